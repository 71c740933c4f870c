// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QPainter;

namespace styleui {

/// The size of a member's mark beside text in this font: for layouts and delegates.
[[nodiscard]] QSize markSize(const QFont &font);
/// Paints a member's mark, its number on its tint, centred in `place`. For delegates.
void paintMark(QPainter &painter, const QRect &place, int number, const QFont &font, const QPalette &palette);

/// A member's mark: its number (as in Ctrl+1…8) on a tint of its colour.
class MemberMark : public QWidget
{
    Q_OBJECT

public:
    explicit MemberMark(int number, QWidget *parent = nullptr);

    [[nodiscard]] int number() const { return m_number; }
    void setNumber(int number);
    [[nodiscard]] QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    int m_number;
};

} // namespace styleui
