// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panel/modellistmodel.h"

#include "catalogue/modelsearch.h"
#include "catalogue/wording.h"

#include <QTextDocument>

using namespace Qt::StringLiterals;

namespace panelui {

static const QString between = u" · "_s;

void ModelListModel::setRows(const QList<catalogue::ModelInfo> &models, const QList<int> &indexes,
                             const QList<chat::Model> &typed)
{
    beginResetModel();
    m_models = models;
    m_indexes = indexes;
    m_typed = typed;
    endResetModel();
}

void ModelListModel::setFavourites(const QList<chat::Model> &models)
{
    m_favourites.clear();
    for (const chat::Model &model : models)
        m_favourites.insert({model.endpoint, model.id});
    if (rowCount() > 0)
        Q_EMIT dataChanged(index(0), index(rowCount() - 1), {IsFavouriteRole, Qt::AccessibleTextRole});
}

bool ModelListModel::isFavourite(const chat::Model &model) const
{
    return m_favourites.contains({model.endpoint, model.id});
}

int ModelListModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_indexes.size() + m_typed.size());
}

std::optional<chat::Model> ModelListModel::model(const QModelIndex &index) const
{
    if (!index.isValid() || index.row() >= rowCount())
        return std::nullopt;
    return index.row() < m_indexes.size() ? m_models[m_indexes[index.row()]].model
                                          : m_typed[index.row() - m_indexes.size()];
}

QModelIndex ModelListModel::indexOf(const chat::Model &model) const
{
    for (int row = 0; row < m_indexes.size(); ++row) {
        if (catalogue::isSameModel(m_models[m_indexes[row]].model, model))
            return index(row);
    }
    return {};
}

QVariant ModelListModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid() || index.row() >= rowCount())
        return {};
    return index.row() < m_indexes.size() ? listedData(m_models[m_indexes[index.row()]], role)
                                          : typedData(m_typed[index.row() - m_indexes.size()], role);
}

QVariant ModelListModel::typedData(const chat::Model &model, int role) const
{
    const QString name = tr("Use “%1” as typed at %2").arg(model.id, endpointName(model.endpoint));
    switch (role) {
    case Qt::DisplayRole:
        return name;
    case SecondLineRole:
        return tr("No list names it, but the connection may know it.");
    case Qt::AccessibleTextRole:
        return tr("%1. No list names it, but the connection may know it.").arg(name);
    case IsTypedRole:
        return true;
    default:
        return {};
    }
}

QVariant ModelListModel::listedData(const catalogue::ModelInfo &info, int role) const
{
    switch (role) {
    case Qt::DisplayRole:
        return info.model.displayName();
    case Qt::ToolTipRole: // as it is, whatever it looks like
        return Qt::convertFromPlainText(info.description.isEmpty() ? info.model.id
                                                                   : info.model.id + u"\n\n"_s + info.description);
    case Qt::AccessibleTextRole:
        return spokenText(info);
    case SecondLineRole:
        return secondLine(info);
    case PriceRole:
        return catalogue::priceText(info);
    case AliasRole:
        return catalogue::aliasText(info);
    case AbilitiesRole:
        return catalogue::abilities(info).join(between);
    case RetirementRole:
        return catalogue::retirementText(info, m_today);
    case IsFavouriteRole:
        return isFavourite(info.model);
    default:
        return {};
    }
}

QString ModelListModel::secondLine(const catalogue::ModelInfo &info) const
{
    QStringList parts{info.maker, endpointName(info.model.endpoint)};
    if (info.contextTokens)
        parts.append(tr("%1 context").arg(catalogue::contextText(info)));
    parts.removeAll(QString());
    return parts.join(between);
}

QString ModelListModel::spokenText(const catalogue::ModelInfo &info) const
{
    QStringList parts{info.model.displayName(), catalogue::aliasText(info), secondLine(info),
                      catalogue::priceText(info)};
    parts += catalogue::abilities(info);
    parts.append(catalogue::retirementText(info, m_today));
    if (isFavourite(info.model))
        parts.append(tr("favourite"));
    parts.removeAll(QString());
    return parts.join(u", "_s);
}

} // namespace panelui
