// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QProcess>
#include <QTemporaryFile>
#include <QUrl>

namespace bench {

/// The model server in a process of its own, beside this program. Ends with this object.
class ServerProcess
{
public:
    explicit ServerProcess(const QStringList &arguments);
    ~ServerProcess();

    [[nodiscard]] QUrl baseUrl() const { return m_baseUrl; }

    /// Something that the server says has happened: "request" or "ended", of which model, when on the steady clock.
    struct Event
    {
        QString what;
        QString model;
        double at = 0; ///< milliseconds

        [[nodiscard]] bool is(QStringView wanted, QStringView of) const { return what == wanted && model == of; }
    };
    /// What happened since the last call, waiting until a reply of that model has ended.
    [[nodiscard]] QList<Event> eventsUntilEndOf(const QString &model);

private:
    [[nodiscard]] QByteArray readLine();

    QTemporaryFile m_log; ///< a file and no pipe: reading along would cost what is measured
    QProcess m_process;
    QUrl m_baseUrl;
};

} // namespace bench
