// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/style/colors.h"

#include <QObject>

namespace styleui {

enum class Appearance { System, Light, Dark };

/// Gives the application its palette and style, and follows the system live: QStyleHints' colour scheme, else the
/// portal's `color-scheme` over D-Bus, else light. One, made in main.
class Theme : public QObject
{
    Q_OBJECT

public:
    explicit Theme(QObject *parent = nullptr);

    void setAppearance(Appearance appearance);
    [[nodiscard]] Scheme scheme() const { return m_scheme; }

Q_SIGNALS:
    void schemeChanged(styleui::Scheme scheme);

private:
    void update();

    Appearance m_appearance = Appearance::System;
    Scheme m_system = Scheme::Light;
    Scheme m_scheme = Scheme::Light;
};

} // namespace styleui
