// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "chat/turn.h"

#include <QHash>
#include <QWidget>

class QButtonGroup;
class QPushButton;
class QScrollArea;
class QVBoxLayout;

namespace styleui {
class ElidedLabel;
}

namespace turnui {

class PointRow;
struct TurnContext;

/// The judge's points, contradictions first, one row a point; with filters by category. Rows appear as points come.
class BreakdownPane : public QWidget
{
    Q_OBJECT

public:
    explicit BreakdownPane(const TurnContext &context, QWidget *parent = nullptr);

    /// Another fusion's breakdown: everything anew. 0: none yet.
    void setFusion(int number);
    /// Takes over the points that came since; a point that changed or went is followed too.
    void sync();
    [[nodiscard]] int fusion() const { return m_fusion; }
    void setFocusHere();
    /// The evidence of the points that are opened.
    [[nodiscard]] QList<chat::Evidence> openedEvidence() const;

private:
    QWidget *makeChips();
    void syncRows(const chat::Turn &turn, const QList<chat::Point> &points);
    void syncChips(const chat::Analysis *analysis);
    void filter(std::optional<chat::Category> category);
    void insert(PointRow *row);
    [[nodiscard]] bool isShown(const PointRow &row) const;

    const TurnContext &m_context;
    int m_fusion = 0;
    std::optional<chat::Category> m_filter;
    QButtonGroup *const m_chips;
    QWidget *const m_chipBox;
    styleui::ElidedLabel *const m_subtitle;
    styleui::ElidedLabel *const m_placeholder;
    QScrollArea *const m_scroll;
    QVBoxLayout *m_rows = nullptr;
    QList<PointRow *> m_points; ///< in the order on the screen
};

} // namespace turnui
