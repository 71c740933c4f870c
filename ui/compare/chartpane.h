// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/compare/picture.h"
#include "ui/style/surfaces.h"

class QToolButton;

namespace styleui {
class ElidedLabel;
}

namespace compareui {

class PlotWidget;
class TableView;

/// One picture: its question, the sentence that it says, the chart (or the table, or what would fill it), a switch
/// between chart and table, and Save as.
class ChartPane : public styleui::Card
{
    Q_OBJECT

public:
    explicit ChartPane(QWidget *parent = nullptr);

    /// Changes nothing that is the same.
    void setPicture(const Picture &picture);
    [[nodiscard]] const Picture &picture() const { return m_picture; }
    void showTable(bool show);
    /// Asks where to, without waiting, and writes it there. `suffix`: "svg", "png", "csv".
    void save(const QString &suffix);

Q_SIGNALS:
    /// Somebody wants to see what is behind a point, a bar, a cell: one trial or several.
    void trialsAsked(const QList<chat::TurnId> &turns);
    void saved(const QString &path);
    void failed(const QString &message);

private:
    void createHead();
    void createFoot();
    void showPicture();
    [[nodiscard]] QByteArray bytesFor(const QString &suffix) const;
    void write(const QString &path, const QByteArray &bytes);

    Picture m_picture;
    styleui::ElidedLabel *const m_question;
    styleui::ElidedLabel *const m_title;
    styleui::ElidedLabel *const m_empty;
    styleui::ElidedLabel *const m_note;
    PlotWidget *const m_plot;
    TableView *const m_table;
    QWidget *const m_foot;
    QWidget *const m_switch;
    QToolButton *m_chartButton = nullptr;
    QToolButton *m_tableButton = nullptr;
    QToolButton *const m_save;
    bool m_showsTable = false;
};

} // namespace compareui
