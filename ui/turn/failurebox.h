// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "chat/error.h"
#include "chat/ids.h"

#include <QWidget>

class QPushButton;

namespace styleui {
class ElidedLabel;
}

namespace turnui {

class Requests;

/// Why a request failed: a headline in the failure's ink, the server's words, what can be done, and the buttons for it.
class FailureBox : public QWidget
{
    Q_OBJECT

public:
    explicit FailureBox(Requests &requests, QWidget *parent = nullptr);

    void setMember(std::optional<chat::MemberId> member, bool canAskAgain);
    /// `isFinal`: false while it waits for its next try.
    void setError(const chat::Error &error, int tries, bool isFinal);

private:
    Requests &m_requests;
    styleui::ElidedLabel *const m_headline;
    styleui::ElidedLabel *const m_detail;
    QPushButton *const m_retry;
    QPushButton *const m_connection;
    QWidget *const m_buttons;
    std::optional<chat::MemberId> m_member;
    bool m_canAskAgain = true;
};

} // namespace turnui
