// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <compare>

#include <QtTypes>

namespace textui {

/// A place between two characters of a document.
struct TextPlace
{
    int block = -1;
    qsizetype position = 0;

    [[nodiscard]] bool isValid() const { return block >= 0; }
    auto operator<=>(const TextPlace &) const = default;
};

/// What is selected: from where it began to where it is drawn.
struct TextSelection
{
    TextPlace anchor;
    TextPlace cursor;

    [[nodiscard]] bool isEmpty() const { return !anchor.isValid() || anchor == cursor; }
    [[nodiscard]] TextPlace start() const { return anchor < cursor ? anchor : cursor; }
    [[nodiscard]] TextPlace end() const { return anchor < cursor ? cursor : anchor; }
    bool operator==(const TextSelection &) const = default;
};

} // namespace textui
