// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "chat/turn.h"

#include <QObject>

class QWidget;

namespace windowui {

/// Asks where a turn, a session or a panel is to be written, and writes it: Markdown, or JSON for a whole session and
/// for a panel. Nothing waits for the dialog.
class Exporter : public QObject
{
    Q_OBJECT

public:
    explicit Exporter(QWidget *window);

    void exportTurn(const chat::Session &session, const chat::TurnId &turn);
    void exportSession(const chat::Session &session);
    void exportPanel(const chat::Panel &panel);

    /// Asks where, and hands the path on.
    void choose(const QString &fileName, const QStringList &filters, std::function<void(const QString &)> chosen);
    /// Writes, and says so.
    void save(const QString &path, const QByteArray &bytes);
    /// Writes at once; fails with one sentence. Never leaves half a file.
    [[nodiscard]] static std::expected<void, QString> write(const QString &path, const QByteArray &bytes);

Q_SIGNALS:
    void written(const QString &path);
    void failed(const QString &problem);

private:
    void ask(const QString &fileName, const QStringList &filters, std::function<QByteArray(const QString &)> bytesFor);

    QWidget *const m_window;
};

} // namespace windowui
