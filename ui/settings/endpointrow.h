// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "settings/endpoint.h"
#include "ui/settings/collaborators.h"

#include <QWidget>

class QPushButton;
class QVBoxLayout;

namespace styleui {
class ElidedLabel;
}

namespace settingsui {

class EndpointEditor;
class EndpointTestPane;

/// One connection in the list: its name, where it is, how it stands with its key; below, once opened, its test or its
/// editor.
class EndpointRow : public QWidget
{
    Q_OBJECT

public:
    EndpointRow(const Collaborators &with, const settings::Endpoint &endpoint, QWidget *parent = nullptr);

    [[nodiscard]] const settings::Endpoint &endpoint() const { return m_endpoint; }
    /// The connection or the state of its key has changed.
    void setEndpoint(const settings::Endpoint &endpoint);
    /// Opens the editor; for a connection that was just added, where there is something to do.
    EndpointEditor *edit();
    void test();
    void focusFirst();

Q_SIGNALS:
    void removeRequested();
    void linkActivated(const QUrl &url);

private:
    void createLayout();
    void closeEditor();
    void closeTest();

    const Collaborators m_with;
    settings::Endpoint m_endpoint;
    styleui::ElidedLabel *const m_name;
    styleui::ElidedLabel *const m_detail;
    QPushButton *const m_testButton;
    QPushButton *const m_editButton;
    QVBoxLayout *m_column = nullptr;
    EndpointEditor *m_editor = nullptr; ///< while it is open
    EndpointTestPane *m_test = nullptr; ///< while it is open
};

} // namespace settingsui
