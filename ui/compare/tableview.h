// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/compare/tablepainting.h"

#include <QTableView>

#include <optional>

namespace compareui {

class TableModel;

/// A table that can be read, copied (Ctrl+C) and clicked; Return is the click. As high as its rows, up to a limit.
class TableView : public QTableView
{
    Q_OBJECT

public:
    explicit TableView(QWidget *parent = nullptr);

    void setTable(const Table &table);
    [[nodiscard]] const Table &table() const;
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

Q_SIGNALS:
    void trialsAsked(const QList<chat::TurnId> &turns);

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void showEvent(QShowEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void changeEvent(QEvent *event) override;
    void wheelEvent(QWheelEvent *event) override;

private:
    void activate(const QModelIndex &index);
    void copy() const;
    void arrange();

    TableModel *const m_model;
    std::optional<ColumnWishes> m_wishes; ///< measured where somebody sees it
};

} // namespace compareui
