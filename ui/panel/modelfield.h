// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "chat/panel.h"

#include <QWidget>

class QComboBox;
class QLayout;
class QLineEdit;
class QPushButton;
class QStringListModel;

namespace panelui {

struct Offer;

/// A model: at which connection, and its id there.
class ModelField : public QWidget
{
    Q_OBJECT

public:
    /// Whether all models can be searched from here.
    enum class Choice { ByHand, FromPicker };

    /// `offer` outlives the field.
    ModelField(const Offer &offer, Choice choice, QWidget *parent = nullptr);

    void setModel(const chat::Model &model);
    [[nodiscard]] chat::Model model() const;
    /// What holds where the person names none.
    void setPlaceholder(const QString &text);
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
