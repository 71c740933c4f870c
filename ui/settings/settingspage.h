// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "chat/panel.h"
#include "ui/settings/collaborators.h"

#include <QUrl>
#include <QWidget>

class QLineEdit;
class QListWidget;
class QScrollArea;
class QVBoxLayout;

namespace styleui {
class ElidedLabel;
}

namespace settingsui {

class ConnectionsSection;
class Section;

/// All settings in sections, of which one is shown; in a small window all, one below the other. What is changed holds
/// at once. The field on top finds a setting by its words, in whatever section it is.
class SettingsPage : public QWidget
{
    Q_OBJECT

public:
    explicit SettingsPage(const Collaborators &with, QWidget *parent = nullptr);

    void focusFirst();

Q_SIGNALS:
    void closed();
    void linkActivated(const QUrl &url);
    /// A panel is to be opened in the builder.
    void panelOpened(const chat::Panel &panel);
    /// The model to compare costs with is to be picked, beside `anchor`.
    void comparisonRequested(QWidget *anchor);
    void folderRequested(const QString &path);

protected:
    bool event(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    void createSections(const Collaborators &with);
    void add(Section *section);
    void createLayout();
    void choose();
    void arrange();
    void say(const QString &problem);

    QLineEdit *const m_search;
    styleui::ElidedLabel *const m_problem;
    styleui::ElidedLabel *const m_nothing;
    QListWidget *const m_titles; ///< of the sections, by index
    QScrollArea *const m_area;
    QVBoxLayout *const m_column;
    ConnectionsSection *m_connections = nullptr;
    QList<Section *> m_sections;
    bool m_isNarrow = false;
};

} // namespace settingsui
