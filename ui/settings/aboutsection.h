// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/settings/section.h"

#include <QUrl>

namespace settingsui {

/// Which version this is, under which licence, and what it is made with.
class AboutSection : public Section
{
    Q_OBJECT

public:
    explicit AboutSection(QWidget *parent = nullptr);

Q_SIGNALS:
    void linkActivated(const QUrl &url);
};

} // namespace settingsui
