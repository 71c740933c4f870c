// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/style/colors.h"

#include <array>

namespace styleui {

namespace {

const Colors lightColors{
    .ground = QColor(0xf6f5f2),
    .paper = QColor(0xffffff),
    .hairline = QColor(0xe3e1dc),
    .text = QColor(0x1d1f23),
    .secondary = QColor(0x545962),
    .faint = QColor(0x6b7079),
    .accent = QColor(0x3f4bc4),
    .onAccent = QColor(0xffffff),
    .accentTint = QColor(0xeceefb),
    .opened = QColor(0xf0efea),
    .code = QColor(0xf4f3ef),
    .success = QColor(0x2c7a4b),
    .failure = QColor(0xb3261e),
    .warning = QColor(0x925e0e),
    .selection = QColor(0xcfd4f6),
};

const Colors darkColors{
    .ground = QColor(0x1a1b1e),
    .paper = QColor(0x212327),
    .hairline = QColor(0x33363c),
    .text = QColor(0xe6e7ea),
    .secondary = QColor(0xa6abb4),
    .faint = QColor(0x868c96),
    .accent = QColor(0x9aa5ff),
    .onAccent = QColor(0x14162a),
    .accentTint = QColor(0x2c3050),
    .opened = QColor(0x292c31),
    .code = QColor(0x1b1d20),
    .success = QColor(0x6ccf95),
    .failure = QColor(0xff8a80),
    .warning = QColor(0xe6b058),
    .selection = QColor(0x3d4478),
};

// Teal, purple, olive, brown, slate, raspberry, green, sea: clear of the accent, red and amber.
const std::array<MemberColors, 8> lightMembers{{
    {QColor(0x0b6f6a), QColor(0xdff1ef)},
    {QColor(0x8a3a86), QColor(0xf4e6f3)},
    {QColor(0x5c6410), QColor(0xeff1d8)},
    {QColor(0x7a4a2b), QColor(0xf3e8df)},
    {QColor(0x44587e), QColor(0xe5eaf3)},
    {QColor(0xa02c66), QColor(0xf9e3ee)},
    {QColor(0x35702c), QColor(0xe4f1e0)},
    {QColor(0x2b6a8a), QColor(0xe0eff6)},
}};

const std::array<MemberColors, 8> darkMembers{{
    {QColor(0x5fcfc6), QColor(0x183a38)},
    {QColor(0xe08fd8), QColor(0x3e2440)},
    {QColor(0xc9d169), QColor(0x33371a)},
    {QColor(0xdba87f), QColor(0x3d2c20)},
    {QColor(0xa3b6dc), QColor(0x263046)},
    {QColor(0xf08ab8), QColor(0x45202f)},
    {QColor(0x93cf87), QColor(0x223a1e)},
    {QColor(0x7fc4e4), QColor(0x1b3543)},
}};

QPalette paletteOf(const Colors &colors)
{
    QPalette palette;
    const auto set = [&palette](QPalette::ColorRole role, const QColor &color) {
        palette.setColor(QPalette::All, role, color);
    };
    set(QPalette::Window, colors.ground);
    set(QPalette::Base, colors.paper);
    set(QPalette::AlternateBase, colors.opened);
    set(QPalette::Button, colors.paper);
    for (const auto role : {QPalette::WindowText, QPalette::Text, QPalette::ButtonText, QPalette::BrightText,
                            QPalette::HighlightedText, QPalette::ToolTipText})
        set(role, colors.text);
    set(QPalette::ToolTipBase, colors.paper);
    set(QPalette::Highlight, colors.selection);
    set(QPalette::Accent, colors.accent);
    set(QPalette::Link, colors.accent);
    set(QPalette::LinkVisited, colors.accent);
    set(QPalette::PlaceholderText, colors.faint);
    set(QPalette::Light, colors.paper);
    set(QPalette::Midlight, colors.opened);
    for (const auto role : {QPalette::Mid, QPalette::Dark, QPalette::Shadow})
        set(role, colors.hairline);
    for (const auto role : {QPalette::WindowText, QPalette::Text, QPalette::ButtonText})
        palette.setColor(QPalette::Disabled, role, colors.faint);
    return palette;
}

} // namespace

Scheme schemeOf(const QPalette &palette)
{
    return palette.color(QPalette::Active, QPalette::Window).lightness() < 128 ? Scheme::Dark : Scheme::Light;
}

const Colors &colors(Scheme scheme)
{
    return scheme == Scheme::Dark ? darkColors : lightColors;
}

const Colors &colors(const QPalette &palette)
{
    return colors(schemeOf(palette));
}

QPalette palette(Scheme scheme)
{
    return paletteOf(colors(scheme));
}

MemberColors memberColors(int number, const QPalette &palette)
{
    const auto &members = schemeOf(palette) == Scheme::Dark ? darkMembers : lightMembers;
    const int index = qBound(1, number, int(members.size())) - 1;
    return members[size_t(index)];
}

QColor ink(Ink ink, const QPalette &palette)
{
    const Colors &all = colors(palette);
    switch (ink) {
    case Ink::Text:
        return all.text;
    case Ink::Secondary:
        return all.secondary;
    case Ink::Faint:
        return all.faint;
    case Ink::Accent:
        return all.accent;
    case Ink::OnAccent:
        return all.onAccent;
    case Ink::Success:
        return all.success;
    case Ink::Failure:
        return all.failure;
    case Ink::Warning:
        return all.warning;
    }
    return all.text;
}

} // namespace styleui
