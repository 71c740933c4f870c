// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "compare/dailyuse.h"
#include "ui/compare/dailyuseoffer.h"

#include <QScrollArea>

namespace styleui {
class ElidedLabel;
}

namespace compareui {

class AbForm;
class ChartPane;
class TurnList;

/// What ordinary sessions say of the panels, apart from experiments, and the A/B between two of them.
class DailyUsePane : public QScrollArea
{
    Q_OBJECT

public:
    explicit DailyUsePane(const DailyUseOffer &offer, QWidget *parent = nullptr);

    void focusFirst();
    /// Closes the list of sessions. False where it is not open.
    bool closeSomething();

Q_SIGNALS:
    void turnAsked(const chat::SessionId &session, const chat::TurnId &turn);
    void saved(const QString &path);
    void saveFailed(const QString &problem);

protected:
    void showEvent(QShowEvent *event) override;

private:
    [[nodiscard]] QWidget *createPage();
    void read();
    void take(const QList<library::LedgerEntry> &entries);
    void open(const ChartPane *from, const QList<chat::TurnId> &turns);
    void list(const QString &panel, const QList<compare::UsedTurn> &turns,
              const QHash<chat::SessionId, QString> &titles);

    const DailyUseOffer m_offer;
    compare::DailyUse m_use;
    compare::DailyUse m_drawn; ///< of the A/B
    AbForm *const m_ab;
    ChartPane *const m_chart;
    ChartPane *const m_abChart;
    QWidget *const m_behind;
    styleui::ElidedLabel *const m_behindTitle;
    TurnList *const m_turns;
};

} // namespace compareui
