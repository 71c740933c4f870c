// SPDX-License-Identifier: GPL-3.0-or-later
#include "catalogue/listfile.h"

#include "catalogue/text.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QJsonDocument>
#include <QJsonObject>
#include <QSaveFile>
#include <QUrl>

using namespace Qt::StringLiterals;

namespace catalogue {

static constexpr int version = 1;
static constexpr qint64 longestHead = 8 * 1024;

QString listFile(const QString &folder, const QString &endpointId)
{
    return folder + u'/' + QString::fromLatin1(QUrl::toPercentEncoding(endpointId)) + u".models"_s;
}

std::optional<KeptList> readList(const QString &path, const settings::Endpoint &endpoint)
{
    QFile file(path);
    if (!QFileInfo(path).isFile() || !file.open(QIODevice::ReadOnly))
        return std::nullopt;
    const QJsonObject head = QJsonDocument::fromJson(file.readLine(longestHead)).object();
    const QDateTime fetched = QDateTime::fromString(head.value("fetched"_L1).toString(), Qt::ISODate);
    if (head.value("version"_L1) != version || head.value("url"_L1) != endpoint.url.toString() || !fetched.isValid())
        return std::nullopt;
    auto list = readModels(file.read(largestReply + 1), endpoint);
    if (!list)
        return std::nullopt;
    return KeptList{.list = *std::move(list), .fetched = fetched.toUTC()};
}

std::expected<void, QString> writeList(const QString &path, const settings::Endpoint &endpoint,
                                       const QDateTime &fetched, const QByteArray &reply)
{
    const QJsonObject head{{u"version"_s, version},
                           {u"url"_s, endpoint.url.toString()},
                           {u"fetched"_s, fetched.toUTC().toString(Qt::ISODate)}};
    const auto failed = [&](const QString &why) {
        return std::unexpected(Text::tr("%1 cannot be written: %2.").arg(QDir::toNativeSeparators(path), why));
    };
    if (!QDir().mkpath(QFileInfo(path).absolutePath()))
        return failed(Text::tr("its folder cannot be made"));
    QSaveFile file(path);
    if (!file.open(QIODevice::WriteOnly) || !file.setPermissions(QFile::ReadOwner | QFile::WriteOwner))
        return failed(file.errorString());
    file.write(QJsonDocument(head).toJson(QJsonDocument::Compact) + '\n' + reply);
    if (!file.commit())
        return failed(file.errorString());
    return {};
}

} // namespace catalogue
