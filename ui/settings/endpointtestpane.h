// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "connection/endpointtest.h"

#include <QPointer>
#include <QWidget>

class QGridLayout;
class QPushButton;

namespace styleui {
class ElidedLabel;
}

namespace settingsui {

/// The test of a connection on the screen: its six steps, each with its state, its time, what was found, and what to do
/// where it fails. It can be stopped, done again, and copied as text, which never holds the key.
class EndpointTestPane : public QWidget
{
    Q_OBJECT

public:
    /// `clock` outlives this.
    explicit EndpointTestPane(chat::Clock &clock, QWidget *parent = nullptr);
    ~EndpointTestPane() override;

    /// Begins; a test that still runs is stopped.
    void start(const settings::Endpoint &endpoint, const provider::Secret &key);
    [[nodiscard]] QString asText() const;

Q_SIGNALS:
    void againRequested();
    void closed();

private:
    struct StepRow
    {
        QWidget *place = nullptr;
        styleui::ElidedLabel *state = nullptr;
        styleui::ElidedLabel *time = nullptr;
        styleui::ElidedLabel *words = nullptr;
        styleui::ElidedLabel *remedy = nullptr;
    };

    [[nodiscard]] StepRow createRow(const QString &name);
    void createLayout();
    void showStep(const connection::TestStep &step);
    void end(bool hasSucceeded);
    void stop();

    chat::Clock &m_clock;
    QPointer<connection::EndpointTest> m_test;
    settings::Endpoint m_endpoint;
    QList<connection::TestStep> m_steps; ///< as they are shown
    QList<StepRow> m_rows;
    styleui::ElidedLabel *const m_summary;
    QPushButton *const m_stop;
    QPushButton *const m_again;
    QPushButton *const m_copy;
};

} // namespace settingsui
