// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QJsonObject>
#include <QWidget>

class QComboBox;
class QLineEdit;

namespace panelui {

/// Which hosts may serve a model at OpenRouter, in words. What else its fields hold is kept as it is.
class HostsForm : public QWidget
{
    Q_OBJECT

public:
    explicit HostsForm(const QJsonObject &provider, QWidget *parent = nullptr);

    [[nodiscard]] const QJsonObject &provider() const { return m_provider; }
    /// "member 2", "the judge": for screen readers.
    void setOwner(const QString &whose);

Q_SIGNALS:
    void changed();

private:
    void take();

    QJsonObject m_provider;
    QLineEdit *const m_order;
    QLineEdit *const m_only;
    QComboBox *const m_sort;
};

} // namespace panelui
