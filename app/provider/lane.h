// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QPointer>

#include <functional>

namespace provider {

/// The queue before a server that serves only so many requests at once: first come, first served. Tickets are objects;
/// one that is gone stands no longer in line.
class Lane
{
public:
    explicit Lane(int atOnce) : m_atOnce(atOnce) {}

    /// True: go at once. False: `go` is called when it is the ticket's turn.
    [[nodiscard]] bool enter(QObject *ticket, std::function<void()> go);
    /// Gives the place free, or steps out of the line.
    void leave(QObject *ticket);

private:
    struct Waiting
    {
        QPointer<QObject> ticket;
        std::function<void()> go;
    };

    void admit();

    const int m_atOnce;
    QList<QPointer<QObject>> m_inside;
    QList<Waiting> m_waiting;
};

} // namespace provider
