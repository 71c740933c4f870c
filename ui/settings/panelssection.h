// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "settings/panelstore.h"
#include "ui/settings/section.h"

namespace styleui {
class UndoBar;
}

namespace settingsui {

/// The panels that the person saved: to be opened in the builder, or deleted, which can be undone until another is. One
/// that is broken can be deleted too.
class PanelsSection : public Section
{
    Q_OBJECT

public:
    /// `panels` outlive this.
    explicit PanelsSection(settings::PanelStore &panels, QWidget *parent = nullptr);

Q_SIGNALS:
    /// In the builder.
    void opened(const chat::Panel &panel);

protected:
    void showEvent(QShowEvent *event) override;

private:
    void list();
    [[nodiscard]] QWidget *createButtons(const settings::StoredPanel &stored);
    void remove(const QString &id, const QString &name);
    void restore();

    settings::PanelStore &m_panels;
    styleui::UndoBar *const m_undo;
    QList<QWidget *> m_rows;
    QHash<QString, QWidget *> m_buttons; ///< in the rows, by the panel's id
    QString m_removedId;                 ///< of the last one
    QByteArray m_removed;                ///< its file
};

} // namespace settingsui
