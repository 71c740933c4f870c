// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/turn/sentencemark.h"

#include "ui/style/colors.h"
#include "ui/style/membermark.h"
#include "ui/style/metrics.h"
#include "ui/style/plaintext.h"
#include "ui/turn/markrow.h"

#include <QPainter>
#include <QStyleOptionFocusRect>

namespace turnui {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype mostMarks = 3;

QString noteOn(const chat::Likeness &likeness, const chat::Point &point)
{
    const auto others = point.members.size() - likeness.members.size();
    if (point.category == chat::Category::Contradiction) {
        return others == 0   ? SentenceMark::tr("disputed")
               : others == 1 ? SentenceMark::tr("1 differs")
                             : SentenceMark::tr("%1 differ").arg(others);
    }
    return point.category == chat::Category::UniqueInsight ? SentenceMark::tr("one source") : QString();
}

} // namespace

SentenceMark::SentenceMark(const chat::Likeness &likeness, const chat::Point &point, QWidget *parent)
    : QAbstractButton(parent), m_note(noteOn(likeness, point))
{
    setObjectName(u"sentenceMark%1"_s.arg(point.number));
    const auto count = likeness.members.size();
    m_shown = likeness.members.first(count > mostMarks ? mostMarks - 1 : count);
    m_hidden = count - m_shown.size();
    const QString who = membersInWords(likeness.members);
    const QString held = m_note.isEmpty() ? who : tr("%1, %2").arg(who, m_note);
    const QString text = styleui::oneLine(point.text);
    setAccessibleName(tr("Like the point “%1”: %2").arg(text, held));
    setAccessibleDescription(tr("Beside the sentence that shares its words. Opens the point."));
    styleui::setPlainToolTip(this, accessibleName());
    setFocusPolicy(Qt::TabFocus);
    setAttribute(Qt::WA_Hover);
    setCursor(Qt::PointingHandCursor);
}

QString SentenceMark::more() const
{
    return m_hidden > 0 ? u"+%1"_s.arg(m_hidden) : QString();
}

int SentenceMark::lineHeight() const
{
    return styleui::markSize(font()).height() + styleui::step / 2;
}

QSize SentenceMark::sizeHint() const
{
    const QFontMetrics figures(styleui::figuresFont(font()));
    const int note = m_note.isEmpty() ? 0 : figures.horizontalAdvance(m_note);
    const int marks = marksWidth(m_shown.size() + (m_hidden > 0 ? 1 : 0), font());
    return {std::min(sentenceMarksWidth(font()), std::max(marks, note) + styleui::step),
            lineHeight() + (m_note.isEmpty() ? 0 : figures.height())};
}

void SentenceMark::paintEvent(QPaintEvent *)
{
    const styleui::Colors &colors = styleui::colors(palette());
    QPainter painter(this);
    QRect row(0, 0, width() - styleui::step / 2, lineHeight());
    QRect marks = row;
    if (m_hidden > 0) {
        const int mark = styleui::markSize(font()).width();
        painter.setFont(styleui::figuresFont(font()));
        painter.setPen(colors.secondary);
        painter.drawText(marks.adjusted(marks.width() - mark, 0, 0, 0), Qt::AlignRight | Qt::AlignVCenter, more());
        marks.setRight(marks.right() - mark - styleui::step);
    }
    marks.setLeft(marks.right() + 1 - marksWidth(m_shown.size(), font()));
    paintMarks(painter, marks, m_shown, font(), palette());
    painter.setFont(styleui::figuresFont(font()));
    painter.setPen(underMouse() ? colors.text : colors.secondary);
    const QString note = painter.fontMetrics().elidedText(m_note, Qt::ElideRight, row.width());
    painter.drawText(QRect(0, row.height(), row.width(), height() - row.height()), Qt::AlignRight | Qt::AlignVCenter,
                     note);
    if (hasFocus()) {
        QStyleOptionFocusRect option;
        option.initFrom(this);
        style()->drawPrimitive(QStyle::PE_FrameFocusRect, &option, &painter, this);
    }
}

int sentenceMarksWidth(const QFont &font)
{
    const QFontMetrics figures(styleui::figuresFont(font));
    const int note = figures.horizontalAdvance(SentenceMark::tr("one source"));
    return std::max(marksWidth(mostMarks, font), note) + 3 * styleui::step;
}

} // namespace turnui
