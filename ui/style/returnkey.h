// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

namespace styleui {

/// A button takes the space bar by itself; who works by keyboard expects Return to do the same. An event filter for
/// buttons: only for the key that a button itself gets. One that a field has taken, and that closed the field, is not
/// meant for whatever has the focus then.
class ReturnKey : public QObject
{
    Q_OBJECT

public:
    using QObject::QObject;

    bool eventFilter(QObject *watched, QEvent *event) override;
};

} // namespace styleui
