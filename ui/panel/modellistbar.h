// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QPushButton;

namespace catalogue {
class Catalogue;
}
namespace chat {
class Clock;
}
namespace styleui {
class ElidedLabel;
}

namespace panelui {

/// Under the models: how many there are, how old their lists are, what went wrong with them; Refresh, and Stop while
/// they are being fetched.
class ModelListBar : public QWidget
{
    Q_OBJECT

public:
    /// Both outlive this.
    ModelListBar(catalogue::Catalogue &catalogue, const chat::Clock &clock, QWidget *parent = nullptr);

    /// So many are shown; of those of this endpoint, or of all where `endpoint` is empty.
    void setShown(qsizetype models, const QString &endpoint);

private:
    void update();
    [[nodiscard]] QString state() const;
    [[nodiscard]] QString fetching() const;
    [[nodiscard]] QString problems() const;
    void refreshOrStop();

    catalogue::Catalogue &m_catalogue;
    const chat::Clock &m_clock;
    styleui::ElidedLabel *const m_state;
    styleui::ElidedLabel *const m_problem;
    QPushButton *const m_refresh;
    qsizetype m_shown = 0;
    QString m_endpoint;
};

} // namespace panelui
