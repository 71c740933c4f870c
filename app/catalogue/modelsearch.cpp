// SPDX-License-Identifier: GPL-3.0-or-later
#include "catalogue/modelsearch.h"

#include <tuple>

using namespace Qt::StringLiterals;

namespace catalogue {

namespace {

constexpr qsizetype longestText = 200;

enum Rank { NotFound = 0, Within = 1, WordStart = 2, Start = 3, WholeId = 1000 };

bool isJoint(QChar unit)
{
    return unit == u'-' || unit == u' ' || unit == u'_';
}

QString squeezed(QString text)
{
    return text.removeIf(isJoint);
}

int rankOfWord(const QString &words, const QString &squeezedWords, const QString &word)
{
    int best = NotFound;
    for (qsizetype at = words.indexOf(word); at >= 0 && best < Start; at = words.indexOf(word, at + 1)) {
        const QChar before = at == 0 ? u'\n' : words.at(at - 1);
        best = std::max<int>(best, before == u'\n' ? Start : before.isLetterOrNumber() ? Within : WordStart);
    }
    if (best == NotFound && squeezedWords.contains(squeezed(word)))
        return Within;
    return best;
}

} // namespace

bool isSameModel(const chat::Model &one, const chat::Model &other)
{
    return one.endpoint == other.endpoint && one.id == other.id;
}

bool ModelFilter::accepts(const ModelInfo &info) const
{
    const auto isSaid = [](Support support) { return support == Support::Yes; };
    const bool isCheap = !mostUsdPerMillion || (info.price && info.price->prompt <= *mostUsdPerMillion &&
                                                info.price->completion <= *mostUsdPerMillion);
    return isCheap && info.contextTokens.value_or(0) >= leastContext && (!takesImages || isSaid(info.images)) &&
           (!reasons || isSaid(info.reasoning)) && (!usesTools || isSaid(info.tools)) && (!isFree || info.isFree()) &&
           (!isLocal || info.isLocal) && (endpoint.isEmpty() || info.model.endpoint == endpoint);
}

ModelSearch::ModelSearch(QList<ModelInfo> models) : m_models(std::move(models))
{
    m_entries.reserve(m_models.size());
    for (const ModelInfo &info : std::as_const(m_models)) {
        const QString id = info.model.id.toCaseFolded();
        // The short id too: who types "claude-opus-4.8" means a beginning.
        const QString words = (id + u'\n' + id.section(u'/', -1) + u'\n' + info.model.name.toCaseFolded() + u'\n' +
                               info.maker.toCaseFolded());
        m_indexes.insert({info.model.endpoint, info.model.id}, int(m_entries.size()));
        m_entries.append({.id = id, .words = words, .squeezed = squeezed(words)});
    }
}

std::optional<int> ModelSearch::indexOf(const chat::Model &model) const
{
    const auto found = m_indexes.find({model.endpoint, model.id});
    return found == m_indexes.end() ? std::nullopt : std::optional(*found);
}

int ModelSearch::rank(const Entry &entry, const QString &text, const QStringList &words)
{
    if (!text.isEmpty() && (entry.id == text || entry.id.endsWith(u'/' + text)))
        return WholeId;
    int sum = 0;
    for (const QString &word : words) {
        const int one = rankOfWord(entry.words, entry.squeezed, word);
        if (one == NotFound)
            return NotFound;
        sum += one;
    }
    return sum;
}

QList<int> ModelSearch::find(const QString &typed, const ModelFilter &filter, const ModelHabits &habits) const
{
    const QString text = typed.left(longestText).toCaseFolded().simplified();
    const QStringList words = text.split(u' ', Qt::SkipEmptyParts);
    std::vector<int> custom(m_entries.size(), 0); // how dear it is to the person
    int next = int(habits.recent.size());
    for (const chat::Model &model : habits.recent) {
        if (const auto index = indexOf(model))
            custom[*index] = next--;
    }
    for (const chat::Model &model : habits.favourites) {
        if (const auto index = indexOf(model))
            custom[*index] += int(habits.recent.size()) + 1;
    }
    std::vector<std::tuple<int, int, int>> found; // less is better
    for (int index = 0; index < m_entries.size(); ++index) {
        const int hit = rank(m_entries[index], text, words);
        if ((hit != NotFound || words.isEmpty()) && filter.accepts(m_models[index]))
            found.emplace_back(-hit, -custom[index], index);
    }
    std::ranges::sort(found);
    QList<int> indexes;
    indexes.reserve(qsizetype(found.size()));
    for (const auto &hit : found)
        indexes.append(std::get<2>(hit));
    return indexes;
}

} // namespace catalogue
