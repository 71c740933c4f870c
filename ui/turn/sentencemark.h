// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "chat/likeness.h"

#include <QAbstractButton>

namespace turnui {

/// Beside a sentence of the fused answer: the marks of those who hold the point that it is like, and whether others
/// differ. A click opens the point.
class SentenceMark : public QAbstractButton
{
    Q_OBJECT

public:
    SentenceMark(const chat::Likeness &likeness, const chat::Point &point, QWidget *parent = nullptr);

    [[nodiscard]] QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    [[nodiscard]] QString more() const; ///< "+5": those whose marks have no room
    [[nodiscard]] int lineHeight() const;

    QList<chat::MemberId> m_shown;
    qsizetype m_hidden = 0;
    QString m_note; ///< "1 differs", "one source"; may be empty
};

/// How wide the margin for these marks is.
[[nodiscard]] int sentenceMarksWidth(const QFont &font);

} // namespace turnui
