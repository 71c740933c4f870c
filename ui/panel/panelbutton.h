// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "chat/panel.h"

#include <QPushButton>

namespace panelui {

/// Shows the panel that will be asked: its members' marks and its name (or theirs), and opens the picker.
class PanelButton : public QPushButton
{
    Q_OBJECT

public:
    explicit PanelButton(QWidget *parent = nullptr);

    void setPanel(const chat::Panel &panel);
    /// Marks only, where there is little room.
    void setCompact(bool compact);

    [[nodiscard]] QSize sizeHint() const override;
    /// Its names cut short.
    [[nodiscard]] QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    /// A mark with the text after it; number 0: text alone.
    struct Piece
    {
        int number = 0;
        QString text;
    };
    [[nodiscard]] QList<Piece> pieces() const;
    /// With at most so many pixels of its text.
    [[nodiscard]] int widthOf(const Piece &piece, int most) const;
    [[nodiscard]] int widthOfAll(int most) const;
    /// As much of each text as there is room for.
    [[nodiscard]] int mostInRoom() const;

    QList<Piece> m_members;
    QString m_name;
    bool m_isCompact = false;
};

} // namespace panelui
