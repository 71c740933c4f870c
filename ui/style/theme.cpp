// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/style/theme.h"

#include "ui/style/portal.h"
#include "ui/style/quietstyle.h"

#include <QApplication>
#include <QFontDatabase>
#include <QStyleHints>
#include <QToolTip>
#include <QWidget>

namespace styleui {

using namespace Qt::StringLiterals;

namespace {

constexpr double defaultPointSize = 10.5;

/// Where no desktop says which font it uses, Qt falls back to a small "Sans Serif": too small to read answers in.
void giveFontWhereNoneIsNamed()
{
    QFont font = QApplication::font();
    const QString family = font.family();
    const bool isNamed = family != u"Sans Serif"_s && family != u"Sans"_s && !family.isEmpty();
    if (isNamed && font.pointSizeF() >= defaultPointSize - 1)
        return;
    if (!isNamed && QFontDatabase::hasFamily(u"Inter"_s))
        font.setFamilies({u"Inter"_s, family});
    font.setPointSizeF(defaultPointSize);
    QApplication::setFont(font);
}

Qt::ColorScheme hintFor(Appearance appearance)
{
    switch (appearance) {
    case Appearance::Light:
        return Qt::ColorScheme::Light;
    case Appearance::Dark:
        return Qt::ColorScheme::Dark;
    case Appearance::System:
        break;
    }
    return Qt::ColorScheme::Unknown;
}

} // namespace

Theme::Theme(QObject *parent) : Theme(QDBusConnection::sessionBus(), parent) {}

Theme::Theme(QDBusConnection bus, QObject *parent) : QObject(parent), m_portal(new Portal(std::move(bus), this))
{
    giveFontWhereNoneIsNamed();
    QApplication::setStyle(new QuietStyle);
    connect(QApplication::styleHints(), &QStyleHints::colorSchemeChanged, this, &Theme::update);
    connect(m_portal, &Portal::schemeChanged, this, &Theme::update);
    m_scheme = wanted();
    QApplication::setPalette(palette(m_scheme));
    QToolTip::setPalette(palette(m_scheme));
}

void Theme::setAppearance(Appearance appearance)
{
    m_appearance = appearance;
    // Window frames and the platform's own dialogs follow where they can.
    QApplication::styleHints()->setColorScheme(hintFor(appearance));
    update();
}

void Theme::setFontSizeDelta(int points)
{
    const int difference = points - std::exchange(m_fontSizeDelta, points);
    if (difference == 0)
        return;
    const auto changed = [difference](QFont font) {
        font.setPointSizeF(font.pointSizeF() + difference);
        return font;
    };
    // Windows, for what is in them takes their size over; headings and figures, which keep their distance to the rest.
    // All are found out before one is changed.
    QList<std::pair<QWidget *, QFont>> own;
    const QWidgetList all = QApplication::allWidgets();
    for (QWidget *const widget : all) {
        const bool hasSize = (widget->font().resolveMask() & QFont::SizeResolved) != 0;
        if (widget->isWindow() || (widget->testAttribute(Qt::WA_SetFont) && hasSize))
            own.append({widget, changed(widget->font())});
    }
    QApplication::setFont(changed(QApplication::font()));
    for (const auto &[widget, font] : std::as_const(own))
        widget->setFont(font);
}

Scheme Theme::wanted() const
{
    if (m_appearance != Appearance::System)
        return m_appearance == Appearance::Dark ? Scheme::Dark : Scheme::Light;
    switch (QApplication::styleHints()->colorScheme()) {
    case Qt::ColorScheme::Dark:
        return Scheme::Dark;
    case Qt::ColorScheme::Light:
        return Scheme::Light;
    case Qt::ColorScheme::Unknown:
        break;
    }
    return m_portal->scheme().value_or(Scheme::Light);
}

void Theme::update()
{
    const Scheme scheme = wanted();
    if (scheme == m_scheme)
        return;
    m_scheme = scheme;
    QApplication::setPalette(palette(scheme));
    QToolTip::setPalette(palette(scheme));
    Q_EMIT schemeChanged(scheme);
}

} // namespace styleui
