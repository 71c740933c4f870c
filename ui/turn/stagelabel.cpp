// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/turn/stagelabel.h"

#include "ui/style/colors.h"
#include "ui/style/metrics.h"

#include <QPainter>

namespace turnui {

namespace {

constexpr int dotSize = 7;
constexpr int dotRoom = dotSize + styleui::step + 2;
constexpr int shortestName = 14; ///< characters that are kept where room is short
constexpr int figuresGap = 2 * styleui::step;

} // namespace

StageLabel::StageLabel(QWidget *parent) : QWidget(parent)
{
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
}

void StageLabel::setStage(const Stage &stage)
{
    if (stage == m_stage)
        return;
    m_stage = stage;
    QStringList parts{stage.text};
    if (stage.state == Stage::State::Failed)
        parts << tr("failed");
    if (!stage.figures.isEmpty())
        parts << stage.figures;
    setAccessibleName(parts.join(QStringLiteral(", ")));
    updateGeometry();
    update();
}

QFont StageLabel::nameFont() const
{
    return m_stage.state == Stage::State::Running ? styleui::strong(font()) : font();
}

QSize StageLabel::sizeHint() const
{
    QSize size = minimumSizeHint();
    size.setWidth(dotRoom + QFontMetrics(nameFont()).horizontalAdvance(m_stage.text) + 2);
    if (!m_stage.figures.isEmpty())
        size.rwidth() += figuresGap + QFontMetrics(styleui::figuresFont(font())).horizontalAdvance(m_stage.figures) + 2;
    return size;
}

QSize StageLabel::minimumSizeHint() const
{
    const QFontMetrics metrics(nameFont());
    const int name = qMin(metrics.horizontalAdvance(m_stage.text), metrics.averageCharWidth() * shortestName);
    return {dotRoom + name + 2, fontMetrics().height() + 2};
}

void StageLabel::paintEvent(QPaintEvent *)
{
    const styleui::Colors &colors = styleui::colors(palette());
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const QRectF dot(0.5, (height() - dotSize) / 2.0, dotSize, dotSize);
    switch (m_stage.state) {
    case Stage::State::Coming:
        painter.setPen(QPen(colors.faint, 1.2));
        painter.drawEllipse(dot.adjusted(0.5, 0.5, -0.5, -0.5));
        break;
    case Stage::State::Running:
    case Stage::State::Done:
    case Stage::State::Degraded:
        painter.setPen(Qt::NoPen);
        painter.setBrush(m_stage.state == Stage::State::Running ? colors.accent
                         : m_stage.state == Stage::State::Done  ? colors.success
                                                                : colors.warning);
        painter.drawEllipse(dot);
        break;
    case Stage::State::Failed:
        painter.setPen(QPen(colors.failure, 1.8, Qt::SolidLine, Qt::RoundCap));
        painter.drawLine(dot.topLeft(), dot.bottomRight());
        painter.drawLine(dot.topRight(), dot.bottomLeft());
        break;
    }
    const QFont name = nameFont();
    QRect place = rect().adjusted(dotRoom, 0, 0, 0);
    painter.setFont(name);
    painter.setPen(m_stage.state == Stage::State::Running ? colors.text : colors.secondary);
    const QString shown = QFontMetrics(name).elidedText(m_stage.text, Qt::ElideRight, place.width());
    painter.drawText(place, Qt::AlignVCenter | Qt::TextSingleLine, shown);
    place.setLeft(place.left() + QFontMetrics(name).horizontalAdvance(shown) + figuresGap);
    const QFont small = styleui::figuresFont(font());
    if (QFontMetrics(small).horizontalAdvance(m_stage.figures) > place.width())
        return;
    painter.setFont(small);
    painter.setPen(m_stage.state == Stage::State::Failed ? colors.failure : colors.faint);
    painter.drawText(place, Qt::AlignVCenter | Qt::TextSingleLine, m_stage.figures);
}

} // namespace turnui
