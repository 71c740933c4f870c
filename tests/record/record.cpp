// SPDX-License-Identifier: GPL-3.0-or-later
#include "record/examplerecorder.h"

#include <QCoreApplication>
#include <QJsonArray>
#include <QJsonDocument>
#include <QSaveFile>

#include <cstdio>

using namespace Qt::StringLiterals;

namespace {

bool write(const QString &path, const QByteArray &bytes)
{
    QSaveFile file(path);
    if (file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size() && file.commit())
        return true;
    std::fprintf(stderr, "%s: %s\n", qPrintable(path), qPrintable(file.errorString()));
    return false;
}

} // namespace

/// counterpoint_record FOLDER: plays FOLDER/NAME/script.json and keeps FOLDER/NAME.jsonl and FOLDER/examples.json.
int main(int argc, char *argv[])
{
    const QCoreApplication application(argc, argv);
    if (argc != 2) {
        std::fprintf(stderr, "Give the folder of the examples.\n");
        return 2;
    }
    const QString folder = QString::fromLocal8Bit(argv[1]);
    QJsonArray cards;
    for (const QString &name : record::exampleNames()) {
        const auto script = record::readScript(folder + u'/' + name);
        const auto events = script ? record::record(*script) : std::unexpected(script.error());
        if (!events) {
            std::fprintf(stderr, "%s\n", qPrintable(events.error()));
            return 1;
        }
        QByteArray lines;
        for (const chat::RunEvent &event : *events)
            lines += QJsonDocument(toJson(event)).toJson(QJsonDocument::Compact) + '\n';
        if (!write(folder + u'/' + name + u".jsonl"_s, lines))
            return 1;
        cards.append(QJsonObject{{u"name"_s, script->name},
                                 {u"title"_s, script->title},
                                 {u"summary"_s, script->summary},
                                 {u"prompt"_s, script->prompt}});
        std::printf("%s: %lld events\n", qPrintable(name), qlonglong(events->size()));
    }
    return write(folder + u"/examples.json"_s, QJsonDocument(cards).toJson()) ? 0 : 1;
}
