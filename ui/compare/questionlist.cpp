// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/compare/questionlist.h"

#include "ui/compare/words.h"
#include "ui/style/plaintext.h"

#include <QMap>

using namespace Qt::StringLiterals;
using compare::Question;

namespace compareui {

namespace {

constexpr qsizetype longestLine = 400;
constexpr qsizetype mostDomains = 6;

bool isSame(const Question &one, const Question &other)
{
    return one.text == other.text && one.rubric == other.rubric;
}

} // namespace

void QuestionList::setQuestions(const QList<Question> &questions, const QSet<QString> &taken)
{
    beginResetModel();
    m_questions.clear();
    m_taken = taken;
    m_last = 0;
    for (const Question &question : questions) {
        m_questions.append(question);
        m_taken.insert(question.id);
    }
    endResetModel();
}

qsizetype QuestionList::add(const QList<Question> &questions)
{
    QSet<QString> texts;
    for (const Question &question : std::as_const(m_questions))
        texts.insert(question.text);
    QList<Question> added;
    for (Question question : questions) {
        const auto same = [&question](const Question &other) { return isSame(question, other); };
        if (texts.contains(question.text) &&
            (std::ranges::any_of(m_questions, same) || std::ranges::any_of(added, same)))
            continue;
        while (question.id.isEmpty() || m_taken.contains(question.id))
            question.id = QString::number(++m_last);
        m_taken.insert(question.id);
        texts.insert(question.text);
        added.append(question);
    }
    if (added.isEmpty())
        return 0;
    beginInsertRows({}, int(m_questions.size()), int(m_questions.size() + added.size()) - 1);
    m_questions += added;
    endInsertRows();
    return added.size();
}

void QuestionList::remove(QModelIndexList indexes)
{
    std::ranges::sort(indexes, std::greater(), &QModelIndex::row);
    for (qsizetype i = 0; i < indexes.size();) { // those that stand together at once
        const int last = indexes[i].row();
        int first = last;
        while (++i < indexes.size() && indexes[i].row() == first - 1)
            --first;
        beginRemoveRows({}, first, last);
        m_questions.remove(first, last - first + 1);
        endRemoveRows();
    }
}

int QuestionList::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_questions.size());
}

QVariant QuestionList::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const Question &question = m_questions[index.row()];
    if (role != Qt::DisplayRole && role != Qt::AccessibleTextRole)
        return {};
    QStringList parts;
    if (!question.domain.isEmpty())
        parts.append(styleui::oneLine(question.domain));
    if (question.rubric)
        parts.append(counted(question.rubric->count(), tr("1 criterion"), tr("%1 criteria")));
    parts.append(styleui::oneLine(question.text.left(longestLine)));
    return parts.join(u" · "_s);
}

QString summaryOf(const QList<Question> &questions)
{
    qsizetype rubrics = 0;
    QMap<QString, int> domains;
    for (const Question &question : questions) {
        rubrics += question.rubric ? 1 : 0;
        ++domains[question.domain];
    }
    QStringList parts{counted(questions.size(), QuestionList::tr("1 question"), QuestionList::tr("%1 questions"))};
    if (rubrics > 0)
        parts.append(QuestionList::tr("%1 with a rubric").arg(rubrics));
    if (domains.size() > 1 || (domains.size() == 1 && !domains.firstKey().isEmpty())) {
        QList<std::pair<QString, int>> most(domains.keyValueBegin(), domains.keyValueEnd());
        std::ranges::stable_sort(most, std::greater(), &std::pair<QString, int>::second);
        QStringList named;
        for (const auto &[domain, count] : std::as_const(most).first(std::min(most.size(), mostDomains)))
            named.append(
                u"%1 %2"_s.arg(domain.isEmpty() ? QuestionList::tr("without a domain") : styleui::oneLine(domain))
                    .arg(count));
        if (most.size() > mostDomains)
            named.append(u"…"_s);
        parts.append(named.join(u", "_s));
    }
    return parts.join(u" · "_s);
}

QList<Question> questionsIn(const QString &lines)
{
    QList<Question> questions;
    const QStringList all = lines.split(u'\n');
    for (const QString &line : all) {
        if (const QString text = line.trimmed(); !text.isEmpty())
            questions.append({.id = {}, .text = text, .domain = {}, .rubric = {}});
    }
    return questions;
}

} // namespace compareui
