// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "chat/ids.h"

#include <QList>
#include <QWidget>

class QPainter;

namespace turnui {

/// The width of so many marks beside each other.
[[nodiscard]] int marksWidth(qsizetype count, const QFont &font);
void paintMarks(QPainter &painter, const QRect &place, const QList<chat::MemberId> &members, const QFont &font,
                const QPalette &palette);

/// Several members' marks beside each other.
class MarkRow : public QWidget
{
    Q_OBJECT

public:
    explicit MarkRow(const QList<chat::MemberId> &members, QWidget *parent = nullptr);

    [[nodiscard]] QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    const QList<chat::MemberId> m_members;
};

/// "Members 1, 2 and 3": for screen readers.
[[nodiscard]] QString membersInWords(const QList<chat::MemberId> &members);

} // namespace turnui
