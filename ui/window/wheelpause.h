// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

class QWheelEvent;
class QWidget;

namespace windowui {

/// Keeps the page still while a column inside it is scrolled past its end: the wheel passes on to the page only after
/// a pause. Watches the wheel events inside `page`; the page asks mayScroll() before it takes one for itself.
class WheelPause : public QObject
{
    Q_OBJECT

public:
    explicit WheelPause(QWidget *page);

    /// Whether the page may scroll by this event, which nobody inside wanted.
    [[nodiscard]] bool mayScroll(const QWheelEvent &event);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    static constexpr quint64 never = 0;

    QWidget *const m_page;
    quint64 m_offered = never; ///< timestamp of the newest event that began inside, until the page is asked
    quint64 m_taken = never;   ///< timestamp of the newest event that somebody inside took, or that came soon after
};

} // namespace windowui
