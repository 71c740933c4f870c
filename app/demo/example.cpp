// SPDX-License-Identifier: GPL-3.0-or-later
#include "demo/example.h"

#include <QCoreApplication>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>

using namespace Qt::StringLiterals;

// Q_INIT_RESOURCE must stand outside of any namespace.
static void initializeResources()
{
    Q_INIT_RESOURCE(demo);
}

namespace demo {

namespace {

QByteArray contents(const QString &fileName)
{
    initializeResources();
    QFile file(u":/demo/"_s + fileName);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

} // namespace

QList<Example> examples()
{
    QList<Example> list;
    const QJsonArray entries = QJsonDocument::fromJson(contents(u"examples.json"_s)).array();
    for (const QJsonValue &entry : entries) {
        list.append({.name = entry["name"_L1].toString(),
                     .title = entry["title"_L1].toString(),
                     .summary = entry["summary"_L1].toString(),
                     .prompt = entry["prompt"_L1].toString()});
    }
    return list;
}

QList<chat::RunEvent> events(const QString &name)
{
    QList<chat::RunEvent> list;
    const QList<QByteArray> lines = contents(name + u".jsonl"_s).split('\n');
    for (const QByteArray &line : lines) {
        if (line.isEmpty())
            continue;
        if (auto event = chat::runEventFromJson(QJsonDocument::fromJson(line).object()))
            list.append(*std::move(event));
    }
    return list;
}

} // namespace demo
