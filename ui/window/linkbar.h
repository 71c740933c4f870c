// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QUrl>
#include <QWidget>

#include <functional>

class QPushButton;

namespace styleui {
class ElidedLabel;
}

namespace windowui {

/// Whether a link may leave the program at all: http, https and mailto, with a host or an address.
[[nodiscard]] bool mayOpen(const QUrl &url);
/// The address as it really is: host in ASCII, so that look-alike letters show; other schemes as they came.
[[nodiscard]] QString realAddress(const QUrl &url);

/// The one place that opens links. Shows where a link really leads before anything is opened; what may not be opened
/// can only be copied.
class LinkBar : public QWidget
{
    Q_OBJECT

public:
    /// How an address is opened; the tests' own records it. The default hands it to the desktop.
    using Opener = std::function<void(const QUrl &)>;

    explicit LinkBar(QWidget *parent = nullptr);

    void setOpener(Opener opener) { m_opener = std::move(opener); }
    void offer(const QUrl &url);
    /// Without asking: what the person has just asked for by name.
    void openAtOnce(const QUrl &url);
    /// A folder of this computer, in the desktop's file manager.
    void openFolder(const QString &path);

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    Opener m_opener;
    QUrl m_url;
    styleui::ElidedLabel *const m_label;
    styleui::ElidedLabel *const m_warning;
    QPushButton *const m_open;
    QPushButton *const m_copy;
    QPushButton *const m_cancel;
};

} // namespace windowui
