// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "settings/endpoint.h"
#include "ui/settings/collaborators.h"

#include <QWidget>

class QComboBox;
class QLineEdit;
class QPushButton;

namespace provider {
class Discovery;
}

namespace settingsui {

class EndpointDetails;
class Field;
class KeyPane;

/// A connection, field by field. What is changed is kept as soon as its field is left; what cannot be kept stays in its
/// field, with what to do. A server of one's own is recognised by its answers.
class EndpointEditor : public QWidget
{
    Q_OBJECT

public:
    EndpointEditor(const Collaborators &with, const settings::Endpoint &endpoint, QWidget *parent = nullptr);

    /// It was changed, here or elsewhere.
    void setEndpoint(const settings::Endpoint &endpoint);
    /// A connection that was just added: where it needs a key, the field for that is open.
    void begin();
    void focusFirst();

Q_SIGNALS:
    void closed();
    void linkActivated(const QUrl &url);

protected:
    bool event(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    void createLayout();
    void connectFields();
    void fill();
    void takeName();
    void takeAddress();
    void takeKind(settings::EndpointKind kind);
    /// False where it cannot be; `field` says why.
    bool keep(const settings::Endpoint &next, Field *field);
    void recognise();
    void showDetails(bool shown);

    const Collaborators m_with;
    settings::Endpoint m_endpoint;
    QLineEdit *const m_name;
    QLineEdit *const m_address;
    QComboBox *const m_kind;
    Field *const m_nameField;
    Field *const m_addressField;
    Field *const m_kindField;
    KeyPane *const m_key;
    QPushButton *const m_more;
    EndpointDetails *m_details = nullptr;       ///< once it was opened
    provider::Discovery *m_discovery = nullptr; ///< once it was needed
};

} // namespace settingsui
