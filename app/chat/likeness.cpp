// SPDX-License-Identifier: GPL-3.0-or-later
#include "chat/likeness.h"

#include <QHash>
#include <QMap>

#include <algorithm>
#include <cmath>
#include <set>
#include <span>

namespace chat {
namespace {

constexpr qsizetype mostPoints = 100;
constexpr qsizetype shortestWord = 4;
constexpr qsizetype comparedLetters = 6;
constexpr qsizetype fewestShared = 3;
constexpr double smallestShare = 0.6;

using Words = std::set<QString>; // in order, so that sums are the same each time

/// A number's digits without what groups them.
QString number(QStringView text, qsizetype &at)
{
    QString digits;
    for (; at < text.size() && (text[at].isDigit() || text[at] == u'.' || text[at] == u','); ++at) {
        if (text[at].isDigit())
            digits += text[at];
    }
    return digits;
}

QString word(QStringView text, qsizetype &at)
{
    const qsizetype start = at;
    while (at < text.size() && text[at].isLetter())
        ++at;
    const QStringView letters = text.sliced(start, at - start);
    return letters.size() >= shortestWord
               ? letters.first(std::min(letters.size(), comparedLetters)).toString().toLower()
               : QString();
}

Words wordsOf(QStringView text)
{
    Words words;
    for (qsizetype at = 0; at < text.size();) {
        QString found;
        if (text[at].isDigit())
            found = number(text, at);
        else if (text[at].isLetter())
            found = word(text, at);
        else
            ++at;
        if (!found.isEmpty())
            words.insert(found);
    }
    return words;
}

struct Sentence
{
    qsizetype passage = 0;
    qsizetype position = 0;
    Words words;
};

/// A sentence ends with a full stop, a question or exclamation mark before white space; not within "e.g. this".
bool endsSentence(QStringView text, qsizetype at)
{
    const QChar sign = text[at];
    if (sign == QChar::LineSeparator)
        return true;
    if ((sign != u'.' && sign != u'!' && sign != u'?') || at + 1 >= text.size() || !text[at + 1].isSpace())
        return false;
    qsizetype next = at + 1;
    while (next < text.size() && text[next].isSpace())
        ++next;
    return next < text.size() && !text[next].isLower();
}

QList<Sentence> sentencesOf(const QStringList &passages)
{
    QList<Sentence> sentences;
    qsizetype left = longestCompared;
    for (qsizetype passage = 0; passage < passages.size() && left > 0; ++passage) {
        const QStringView text = QStringView(passages.at(passage)).left(left);
        left -= text.size();
        qsizetype start = 0;
        for (qsizetype at = 0; at < text.size(); ++at) {
            if (at + 1 < text.size() && !endsSentence(text, at))
                continue;
            while (start < at && text[start].isSpace())
                ++start;
            sentences.append({passage, start, wordsOf(text.sliced(start, at + 1 - start))});
            start = at + 1;
        }
    }
    return sentences;
}

/// What a point, or one side of a contradiction, claims, in the judge's words and in those of the answers.
struct Claim
{
    const Point *point = nullptr;
    QList<MemberId> members;
    QList<Words> wordings;
};

Claim claimOf(const Point &point, const QList<MemberId> &members, const QString &text, const QList<Evidence> &evidence)
{
    Claim claim{&point, members, {wordsOf(text)}};
    for (const Evidence &quote : evidence) {
        if (quote.isFound())
            claim.wordings << wordsOf(quote.quote);
    }
    return claim;
}

QList<Claim> claimsOf(const Analysis &analysis)
{
    QList<Claim> claims;
    for (const Point &point : std::span(analysis.points).first(std::min(mostPoints, analysis.points.size()))) {
        if (point.category == Category::BlindSpot)
            continue;
        if (point.stances.isEmpty())
            claims << claimOf(point, point.members, point.text, point.evidence);
        for (const Stance &stance : point.stances)
            claims << claimOf(point, stance.members, stance.text, stance.evidence);
    }
    return claims;
}

/// How rare each word is among sentences and points.
class Rarity
{
public:
    Rarity(const QList<Sentence> &sentences, const QList<Claim> &claims)
    {
        for (const Sentence &sentence : sentences)
            count(sentence.words);
        const Point *point = nullptr;
        Words words;
        for (const Claim &claim : claims) {
            if (claim.point != point)
                count(std::exchange(words, {}));
            point = claim.point;
            for (const Words &wording : claim.wordings)
                words.insert(wording.begin(), wording.end());
        }
        count(words);
    }

