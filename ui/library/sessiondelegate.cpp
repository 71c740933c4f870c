// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/library/sessiondelegate.h"

#include "ui/library/sessionlistmodel.h"
#include "ui/style/colors.h"
#include "ui/style/metrics.h"
#include "ui/style/plaintext.h"

#include <QLineEdit>
#include <QPainter>
#include <QTextLayout>

using namespace Qt::StringLiterals;

namespace libraryui {

namespace {

constexpr int side = 2 * styleui::step; // from the row's edge to its text
constexpr int gap = styleui::step;      // between two rows
constexpr int above = 2 * styleui::step + gap / 2;
constexpr int passageLines = 2;
constexpr QChar hitBegins(0xe000);
constexpr QChar hitEnds(0xe001);

QFont titleFontOf(const QStyleOptionViewItem &option)
{
    QFont font = option.font;
    font.setWeight(QFont::Medium);
    return font;
}

QRect boxOf(const QStyleOptionViewItem &option)
{
    return option.rect.adjusted(0, gap / 2, 0, -gap / 2);
}

QRect titleRect(const QStyleOptionViewItem &option)
{
    const int height = QFontMetrics(titleFontOf(option)).height();
    return {option.rect.left() + side, option.rect.top() + above, option.rect.width() - 2 * side, height};
}

} // namespace

QSize SessionDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const int small = QFontMetrics(styleui::figuresFont(option.font)).height();
    if (index.data(SessionListModel::IsHeadingRole).toBool())
        return {0, small + 5 * styleui::step};
    const int lines = index.data(SessionListModel::PassageRole).toString().isEmpty() ? 1 : passageLines;
    return {0, 2 * above + QFontMetrics(titleFontOf(option)).height() + styleui::step + lines * small};
}

void SessionDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    if (index.data(SessionListModel::IsHeadingRole).toBool()) {
        paintHeading(painter, option, index);
        painter->restore();
        return;
    }
    const styleui::Colors &colors = styleui::colors(option.palette);
    paintBackground(painter, option);

    QRect title = titleRect(option);
    const bool isUnread = index.data(SessionListModel::IsUnreadRole).toBool();
    if (isUnread) {
        constexpr int dot = 2 * styleui::step - 1;
        title.adjust(0, 0, -dot - styleui::step, 0);
        painter->setPen(Qt::NoPen);
        painter->setBrush(colors.accent);
        painter->drawEllipse(QRect(option.rect.right() - side - dot, title.center().y() - dot / 2, dot, dot));
    }
    const QFont titleFont = titleFontOf(option);
    painter->setFont(titleFont);
    painter->setPen(colors.text);
    painter->drawText(
        title, Qt::TextSingleLine | Qt::AlignVCenter,
        QFontMetrics(titleFont).elidedText(styleui::oneLine(index.data().toString()), Qt::ElideRight, title.width()));

    QRect below = titleRect(option);
    below.moveTop(below.bottom() + 1 + styleui::step);
    const QString passage = index.data(SessionListModel::PassageRole).toString();
    if (!passage.isEmpty()) {
        below.setBottom(option.rect.bottom() - above);
        paintPassage(painter, below, option, passage);
    } else {
        const QFont small = styleui::figuresFont(option.font);
        const bool isFailed = index.data(SessionListModel::IsFailedRole).toBool() &&
                              !index.data(SessionListModel::IsRunningRole).toBool();
        const QString status = (isFailed ? u"⚠ "_s : QString()) + index.data(SessionListModel::StatusRole).toString();
        below.setHeight(QFontMetrics(small).height());
        painter->setFont(small);
        painter->setPen(isFailed ? colors.failure : colors.secondary);
        painter->drawText(below, Qt::TextSingleLine | Qt::AlignVCenter,
                          QFontMetrics(small).elidedText(status, Qt::ElideRight, below.width()));
    }
    painter->restore();
}

void SessionDelegate::paintHeading(QPainter *painter, const QStyleOptionViewItem &option,
                                   const QModelIndex &index) const
{
    painter->setFont(styleui::figuresFont(option.font));
    painter->setPen(styleui::colors(option.palette).secondary);
    painter->drawText(option.rect.adjusted(side, 0, -side, -styleui::step),
                      Qt::TextSingleLine | Qt::AlignBottom | Qt::AlignLeft, index.data().toString());
}

void SessionDelegate::paintBackground(QPainter *painter, const QStyleOptionViewItem &option) const
{
    const styleui::Colors &colors = styleui::colors(option.palette);
    const bool isSelected = option.state.testFlag(QStyle::State_Selected);
    if (isSelected || option.state.testFlag(QStyle::State_MouseOver)) {
        painter->setPen(Qt::NoPen);
        painter->setBrush(isSelected ? colors.accentTint : colors.opened);
        painter->drawRoundedRect(boxOf(option), styleui::radius, styleui::radius);
    }
    if (option.state.testFlag(QStyle::State_HasFocus) && option.state.testFlag(QStyle::State_KeyboardFocusChange)) {
        painter->setPen(QPen(colors.accent, 1.5));
        painter->setBrush(Qt::NoBrush);
        painter->drawRoundedRect(QRectF(boxOf(option)).adjusted(1, 1, -1, -1), styleui::radius, styleui::radius);
    }
}

void SessionDelegate::paintPassage(QPainter *painter, const QRect &area, const QStyleOptionViewItem &option,
                                   const QString &passage) const
{
    const styleui::Colors &colors = styleui::colors(option.palette);
    QString text = styleui::oneLine(passage);
    const qsizetype begin = text.indexOf(hitBegins);
    const qsizetype end = text.indexOf(hitEnds, begin) - 1; // without the mark before it
    text.remove(hitBegins).remove(hitEnds);

    QTextLayout layout(text, styleui::figuresFont(option.font));
    if (begin >= 0 && end > begin) {
        QTextCharFormat found;
        found.setForeground(colors.text);
        found.setFontWeight(QFont::DemiBold);
        layout.setFormats({{int(begin), int(end - begin), found}});
    }
    layout.beginLayout();
    qreal y = 0;
    for (int i = 0; i < passageLines; ++i) {
        QTextLine line = layout.createLine();
        if (!line.isValid())
            break;
        line.setLineWidth(area.width());
        line.setPosition({0, y});
        y += line.height();
    }
    layout.endLayout();
    painter->setPen(colors.secondary);
    painter->setClipRect(area);
    layout.draw(painter, area.topLeft());
}

QWidget *SessionDelegate::createEditor(QWidget *parent, const QStyleOptionViewItem &, const QModelIndex &) const
{
    auto *const editor = new QLineEdit(parent);
    editor->setObjectName(u"titleEditor"_s);
    editor->setAccessibleName(tr("Title of the session"));
    editor->setMaxLength(200);
    return editor;
}

void SessionDelegate::setEditorData(QWidget *editor, const QModelIndex &index) const
{
    // The row may change while its title is being edited (a run goes on): what was typed stays.
    auto *const field = qobject_cast<QLineEdit *>(editor);
    if (field && !field->isModified())
        field->setText(index.data(Qt::EditRole).toString());
}

void SessionDelegate::updateEditorGeometry(QWidget *editor, const QStyleOptionViewItem &option,
                                           const QModelIndex &) const
{
    editor->setGeometry(option.rect);
}

} // namespace libraryui
