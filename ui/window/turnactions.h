// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QPointer>

class QAction;

namespace windowui {

class SessionPage;

/// The keys for what is inside a turn: members, answer, breakdown. They go to the newest turn of the page that is
/// shown.
class TurnActions : public QObject
{
    Q_OBJECT

public:
    explicit TurnActions(QWidget *window);

    void setPage(SessionPage *page);
    [[nodiscard]] QList<QAction *> listedActions() const { return m_actions; }

private:
    template<typename Command>
    QAction *add(const QString &name, const QString &text, const QKeySequence &keys, Command command);

    QList<QAction *> m_actions;
    QPointer<SessionPage> m_page;
};

} // namespace windowui
