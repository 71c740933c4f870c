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
    /// Opens a point, scrolls to it and gives it the keyboard.
    void showPoint(int number);
    /// The evidence of the points that are opened.
    [[nodiscard]] QList<chat::Evidence> openedEvidence() const;

private:
    QWidget *makeChips();
    void syncRows(const chat::Fusion *fusion);
    /// The points that stand here now, in their order: those of the chosen category, as far as they are wanted.
    [[nodiscard]] QList<chat::Point> wanted(const chat::Analysis &analysis);
    void syncChips(const chat::Analysis *analysis);
    void filter(std::optional<chat::Category> category);
    void insert(PointRow *row);
    [[nodiscard]] const chat::Fusion *shownFusion() const;
    void makeRoomFor(int number);
    [[nodiscard]] PointRow *row(int number) const;

    const TurnContext &m_context;
    int m_fusion = 0;
    std::optional<chat::Category> m_filter;
    QButtonGroup *const m_chips;
    QWidget *const m_chipBox;
    styleui::ElidedLabel *const m_subtitle;
    styleui::ElidedLabel *const m_placeholder;
    QScrollArea *const m_scroll;
    QPushButton *const m_more;
    qsizetype m_room; ///< so many rows at most, until more are asked for
    QVBoxLayout *m_rows = nullptr;
    QList<PointRow *> m_points; ///< in the order on the screen
};

} // namespace turnui
