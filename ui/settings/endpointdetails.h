// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "settings/endpoint.h"

#include <QWidget>

class QComboBox;
class QDoubleSpinBox;
class QFormLayout;
class QLineEdit;
class QPushButton;
class QSpinBox;

namespace settings {
class EndpointStore;
}

namespace settingsui {

class Field;
class HeaderRows;

/// What few connections need: headers of their own, how much at once, times, the way there, and whom to trust. Kept as
/// soon as a field is left.
class EndpointDetails : public QWidget
{
    Q_OBJECT

public:
    /// `store` outlives this.
    EndpointDetails(settings::EndpointStore &store, const settings::Endpoint &endpoint, QWidget *parent = nullptr);

    void setEndpoint(const settings::Endpoint &endpoint);
    void focusFirst();

private:
    void createNumbers(QFormLayout *form);
    void createWay(QFormLayout *form);
    void createTrust(QFormLayout *form);
    void createHeaders(QFormLayout *form);
    void fill();
    void keep(const settings::Endpoint &next, Field *field);
    void takeProxy();
    void takeCaFile();
    void browse();

    settings::EndpointStore &m_store;
    settings::Endpoint m_endpoint;
    QSpinBox *const m_atOnce;
    QDoubleSpinBox *const m_connect;   ///< seconds; 0: the usual
    QDoubleSpinBox *const m_firstWord; ///< seconds; 0: the usual
    QComboBox *const m_proxyUse;
    QLineEdit *const m_proxy;
    QLineEdit *const m_caFile;
    HeaderRows *const m_headers;
    Field *m_numberField = nullptr;
    Field *m_proxyField = nullptr;
    Field *m_caField = nullptr;
    Field *m_headerField = nullptr;
};

} // namespace settingsui
