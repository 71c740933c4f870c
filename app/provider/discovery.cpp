// SPDX-License-Identifier: GPL-3.0-or-later
#include "provider/discovery.h"

#include "chat/clock.h"
#include "provider/plainrequest.h"

#include <QNetworkReply>
#include <QPointer>

using namespace Qt::StringLiterals;

namespace provider {

static constexpr qsizetype longestAnswer = 1024 * 1024;

static QList<QUrl> usualPlaces()
{
    QList<QUrl> roots;
    for (const int port : {11434, 1234, 8080, 9931, 8000, 1337, 4000, 5001})
        roots.append(QUrl(u"http://127.0.0.1:%1"_s.arg(port)));
    return roots;
}

/// One address and its answers so far. An object, so that its watchdog ends with it.
struct Discovery::Place : QObject
{
    explicit Place(QUrl address) : root(std::move(address)) {}

    const QUrl root;
    QHash<QString, Answer> answers;
    QList<QPointer<QNetworkReply>> replies;
    qsizetype open = 0; ///< questions without an answer
    bool isSettled = false;
    std::optional<FoundServer> server;
};

Discovery::Discovery(chat::Clock &clock, QObject *parent)
    : QObject(parent), m_clock(clock), m_manager(plainManager()), m_places(usualPlaces())
{
}

Discovery::~Discovery()
{
    for (const auto &place : m_asked) {
        for (const QPointer<QNetworkReply> &reply : std::as_const(place->replies)) {
            if (reply)
                reply->disconnect(this);
        }
    }
}

void Discovery::start()
{
    if (isLooking())
        return;
    m_asked.clear();
    m_open = static_cast<int>(m_places.size());
    for (const QUrl &root : std::as_const(m_places))
        m_asked.push_back(std::make_unique<Place>(root));
    for (const auto &place : m_asked) {
        place->open = questions().size();
        for (const QString &question : questions())
            ask(*place, question);
        m_clock.after(patience, place.get(), [this, place = place.get()] { settle(*place); });
    }
    if (m_asked.empty())
        QMetaObject::invokeMethod(this, &Discovery::finished, Qt::QueuedConnection);
}

void Discovery::ask(Place &place, const QString &question)
{
    QNetworkReply *const reply = m_manager->get(plainRequest(place.root.resolved(QUrl(question))));
    place.replies.append(reply);
    connect(reply, &QNetworkReply::downloadProgress, this, [reply](qint64 received) {
        if (received > longestAnswer)
            reply->abort();
    });
    connect(reply, &QNetworkReply::finished, this, [this, &place, question, reply] {
        const int status = reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
        place.answers.insert(
            question, {.status = status, .body = reply->isReadable() ? reply->read(longestAnswer) : QByteArray()});
        reply->deleteLater();
        if (--place.open == 0)
            settle(place);
    });
}

void Discovery::settle(Place &place)
{
    if (std::exchange(place.isSettled, true))
        return;
    for (const QPointer<QNetworkReply> &reply : std::as_const(place.replies)) {
        if (!reply || reply->isFinished())
            continue;
        reply->disconnect(this);
        reply->abort();
        reply->deleteLater();
    }
    place.server = recognised(place.root, place.answers);
    --m_open;
    const bool wasLast = m_open == 0;
    const QPointer guard(this);
    if (place.server)
        Q_EMIT found(*place.server);
    if (guard && wasLast && m_open == 0)
        Q_EMIT finished();
}

QList<FoundServer> Discovery::servers() const
{
    QList<FoundServer> result;
    for (const auto &place : m_asked) {
        if (place->server)
            result.append(*place->server);
    }
    return result;
}

} // namespace provider
