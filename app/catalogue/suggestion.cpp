// SPDX-License-Identifier: GPL-3.0-or-later
#include "catalogue/suggestion.h"

#include "catalogue/catalogue.h"
#include "settings/modelname.h"
#include "settings/panelstore.h"

#include <QRegularExpression>
#include <QSet>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace catalogue {

// What follows a model's name in the name of one of its editions.
static QString withoutDate(const QString &id)
{
    static const QRegularExpression date(u"[-@:](20\\d\\d-?[01]\\d-?[0-3]\\d|[01]\\d[0-3]\\d|[01]\\d-20\\d\\d)$"_s);
    return QString(id).remove(date);
}

QList<chat::Model> newestFirst(QList<ModelInfo> models, const QDate &today)
{
    QSet<QString> ids;
    for (const ModelInfo &info : std::as_const(models))
        ids.insert(info.model.id);
    models.removeIf([&](const ModelInfo &info) {
        const QString plain = withoutDate(info.model.id);
        const bool isEdition = plain != info.model.id && ids.contains(plain);
        return isEdition || (info.retires.isValid() && info.retires < today);
    });
    // An invalid date is before all others.
    std::ranges::stable_sort(models, std::ranges::greater(), &ModelInfo::created);
    QList<chat::Model> ordered;
    for (const ModelInfo &info : std::as_const(models))
        ordered.append(info.model);
    return ordered;
}

Suggestion suggestion(const Listing &listing, const QDate &today)
{
    QList<chat::Model> models = newestFirst(listing.list.models, today);
    models.removeIf([](const chat::Model &model) { return !settings::namesChatModel(model.id); });
    Suggestion result{.panel = settings::firstPanel(models)};
    result.panel.name = listing.endpoint.name;
    result.isAll = models.size() <= result.panel.members.size();
    return result;
}

} // namespace catalogue
