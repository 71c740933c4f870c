// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QPushButton>

namespace turnui {

/// "Copy", which says "Copied" for a moment afterwards, in the same room. Who copies is told by clicked().
class CopyButton : public QPushButton
{
    Q_OBJECT

public:
    explicit CopyButton(QWidget *parent = nullptr);

    void showCopied();
    [[nodiscard]] QSize sizeHint() const override;

protected:
    void timerEvent(QTimerEvent *event) override;

private:
    int m_timer = 0;
};

} // namespace turnui
