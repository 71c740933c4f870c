// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "chat/panel.h"
#include "settings/endpoint.h"

#include <QHash>
#include <QWidget>

class QComboBox;
class QLayout;
class QLineEdit;
class QPushButton;
class QStringListModel;

namespace panelui {

class ModelPicker;

/// What the form can offer: the connections, and the models that they are known to serve.
struct Offer
{
    QList<settings::Endpoint> endpoints;
    QHash<QString, QStringList> models; ///< by endpoint id; where unknown, the person writes the name
    ModelPicker *picker = nullptr;      ///< where all models can be searched; outlives the form
};

/// A model: at which connection, and its id there.
class ModelField : public QWidget
{
    Q_OBJECT

public:
    explicit ModelField(const Offer &offer, QWidget *parent = nullptr);

    void setModel(const chat::Model &model);
    [[nodiscard]] chat::Model model() const;
    void setNames(const QString &ofConnection, const QString &ofModel);
    void focusModel();

Q_SIGNALS:
    void changed();

private:
    void addPickerButton(QLayout *row);
    void offerModels();

    const Offer &m_offer;
    QComboBox *const m_endpoint;
    QLineEdit *const m_id;
    QStringListModel *const m_known;
    QPushButton *m_choose = nullptr; ///< opens the picker
    chat::Model m_given;
};

} // namespace panelui
