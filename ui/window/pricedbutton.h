// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QPushButton>

namespace windowui {

/// A button that says after its label what it will cost, smaller and quieter.
class PricedButton : public QPushButton
{
    Q_OBJECT

public:
    using QPushButton::QPushButton;

    /// "≈ $0.05 · 20 s"; empty: a button like any other.
    void setFigures(const QString &figures);
    [[nodiscard]] QString figures() const { return m_figures; }

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    [[nodiscard]] int figuresWidth() const;

    QString m_figures;
};

} // namespace windowui
