// SPDX-License-Identifier: GPL-3.0-or-later
#include "command/comparisons.h"

#include "command/comparisontext.h"
#include "command/output.h"
#include "command/text.h"
#include "library/library.h"
#include "report/transfer.h"

using namespace Qt::StringLiterals;

namespace command {

namespace {

void refuse(const Collaborators &with, const QString &reason, ExitCode code, const Done &done)
{
    say(with.err, reason);
    done(code);
}

/// Into the file, or where none is named to the output.
void print(const Collaborators &with, const QString &file, const QByteArray &bytes, const Done &done)
{
    const auto written = file.isEmpty() ? put(with.out, bytes) : putFile(file, bytes);
    if (!written)
        return refuse(with, written.error(), ExitCode::Failed, done);
    done(ExitCode::Done);
}

void exportPage(const compare::ExperimentId &id, const ExportComparison &wanted, const Collaborators &with,
                QObject *context, const Done &done)
{
    with.library.loadExperiment(id.value, context, [=](const std::expected<QList<QJsonObject>, QString> &events) {
        if (!events)
            return refuse(with, events.error(), ExitCode::Failed, done);
        const auto experiment = compare::experimentFromJson(id, *events);
        if (!experiment) {
            return refuse(with, tr("This comparison cannot be read: it may be of a newer version."), ExitCode::Failed,
                          done);
        }
        report::exportPage(*experiment, compare::findings(*experiment), {}, with.library, context,
                           [=](const QByteArray &page) { print(with, wanted.file, page, done); });
    });
}

} // namespace

void listComparisons(const ListComparisons &list, const Collaborators &with, QObject *context, const Done &done)
{
    with.library.experiments(list.search, context, [=](const QList<library::ExperimentEntry> &entries) {
        print(with, {}, list.asJson ? comparisonsAsJson(entries) : comparisonsAsText(entries), done);
    });
}

void exportComparison(const ExportComparison &wanted, const Collaborators &with, QObject *context, const Done &done)
{
    with.library.findExperiment(wanted.comparison, context, [=](const std::expected<QString, QString> &found) {
        if (!found)
            return refuse(with, found.error(), ExitCode::WrongUse, done);
        const compare::ExperimentId id{*found};
        if (!wanted.asJson)
            return exportPage(id, wanted, with, context, done);
        report::exportFile(id, with.library, context, [=](const std::expected<QByteArray, QString> &bytes) {
            if (bytes)
                print(with, wanted.file, *bytes, done);
            else
                refuse(with, bytes.error(), ExitCode::Failed, done);
        });
    });
}

void importComparison(const ImportComparison &import, const Collaborators &with, QObject *context, const Done &done)
{
    report::importFile(import.file, with.library, with.laboratory, context,
                       [=](const std::expected<compare::ExperimentId, QString> &id) {
                           if (!id)
                               return refuse(with, id.error(), ExitCode::WrongUse, done);
                           print(with, {}, tr("Kept as comparison %1.\n").arg(id->value.left(8)).toUtf8(), done);
                       });
}

} // namespace command
