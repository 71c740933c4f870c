// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "library/experimententry.h"

#include <QAbstractListModel>
#include <QHash>

namespace compareui {

/// The experiments of the library, newest first, each with its state in words. For libraryui::SessionDelegate: its
/// roles are those of libraryui::SessionListModel.
class ExperimentList : public QAbstractListModel
{
    Q_OBJECT

public:
    using QAbstractListModel::QAbstractListModel;

    void setEntries(const QList<library::ExperimentEntry> &entries);
    /// How far those are that run here, by their ids.
    void setRunning(const QHash<QString, QString> &words);
    [[nodiscard]] const library::ExperimentEntry *entry(const QModelIndex &index) const;
    [[nodiscard]] QModelIndex indexOf(const QString &id) const;

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;

private:
    QList<library::ExperimentEntry> m_entries;
    QHash<QString, QString> m_running;
};

} // namespace compareui
