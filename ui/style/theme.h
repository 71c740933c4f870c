// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/style/colors.h"

#include <QDBusConnection>
#include <QObject>

namespace styleui {

class Portal;

enum class Appearance { System, Light, Dark };

/// Gives the application its palette and style, and follows the system live: QStyleHints' colour scheme, else the
/// portal's `color-scheme` over D-Bus, else light. One, made in main after the QApplication.
class Theme : public QObject
{
    Q_OBJECT

public:
    explicit Theme(QObject *parent = nullptr);
    /// With a bus of the test's.
    explicit Theme(QDBusConnection bus, QObject *parent = nullptr);

    void setAppearance(Appearance appearance);
    [[nodiscard]] Appearance appearance() const { return m_appearance; }
    /// Points on top of the system's size, for all there is and will be on the screen.
    void setFontSizeDelta(int points);
    [[nodiscard]] Scheme scheme() const { return m_scheme; }

Q_SIGNALS:
    /// After the application has the new palette.
    void schemeChanged(styleui::Scheme scheme);

private:
    void update();
    [[nodiscard]] Scheme wanted() const;

    Portal *const m_portal;
    Appearance m_appearance = Appearance::System;
    Scheme m_scheme = Scheme::Light;
    int m_fontSizeDelta = 0;
};

} // namespace styleui
