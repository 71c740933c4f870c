// SPDX-License-Identifier: GPL-3.0-or-later
#include "record/experimentscript.h"

using namespace Qt::StringLiterals;

namespace record {

namespace {

compare::Contestant contestantFrom(const QJsonObject &json)
{
    if (!json["alone"_L1].toBool())
        return {.panel = panelFrom(json)};
    const chat::Member member = panelFrom(json).members.first();
    return compare::aloneContestant({.model = member.model, .settings = member.settings});
}

/// What is said in a trial: by place, as the recorder wants it.
QMap<QString, ScriptedReply> repliesIn(const compare::Contestant &contestant, const QJsonObject &json,
                                       const QMap<QString, ScriptedReply> &voices)
{
    QMap<QString, ScriptedReply> replies;
    const auto take = [&](const QString &place, const QString &voice) {
        if (voices.contains(voice))
            replies.insert(place, voices.value(voice));
    };
    for (qsizetype i = 0; i < contestant.panel.members.size(); ++i)
        take(contestant.panel.members[i].id.toString(), json["members"_L1][i]["reply"_L1].toString());
    for (const QString &stage : {u"judge"_s, u"writer"_s})
        take(stage, u"%1-%2"_s.arg(stage).arg(contestant.number));
    return replies;
}

QJsonObject about(const QString &question, QJsonObject json)
{
    json.insert(u"question"_s, question);
    return json;
}

/// `{CONTESTANT: {CRITERION: {verdict: MET | UNMET, reason}}}` as a list.
QJsonArray gradesFrom(const QString &question, const QJsonObject &json)
{
    QJsonArray grades;
    for (auto contestant = json.begin(); contestant != json.end(); ++contestant) {
        const QJsonObject criteria = contestant.value().toObject();
        for (auto it = criteria.begin(); it != criteria.end(); ++it) {
            grades.append(QJsonObject{{u"question"_s, question},
                                      {u"contestant"_s, contestant.key().toInt()},
                                      {u"criterion"_s, it.key()},
                                      {u"verdict"_s, it.value()["verdict"_L1].toString().toLower()},
                                      {u"reason"_s, it.value()["reason"_L1].toString()}});
        }
    }
    return grades;
}

class Reader
{
public:
    explicit Reader(QString folder) : m_folder(std::move(folder)) {}

    std::expected<ExperimentScript, QString> read()
    {
        const QJsonObject json = parsed(u"plan.json"_s).object();
        m_script.plan = {.title = json["title"_L1].toString(),
                         .scoring = {.judge = chat::StageModel{.model = modelFrom(json["judge"_L1].toObject())},
                                     .picks = true,
                                     .grades = true},
                         .example = u"experiment"_s};
        const QJsonArray contestants = json["contestants"_L1].toArray();
        for (const QJsonValue &contestant : contestants) {
            m_contestants.append(contestant.toObject());
            compare::addContestant(m_script.plan, contestantFrom(contestant.toObject()));
        }
        const QJsonArray questions = json["questions"_L1].toArray();
        for (const QJsonValue &question : questions)
            readQuestion(question.toString());
        return m_problem.isEmpty() ? std::expected<ExperimentScript, QString>(m_script) : std::unexpected(m_problem);
    }

private:
    void readQuestion(const QString &id)
    {
        const QJsonObject json = parsed(id + u"/script.json"_s).object();
        const auto rubric = compare::rubricFromJson(parsed(id + u"/rubric.json"_s).object());
        const auto voices = readReplies(json["replies"_L1].toObject(), m_folder + u'/' + id);
        if (!rubric || !voices) {
            fail(rubric ? voices.error() : id + u": "_s + rubric.error());
            return;
        }
        const QString prompt = json["prompt"_L1].toString();
        m_script.plan.questions.append(
            {.id = id, .text = prompt, .domain = json["domain"_L1].toString(), .rubric = *rubric});
        QList<ExampleScript> trials;
        for (qsizetype i = 0; i < m_contestants.size(); ++i) {
            const compare::Contestant &contestant = m_script.plan.contestants[i];
            trials.append({.name = u"experiment/%1-%2"_s.arg(id).arg(contestant.number),
                           .prompt = prompt,
                           .panel = contestant.panel,
                           .kind = contestant.kind,
                           .pieceLength = 64,
                           .replies = repliesIn(contestant, m_contestants[i], *voices)});
        }
        m_script.trials.append(trials);
        const QJsonArray picks = parsed(id + u"/picks.json"_s).array();
        for (const QJsonValue &pick : picks)
            m_script.picks.append(about(id, pick.toObject()));
        for (const QJsonValue &grade : gradesFrom(id, parsed(id + u"/grades.json"_s).object()))
            m_script.grades.append(grade);
    }

    QJsonDocument parsed(const QString &file)
    {
        const auto document = readJson(m_folder + u'/' + file);
        if (!document)
            fail(document.error());
        return document.value_or(QJsonDocument());
    }

    void fail(const QString &problem)
    {
        if (m_problem.isEmpty())
            m_problem = problem;
    }

    const QString m_folder;
    QList<QJsonObject> m_contestants; ///< as plan.json has them
    ExperimentScript m_script;
    QString m_problem;
};

} // namespace

std::expected<ExperimentScript, QString> readExperiment(const QString &folder)
{
    return Reader(folder).read();
}

QJsonObject experimentFile(const ExperimentScript &script)
{
    QJsonArray trials;
    for (qsizetype i = 0; i < script.trials.size(); ++i) {
        for (qsizetype j = 0; j < script.trials[i].size(); ++j) {
            trials.append(QJsonObject{{u"question"_s, script.plan.questions[i].id},
                                      {u"contestant"_s, script.plan.contestants[j].number},
                                      {u"events"_s, script.trials[i][j].name}});
        }
    }
    return {{u"plan"_s, compare::toJson(script.plan)},
            {u"trials"_s, trials},
            {u"picks"_s, script.picks},
            {u"grades"_s, script.grades}};
}

} // namespace record
