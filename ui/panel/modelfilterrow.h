// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "catalogue/modelsearch.h"
#include "settings/endpoint.h"

#include <QWidget>

class QComboBox;
class QPushButton;

namespace panelui {

/// What a model must be: at which connection, how much context, at what price, and able to do what.
class ModelFilterRow : public QWidget
{
    Q_OBJECT

public:
    explicit ModelFilterRow(QWidget *parent = nullptr);

    void setEndpoints(const QList<settings::Endpoint> &endpoints);
    [[nodiscard]] catalogue::ModelFilter filter() const;

Q_SIGNALS:
    void changed();

private:
    [[nodiscard]] QPushButton *addChip(const char *name, const QString &text, const QString &toolTip);
    [[nodiscard]] QComboBox *addChoice(const char *name, const QString &accessibleName);

    QComboBox *const m_endpoint;
    QComboBox *const m_context;
    QComboBox *const m_price;
    QPushButton *const m_images;
    QPushButton *const m_reasoning;
    QPushButton *const m_tools;
    QPushButton *const m_free;
    QPushButton *const m_local;
    QList<settings::Endpoint> m_endpoints;
};

} // namespace panelui
