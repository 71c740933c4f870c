// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/compare/figurebars.h"

#include "chat/figures.h"
#include "ui/style/colors.h"
#include "ui/style/metrics.h"

#include <QPainter>

using namespace Qt::StringLiterals;
using compare::TrialFigures;

namespace compareui {

namespace {

constexpr int barHeight = 2 * styleui::step;
constexpr int shortestBar = 2;

struct Measure
{
    QString name;
    std::function<std::optional<double>(const TrialFigures &)> value;
    std::function<QString(const TrialFigures &)> text;
};

QString countText(int count)
{
    return QLocale().toString(count);
}

QList<Measure> measures()
{
    const auto judged = [](int TrialFigures::*count) {
        return [count](const TrialFigures &figures) {
            return figures.hasAnalysis ? std::optional(double(figures.*count)) : std::nullopt;
        };
    };
    return {
        {FigureBars::tr("Cost"), [](const TrialFigures &of) { return of.costUsd(); },
         [](const TrialFigures &of) { return chat::costText(*of.costUsd()); }},
        {FigureBars::tr("Time"), [](const TrialFigures &of) { return std::optional(double(of.time().count())); },
         [](const TrialFigures &of) { return chat::secondsText(of.time()); }},
        {FigureBars::tr("Tokens"), [](const TrialFigures &of) { return std::optional(double(of.tokens())); },
         [](const TrialFigures &of) { return QLocale().toString(of.tokens()); }},
        {FigureBars::tr("Points found"), judged(&TrialFigures::points),
         [](const TrialFigures &of) { return countText(of.points); }},
        {FigureBars::tr("Contradictions"), judged(&TrialFigures::contradictions),
         [](const TrialFigures &of) { return countText(of.contradictions); }},
        {FigureBars::tr("Quotes found"), judged(&TrialFigures::quotesFound),
         [](const TrialFigures &of) {
             return FigureBars::tr("%1 of %2").arg(countText(of.quotesFound), countText(of.quotes));
         }},
    };
}

} // namespace

QList<QList<Figure>> figuresBeside(const QList<TrialFigures> &trials)
{
    QList<QList<Figure>> all(trials.size());
    for (const QList<Measure> list = measures(); const Measure &measure : list) {
        double largest = 0;
        for (const TrialFigures &trial : trials)
            largest = std::max(largest, measure.value(trial).value_or(0));
        for (qsizetype i = 0; i < trials.size(); ++i) {
            const std::optional<double> value = measure.value(trials[i]);
            Figure figure{.name = measure.name, .text = value ? measure.text(trials[i]) : u"–"_s, .share = {}};
            if (value)
                figure.share = largest > 0 ? *value / largest : 0;
            all[i].append(figure);
        }
    }
    return all;
}

FigureBars::FigureBars(QWidget *parent) : QWidget(parent)
{
    setObjectName(u"figures"_s);
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
}

void FigureBars::setFigures(const QList<Figure> &figures, const QList<QList<Figure>> &beside)
{
    m_figures = figures;
    m_textsBeside.clear();
    for (const QList<Figure> &others : beside) {
        for (const Figure &other : others)
            m_textsBeside.append(other.text);
    }
    QStringList spoken;
    for (const Figure &figure : figures)
        spoken.append(figure.name + u": "_s + figure.text);
    setAccessibleName(spoken.join(u", "_s));
    updateGeometry();
    update();
}

int FigureBars::rowHeight() const
{
    return QFontMetrics(styleui::figuresFont(font())).height() + styleui::step;
}

QSize FigureBars::sizeHint() const
{
    return {0, int(m_figures.size()) * rowHeight()};
}

void FigureBars::paintEvent(QPaintEvent *)
{
    const styleui::Colors &colors = styleui::colors(palette());
    const QFont small = styleui::figuresFont(font());
    const QFontMetrics metrics(small);
    int names = 0;
    int texts = 0;
    for (const Figure &figure : std::as_const(m_figures))
        names = std::max(names, metrics.horizontalAdvance(figure.name) + 1);
    for (const QString &text : std::as_const(m_textsBeside))
        texts = std::max(texts, metrics.horizontalAdvance(text) + 1);
    constexpr int gap = 2 * styleui::step;
    const int bars = std::max(0, width() - names - texts - 2 * gap);
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setFont(small);
    QRect row(0, 0, width(), rowHeight());
    for (const Figure &figure : std::as_const(m_figures)) {
        painter.setPen(colors.secondary);
        painter.drawText(row, Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine, figure.name);
        painter.setPen(colors.text);
        painter.drawText(row, Qt::AlignRight | Qt::AlignVCenter | Qt::TextSingleLine, figure.text);
        if (figure.share && bars > shortestBar) {
            QRectF bar(names + gap, row.center().y() - barHeight / 2.0 + 1, bars, barHeight);
            painter.setPen(Qt::NoPen);
            painter.setBrush(colors.hairline);
            painter.drawRoundedRect(bar, barHeight / 2.0, barHeight / 2.0);
            bar.setWidth(std::max(double(barHeight), bars * *figure.share));
            painter.setBrush(colors.secondary);
            if (*figure.share > 0)
                painter.drawRoundedRect(bar, barHeight / 2.0, barHeight / 2.0);
        }
        row.translate(0, rowHeight());
    }
}

} // namespace compareui
