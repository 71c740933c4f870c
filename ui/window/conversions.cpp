// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/conversions.h"

namespace windowui {

styleui::Appearance toStyle(settings::Appearance appearance)
{
    switch (appearance) {
    case settings::Appearance::System:
        return styleui::Appearance::System;
    case settings::Appearance::Light:
        return styleui::Appearance::Light;
    case settings::Appearance::Dark:
        return styleui::Appearance::Dark;
    }
    return styleui::Appearance::System;
}

turnui::Arrangement toTurn(settings::Arrangement arrangement)
{
    switch (arrangement) {
    case settings::Arrangement::Auto:
        return turnui::Arrangement::Automatic;
    case settings::Arrangement::Columns:
        return turnui::Arrangement::Columns;
    case settings::Arrangement::Reading:
        return turnui::Arrangement::Reading;
    }
    return turnui::Arrangement::Automatic;
}

settings::Arrangement toSettings(turnui::Arrangement arrangement)
{
    switch (arrangement) {
    case turnui::Arrangement::Automatic:
        return settings::Arrangement::Auto;
    case turnui::Arrangement::Columns:
        return settings::Arrangement::Columns;
    case turnui::Arrangement::Reading:
        return settings::Arrangement::Reading;
    }
    return settings::Arrangement::Auto;
}

} // namespace windowui
