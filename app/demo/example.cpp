// SPDX-License-Identifier: GPL-3.0-or-later
#include "demo/example.h"

#include "demo/contents.h"

#include <QJsonArray>
#include <QJsonDocument>

using namespace Qt::StringLiterals;

namespace demo {

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
