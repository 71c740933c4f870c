// SPDX-License-Identifier: GPL-3.0-or-later
#include "bench/serverprocess.h"

#include <QCoreApplication>
#include <QThread>

using namespace Qt::StringLiterals;

namespace bench {

ServerProcess::ServerProcess(const QStringList &arguments)
{
    if (!m_log.open())
        qFatal("There is no place for the server's log.");
    m_process.setStandardOutputFile(m_log.fileName());
    m_process.setProcessChannelMode(QProcess::ForwardedErrorChannel);
    m_process.start(QCoreApplication::applicationDirPath() + u"/modelserver"_s, arguments);
    if (!m_process.waitForStarted())
        qFatal("The model server does not start.");
    m_baseUrl = QUrl(QString::fromUtf8(readLine().trimmed()));
}

ServerProcess::~ServerProcess()
{
    m_process.closeWriteChannel();
    m_process.waitForFinished();
}

QList<ServerProcess::Event> ServerProcess::eventsUntilEndOf(const QString &model)
{
    QList<Event> events;
    while (events.isEmpty() || !events.last().is(u"ended", model)) {
        const QList<QByteArray> words = readLine().trimmed().split(' ');
        events.append(
            {QString::fromUtf8(words.value(0)), QString::fromUtf8(words.value(1)), words.value(2).toDouble() / 1000});
    }
    return events;
}

QByteArray ServerProcess::readLine()
{
    QByteArray line;
    for (int tries = 0; !line.endsWith('\n'); ++tries) {
        if (tries > 10'000)
            qFatal("The model server says nothing.");
        line += m_log.readLine();
        if (!line.endsWith('\n'))
            QThread::msleep(1);
    }
    return line;
}

} // namespace bench
