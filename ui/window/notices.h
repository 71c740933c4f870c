// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

namespace library {
class Library;
struct Notice;
} // namespace library
namespace settings {
class EndpointStore;
class PreferenceStore;
} // namespace settings

namespace windowui {

class Banner;

/// Puts into the banner what the library and the settings have to say: at the start, and as it comes up.
class Notices : public QObject
{
    Q_OBJECT

public:
    /// The banner and the library outlive this.
    Notices(Banner &banner, const library::Library &library, QObject *parent);

    /// What could not be read of the settings.
    void show(const QStringList &problems);

private:
    void show(const library::Notice &notice);

    Banner &m_banner;
    int m_shown = 0;
};

} // namespace windowui