    [[nodiscard]] double weight(const QString &word) const { return std::log1p(m_all / m_counts.value(word, 1)); }

private:
    void count(const Words &words)
    {
        m_all += words.empty() ? 0 : 1;
        for (const QString &word : words)
            ++m_counts[word];
    }

    QHash<QString, int> m_counts;
    double m_all = 0;
};

/// The largest share of a claim's words that a sentence holds.
struct Share
{
    double ofEnough = 0; ///< where it shares enough words to be like it
    double ofTwo = 0;    ///< where it shares two at least: to tell of it beside another side
};

/// Looks a sentence's words up in all claims at once.
class Comparison
{
public:
    Comparison(const QList<Claim> &claims, const Rarity &rarity) : m_rarity(rarity)
    {
        for (qsizetype claim = 0; claim < claims.size(); ++claim) {
            for (const Words &words : claims.at(claim).wordings) {
                double all = 0;
                for (const QString &word : words) {
                    all += rarity.weight(word);
                    m_wordingsWith[word] << m_wordings.size();
                }
                m_wordings << Wording{claim, all};
            }
        }
    }

    /// By claim; those without any share are left out.
    [[nodiscard]] QMap<qsizetype, Share> shares(const Words &sentence) const
    {
        struct Shared
        {
            double weight = 0;
            qsizetype words = 0;
        };
        QHash<qsizetype, Shared> all;
        for (const QString &word : sentence) {
            const double weight = m_rarity.weight(word);
            for (const qsizetype wording : m_wordingsWith.value(word)) {
                Shared &shared = all[wording];
                shared.weight += weight;
                ++shared.words;
            }
        }
        QMap<qsizetype, Share> shares;
        for (const auto &[wording, shared] : all.asKeyValueRange()) {
            const double share = shared.weight / m_wordings.at(wording).weight;
            Share &known = shares[m_wordings.at(wording).claim];
            if (shared.words >= fewestShared)
                known.ofEnough = std::max(known.ofEnough, share);
            if (shared.words >= 2)
                known.ofTwo = std::max(known.ofTwo, share);
        }
        return shares;
    }

private:
    struct Wording
    {
        qsizetype claim = 0;
        double weight = 0;
    };

    const Rarity &m_rarity;
    QList<Wording> m_wordings;
    QHash<QString, QList<qsizetype>> m_wordingsWith;
};

/// The sentence that a claim is most like.
struct Found
{
    const Sentence *sentence = nullptr;
    double share = 0;
    bool isOfAll = false; ///< the sentence tells of another side too
};

void compare(const Sentence &sentence, const QList<Claim> &claims, const Comparison &comparison,
             QHash<qsizetype, Found> &found)
{
    const QMap<qsizetype, Share> shares = comparison.shares(sentence.words);
    const auto best =
        std::ranges::max_element(shares, {}, [](const Share &share) { return share.ofEnough; }); // the first of equals
    if (best == shares.end() || best->ofEnough < smallestShare || best->ofEnough <= found.value(best.key()).share)
        return;
    bool isOfAll = false;
    for (const auto &[claim, share] : shares.asKeyValueRange())
        isOfAll |= claim != best.key() && claims.at(claim).point == claims.at(best.key()).point &&
                   share.ofTwo >= smallestShare;
    found.insert(best.key(), {&sentence, best->ofEnough, isOfAll});
}

} // namespace

QList<Likeness> likenesses(const QStringList &passages, const Analysis &analysis)
{
    const QList<Sentence> sentences = sentencesOf(passages);
    const QList<Claim> claims = claimsOf(analysis);
    const Rarity rarity(sentences, claims);
    const Comparison comparison(claims, rarity);
    QHash<qsizetype, Found> found;
    for (const Sentence &sentence : sentences)
        compare(sentence, claims, comparison, found);
    QList<Likeness> likenesses;
    for (const auto &[index, like] : found.asKeyValueRange()) {
        const Claim &claim = claims.at(index);
        likenesses << Likeness{.passage = like.sentence->passage,
                               .position = like.sentence->position,
                               .point = claim.point->number,
                               .members = like.isOfAll ? claim.point->members : claim.members};
    }
    std::ranges::sort(likenesses, {}, [](const Likeness &like) { return std::pair(like.passage, like.position); });
    return likenesses;
}

} // namespace chat
