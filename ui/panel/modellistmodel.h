// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "catalogue/modelinfo.h"

#include <QAbstractListModel>
#include <QHash>
#include <QSet>

namespace panelui {

/// The models that were found, then what was typed, to be used as it is.
class ModelListModel : public QAbstractListModel
{
    Q_OBJECT

public:
    enum Role {
        SecondLineRole = Qt::UserRole, ///< maker, connection, context
        PriceRole,
        AliasRole,     ///< "today: …"
        AbilitiesRole, ///< "images · reasoning · tools"
        RetirementRole,
        IsFavouriteRole,
        IsTypedRole, ///< not in any list
    };

    using QAbstractListModel::QAbstractListModel;

    /// `models` is what `indexes` count in.
    void setRows(const QList<catalogue::ModelInfo> &models, const QList<int> &indexes, const QList<chat::Model> &typed);
    void setEndpointNames(const QHash<QString, QString> &names) { m_endpointNames = names; }
    void setFavourites(const QList<chat::Model> &models);
    void setToday(const QDate &today) { m_today = today; }

    [[nodiscard]] std::optional<chat::Model> model(const QModelIndex &index) const;
    [[nodiscard]] QModelIndex indexOf(const chat::Model &model) const;

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;

private:
    [[nodiscard]] QVariant typedData(const chat::Model &model, int role) const;
    [[nodiscard]] QVariant listedData(const catalogue::ModelInfo &info, int role) const;
    [[nodiscard]] QString secondLine(const catalogue::ModelInfo &info) const;
    [[nodiscard]] QString spokenText(const catalogue::ModelInfo &info) const;
    [[nodiscard]] QString endpointName(const QString &id) const { return m_endpointNames.value(id, id); }
    [[nodiscard]] bool isFavourite(const chat::Model &model) const;

    QList<catalogue::ModelInfo> m_models;
    QList<int> m_indexes;
    QList<chat::Model> m_typed;
    QHash<QString, QString> m_endpointNames;
    QSet<std::pair<QString, QString>> m_favourites; ///< endpoint and id
    QDate m_today;
};

} // namespace panelui
