// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QProcess>
#include <QStringList>

#include <optional>

namespace librarysamples {

/// The program library_writer, started; read line by line. Killed when this goes.
class WriterProcess
{
public:
    explicit WriterProcess(const QStringList &arguments)
    {
        m_process.setProcessChannelMode(QProcess::ForwardedErrorChannel);
        m_process.start(QStringLiteral(LIBRARY_WRITER), arguments);
    }
    ~WriterProcess() { kill(); }
    Q_DISABLE_COPY_MOVE(WriterProcess)

    /// The next line that it says; nothing when it has ended.
    [[nodiscard]] std::optional<QString> line()
    {
        constexpr int patienceMs = 60'000;
        while (!m_process.canReadLine()) {
            if (!m_process.waitForReadyRead(patienceMs) && !m_process.canReadLine())
                return std::nullopt;
        }
        return QString::fromUtf8(m_process.readLine()).trimmed();
    }
    /// All that it says until it ends.
    [[nodiscard]] QStringList lines()
    {
        QStringList lines;
        while (const auto next = line())
            lines.append(*next);
        return lines;
    }
    [[nodiscard]] bool isRunning()
    {
        m_process.waitForFinished(0);
        return m_process.state() != QProcess::NotRunning;
    }
    /// At once, without a chance to put anything right.
    void kill()
    {
        m_process.kill();
        m_process.waitForFinished();
    }
    /// Asks it to end as a program does.
    void end()
    {
        m_process.closeWriteChannel();
        m_process.waitForFinished();
    }

private:
    QProcess m_process;
};

} // namespace librarysamples
