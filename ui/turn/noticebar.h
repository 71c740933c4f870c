// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/turn/notice.h"

#include <QWidget>

class QHBoxLayout;

namespace styleui {
class ElidedLabel;
}

namespace turnui {

/// A notice about the run with buttons for what can be done. Hidden while there is none.
class NoticeBar : public QWidget
{
    Q_OBJECT

public:
    explicit NoticeBar(QWidget *parent = nullptr);

    void setNotice(const Notice &notice);
    [[nodiscard]] const Notice &notice() const { return m_notice; }

Q_SIGNALS:
    void actionRequested(turnui::Notice::Action action);

private:
    Notice m_notice;
    styleui::ElidedLabel *const m_text;
    QHBoxLayout *const m_buttons;
};

} // namespace turnui
