// SPDX-License-Identifier: GPL-3.0-or-later
#include "command/comparisontext.h"

#include "chat/figures.h"
#include "command/output.h"
#include "command/text.h"
#include "compare/findings.h"
#include "compare/words.h"

#include <QJsonArray>
#include <QJsonDocument>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace command {

namespace {

/// As many characters of an id as name it among few.
constexpr qsizetype shortIdLength = 8;

template<typename Value>
const Value *find(const QList<Value> &values, int contestant)
{
    const auto found = std::ranges::find(values, contestant, &Value::contestant);
    return found == values.end() ? nullptr : &*found;
}

QString qualityText(const compare::WorthPoint &point, compare::Basis basis)
{
    const compare::Interval &points = point.quality.points;
    const QString value = compare::pointsText(basis, points.value);
    if (!points.hasRange())
        return value;
    return u"%1 (%2–%3)"_s.arg(value, compare::pointsText(basis, points.low), compare::pointsText(basis, points.high));
}

QStringList cellsOf(const compare::Experiment &experiment, const compare::Findings &findings, int contestant,
                    const QString &name)
{
    const auto *const point = find(findings.worth.points, contestant);
    const auto *const cost = find(findings.costs.spent, contestant);
    const auto *const time = find(findings.times.spent, contestant);
    const auto isOf = [contestant](const compare::Trial &trial) { return trial.id.contestant == contestant; };
    const auto answered = std::ranges::count_if(
        experiment.trials, [&](const compare::Trial &trial) { return isOf(trial) && trial.isAnswered(); });
    const auto median = [time] { return std::chrono::milliseconds(qint64(time->seconds.median * 1000)); };
    return {name.simplified(), point ? qualityText(*point, findings.worth.basis) : u"–"_s,
            cost ? chat::costText(cost->usd) : u"–"_s, time ? chat::secondsText(median()) : u"–"_s,
            tr("%1 of %2").arg(answered).arg(std::ranges::count_if(experiment.trials, isOf))};
}

/// Columns, the first one to the left.
QString aligned(const QList<QStringList> &rows)
{
    QList<qsizetype> widths(rows.first().size(), 0);
    for (const QStringList &row : rows) {
        for (qsizetype column = 0; column < row.size(); ++column)
            widths[column] = std::max(widths[column], row[column].size());
    }
    QString text;
    for (const QStringList &row : rows) {
        QString line = row.first().leftJustified(widths.first());
        for (qsizetype column = 1; column < row.size(); ++column)
            line += u"  "_s + row[column].rightJustified(widths[column]);
        text += line + u'\n';
    }
    return text;
}

} // namespace

QByteArray resultsAsText(const compare::Experiment &experiment)
{
    const compare::Findings findings = compare::findings(experiment);
    const bool isScored = findings.worth.basis != compare::Basis::None;
    QList<int> order = compare::competitors(experiment.plan);
    std::ranges::stable_sort(order, std::ranges::greater(), [&findings](int contestant) {
        const auto *const point = find(findings.worth.points, contestant);
        return point ? point->quality.points.value : -1;
    });
    const QHash<int, QString> names = compare::contestantNames(experiment.plan);
    QList<QStringList> rows{{QString(), isScored ? compare::basisName(findings.worth.basis) : QString(),
                             tr("cost of a question"), tr("time, median"), tr("answers")}};
    for (const int contestant : std::as_const(order))
        rows.append(cellsOf(experiment, findings, contestant, names.value(contestant)));
    if (!isScored) {
        for (QStringList &row : rows)
            row.remove(1);
    }
    QStringList titles{findings.worth.title, findings.judge.title, findings.lifts.title};
    if (!isScored)
        titles += {findings.costs.title, findings.times.title};
    titles.removeAll(QString());
    QString text;
    for (const QString &title : std::as_const(titles))
        text += title + u".\n"_s;
    if (!text.isEmpty())
        text += u'\n';
    return terminalSafe(text + aligned(rows)).toUtf8();
}

QByteArray comparisonsAsText(const QList<library::ExperimentEntry> &entries)
{
    QString text;
    for (const library::ExperimentEntry &entry : entries) {
        text += u"%1  %2  %3: %4\n"_s.arg(entry.id.left(shortIdLength),
                                          entry.createdAt.toLocalTime().toString(u"yyyy-MM-dd HH:mm"_s),
                                          entry.title.simplified(), compare::summaryText(entry.summary));
    }
    return terminalSafe(text).toUtf8();
}

QByteArray comparisonsAsJson(const QList<library::ExperimentEntry> &entries)
{
    QJsonArray array;
    for (const library::ExperimentEntry &entry : entries) {
        QJsonObject json = entry.summary;
        json.insert(u"comparison"_s, entry.id);
        json.insert(u"title"_s, entry.title);
        json.insert(u"created"_s, entry.createdAt.toString(Qt::ISODateWithMs));
        json.insert(u"changed"_s, entry.changedAt.toString(Qt::ISODateWithMs));
        array.append(json);
    }
    return QJsonDocument(array).toJson(QJsonDocument::Indented);
}

} // namespace command
