// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panel/panelbutton.h"

#include "ui/style/colors.h"
#include "ui/style/membermark.h"
#include "ui/style/metrics.h"
#include "ui/style/plaintext.h"

#include <QStyleOptionButton>
#include <QStylePainter>

using namespace Qt::StringLiterals;

namespace panelui {

namespace {

constexpr int gap = 2 * styleui::step;
constexpr int longestName = 480;
constexpr int shortestName = 80;   // of a longer one
constexpr qsizetype mostMarks = 5; // beside a name
constexpr qsizetype mostNamedMembers = 3;
const QString arrow = u"▾"_s;

} // namespace

PanelButton::PanelButton(QWidget *parent) : QPushButton(parent)
{
    setSizePolicy(QSizePolicy::Maximum, QSizePolicy::Fixed);
    setPanel({});
}

void PanelButton::setPanel(const chat::Panel &panel)
{
    m_name = styleui::oneLine(panel.name);
    m_members.clear();
    QStringList names;
    for (const chat::Member &member : panel.members) {
        m_members.append(Piece{member.id.number, styleui::oneLine(member.displayName())});
        names.append(member.displayName());
    }
    setAccessibleName(panel.members.isEmpty() ? tr("Panel: none picked")
                                              : tr("Panel: %1").arg(m_name.isEmpty() ? names.join(u", "_s) : m_name));
    styleui::setPlainToolTip(this, names.join(u", "_s));
    updateGeometry();
    update();
}

void PanelButton::setCompact(bool compact)
{
    if (std::exchange(m_isCompact, compact) == compact)
        return;
    updateGeometry();
    update();
}

QList<PanelButton::Piece> PanelButton::pieces() const
{
    if (m_members.isEmpty())
        return {{0, tr("Pick a panel")}};
    const qsizetype count = m_members.size();
    QList<Piece> list;
    if (m_name.isEmpty() && count <= mostNamedMembers && !m_isCompact)
        return m_members;
    if (count <= mostMarks || m_name.isEmpty()) {
        for (const Piece &member : m_members)
            list.append(Piece{member.number, {}});
    }
    if (!m_name.isEmpty() && (!m_isCompact || list.isEmpty()))
        list.append(Piece{0, m_name});
    return list;
}

int PanelButton::widthOf(const Piece &piece, int most) const
{
    const int mark = piece.number > 0 ? styleui::markSize(font()).width() : 0;
    // One more than its width, which is rounded: else a text that fits would be cut.
    const int text = piece.text.isEmpty() ? 0 : std::min(most, fontMetrics().horizontalAdvance(piece.text) + 1);
    return mark + (mark > 0 && text > 0 ? gap : 0) + text;
}

int PanelButton::widthOfAll(int most) const
{
    int width = 2 * (styleui::padding - 2) + fontMetrics().horizontalAdvance(arrow) + styleui::step;
    for (const QList<Piece> all = pieces(); const Piece &piece : all)
        width += widthOf(piece, most) + gap;
    return width - gap;
}

int PanelButton::mostInRoom() const
{
    const auto candidates = std::views::iota(shortestName + 1, longestName + 1);
    const auto tooWide = [this](int most) { return widthOfAll(most) > width(); };
    return *std::ranges::partition_point(candidates, std::not_fn(tooWide)) - 1;
}

QSize PanelButton::sizeHint() const
{
    return {widthOfAll(longestName), QPushButton::sizeHint().height()};
}

QSize PanelButton::minimumSizeHint() const
{
    return {widthOfAll(shortestName), QPushButton::sizeHint().height()};
}

void PanelButton::paintEvent(QPaintEvent *)
{
    QStylePainter painter(this);
    QStyleOptionButton option;
    initStyleOption(&option);
    option.text.clear();
    painter.drawControl(QStyle::CE_PushButton, option);

    const styleui::Colors &colors = styleui::colors(palette());
    QRect place = rect().adjusted(styleui::padding - 2, 0, -(styleui::padding - 2), 0);
    painter.setFont(font());
    const int most = mostInRoom();
    for (const QList<Piece> all = pieces(); const Piece &piece : all) {
        QRect here = place;
        here.setWidth(widthOf(piece, most));
        if (piece.number > 0) {
            const QSize mark = styleui::markSize(font());
            QRect square(QPoint(), mark);
            square.moveCenter(here.center());
            square.moveLeft(here.left());
            styleui::paintMark(painter, square, piece.number, font(), palette());
            here.setLeft(here.left() + mark.width() + gap);
        }
        painter.setPen(colors.text);
        painter.drawText(here, Qt::AlignVCenter | Qt::TextSingleLine,
                         fontMetrics().elidedText(piece.text, Qt::ElideRight, here.width()));
        place.setLeft(place.left() + widthOf(piece, most) + gap);
    }
    painter.setPen(colors.text);
    painter.drawText(place.adjusted(styleui::step - gap, 0, 0, 0), Qt::AlignVCenter | Qt::TextSingleLine, arrow);
}

} // namespace panelui
