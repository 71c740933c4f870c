// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "compare/trialfigures.h"

#include <QWidget>

namespace compareui {

/// One figure of an answer beside the same figure of the others.
struct Figure
{
    QString name;                ///< "Cost"
    QString text;                ///< "$0.05"; "–" where there is none
    std::optional<double> share; ///< 0…1 of the largest beside it

    bool operator==(const Figure &) const = default;
};

/// Cost, time, tokens, points, contradictions, quotes found: of each trial in that order.
[[nodiscard]] QList<QList<Figure>> figuresBeside(const QList<compare::TrialFigures> &trials);

/// Figures as bars with their numbers.
class FigureBars : public QWidget
{
    Q_OBJECT

public:
    explicit FigureBars(QWidget *parent = nullptr);

    /// `beside`: of all that stand beside each other, so that their bars are equally long.
    void setFigures(const QList<Figure> &figures, const QList<QList<Figure>> &beside);
    [[nodiscard]] const QList<Figure> &figures() const { return m_figures; }

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    [[nodiscard]] int rowHeight() const;

    QList<Figure> m_figures;
    QStringList m_textsBeside;
};

} // namespace compareui
