// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

class QWidget;

namespace settingsui {

/// Lets the wheel scroll the page under a field, where otherwise it would change a value that nobody has gone to. Owned
/// by the field.
class WheelPass : public QObject
{
    Q_OBJECT

public:
    explicit WheelPass(QWidget *field);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;
};

} // namespace settingsui
