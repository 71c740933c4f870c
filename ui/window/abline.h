// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

namespace styleui {
class ElidedLabel;
}

namespace windowui {

/// Over the field, while an A/B is on: whom the next question goes to, and "Switch off".
class AbLine : public QWidget
{
    Q_OBJECT

public:
    explicit AbLine(QWidget *parent = nullptr);

    /// Empty where no A/B concerns the next question. `isMarked`: the question does not go to the
    /// chosen panel.
    void setText(const QString &text, bool isMarked);
    [[nodiscard]] bool isEmpty() const;

Q_SIGNALS:
    void switchedOff();

private:
    styleui::ElidedLabel *const m_text;
};

} // namespace windowui
