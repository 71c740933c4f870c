// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QSpinBox>

#include <optional>

namespace panelui {

/// Seconds, shown as people say them: "10 s", "15 min", "1 min 30 s". A number alone is in the unit that stands there.
class TimeField : public QSpinBox
{
    Q_OBJECT

public:
    explicit TimeField(QWidget *parent = nullptr);

    void stepBy(int steps) override;

protected:
    [[nodiscard]] QString textFromValue(int seconds) const override;
    [[nodiscard]] int valueFromText(const QString &text) const override;
    [[nodiscard]] QValidator::State validate(QString &text, int &position) const override;
    void focusInEvent(QFocusEvent *event) override;

private:
    /// Nothing where it is no time.
    [[nodiscard]] std::optional<int> secondsIn(const QString &text) const;

    bool m_isInMinutes = false; ///< what stood there when the person came
};

} // namespace panelui
