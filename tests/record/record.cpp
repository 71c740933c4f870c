// SPDX-License-Identifier: GPL-3.0-or-later
#include "record/examplerecorder.h"
#include "record/experimentrecorder.h"

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

int fail(const QString &problem)
{
    std::fprintf(stderr, "%s\n", qPrintable(problem));
    return 1;
}

bool keep(const QString &folder, const QString &name, const QList<chat::RunEvent> &events)
{
    QByteArray lines;
    for (const chat::RunEvent &event : events)
        lines += QJsonDocument(toJson(event)).toJson(QJsonDocument::Compact) + '\n';
    std::printf("%s: %lld events\n", qPrintable(name), qlonglong(events.size()));
    return write(folder + u'/' + name + u".jsonl"_s, lines);
}

int recordExamples(const QString &folder)
{
    QJsonArray cards;
    for (const QString &name : record::exampleNames()) {
        const auto script = record::readScript(folder + u'/' + name);
        const auto events = script ? record::record(*script) : std::unexpected(script.error());
        if (!events)
            return fail(events.error());
        if (!keep(folder, name, *events))
            return 1;
        cards.append(QJsonObject{{u"name"_s, script->name},
                                 {u"title"_s, script->title},
                                 {u"summary"_s, script->summary},
                                 {u"prompt"_s, script->prompt}});
    }
    return write(folder + u"/examples.json"_s, QJsonDocument(cards).toJson()) ? 0 : 1;
}

int recordExperiment(const QString &folder)
{
    const auto script = record::readExperiment(folder + u"/experiment"_s);
    if (!script)
        return fail(script.error());
    for (qsizetype question = 0; question < script->trials.size(); ++question) {
        const auto recorded = record::recordQuestion(*script, question);
        if (!recorded)
            return fail(recorded.error());
        for (qsizetype i = 0; i < recorded->size(); ++i) {
            if (!keep(folder, script->trials[question][i].name, recorded->at(i)))
                return 1;
        }
    }
    const QByteArray bytes = QJsonDocument(record::experimentFile(*script)).toJson();
    return write(folder + u"/experiment/experiment.json"_s, bytes) ? 0 : 1;
}

} // namespace

/// counterpoint_record FOLDER: plays FOLDER/NAME/script.json and keeps FOLDER/NAME.jsonl and FOLDER/examples.json; the
/// same for FOLDER/experiment/plan.json, with FOLDER/experiment/experiment.json.
int main(int argc, char *argv[])
{
    const QCoreApplication application(argc, argv);
    if (argc != 2) {
        std::fprintf(stderr, "Give the folder of the examples.\n");
        return 2;
    }
    const QString folder = QString::fromLocal8Bit(argv[1]);
    const int status = recordExamples(folder);
    return status == 0 ? recordExperiment(folder) : status;
}
