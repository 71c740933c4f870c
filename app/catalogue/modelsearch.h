// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "catalogue/modelinfo.h"

#include <QHash>

#include <optional>

namespace catalogue {

/// Whether two name the same model at the same endpoint; what it is called does not count.
[[nodiscard]] bool isSameModel(const chat::Model &one, const chat::Model &other);

/// What a model must be to be found. What is unknown is not enough.
struct ModelFilter
{
    int leastContext = 0;                      ///< tokens
    std::optional<double> mostUsdPerMillion{}; ///< for tokens in and for tokens out
    bool takesImages = false;
    bool reasons = false;
    bool usesTools = false;
    bool isFree = false;
    bool isLocal = false;
    QString endpoint; ///< an endpoint's id; empty: any

    [[nodiscard]] bool accepts(const ModelInfo &info) const;
    bool operator==(const ModelFilter &) const = default;
};

/// Who stands before others where nothing else decides.
struct ModelHabits
{
    QList<chat::Model> favourites;
    QList<chat::Model> recent; ///< the last used first

    bool operator==(const ModelHabits &) const = default;
};

/// Models, made ready to be searched with each key: thousands in about a millisecond.
class ModelSearch
{
public:
    explicit ModelSearch(QList<ModelInfo> models = {});

    [[nodiscard]] const QList<ModelInfo> &models() const { return m_models; }
    /// Index in models(); absent where it is not among them.
    [[nodiscard]] std::optional<int> indexOf(const chat::Model &model) const;

    /// Indexes in models(), best first. Every word of `text` must stand in the name, the id or the maker, hyphens and
    /// case aside. A whole id goes before a beginning, that before the beginning of a word, that before any other
    /// place. Then, and where `text` is empty: favourites, recently used ones, the order of models().
    [[nodiscard]] QList<int> find(const QString &text, const ModelFilter &filter, const ModelHabits &habits) const;

private:
    struct Entry
    {
        QString id;       ///< folded, as the others
        QString words;    ///< id, name and maker, a line each
        QString squeezed; ///< the same without hyphens and blanks
    };
    [[nodiscard]] static int rank(const Entry &entry, const QString &text, const QStringList &words);

    QList<ModelInfo> m_models;
    QList<Entry> m_entries;
    QHash<std::pair<QString, QString>, int> m_indexes;
};

} // namespace catalogue
