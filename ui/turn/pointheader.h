// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "chat/analysis.h"

#include <QAbstractButton>

namespace turnui {

/// A point on one row: symbol, text, who says so. Checked is opened: then the text stands in full.
class PointHeader : public QAbstractButton
{
    Q_OBJECT

public:
    explicit PointHeader(const chat::Point &point, QWidget *parent = nullptr);

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;
    [[nodiscard]] bool hasHeightForWidth() const override { return true; }
    [[nodiscard]] int heightForWidth(int width) const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    [[nodiscard]] QFont textFont() const;
    [[nodiscard]] int marksRoom() const;
    /// A contradiction's stances behind its topic, as far as there is room.
    void paintStances(QPainter &painter, QRect place) const;

    const chat::Point m_point;
    QString m_text;
    bool m_isQuoteMissing = false;
};

/// Where the text of a row begins.
[[nodiscard]] int pointIndent(const QFont &font);

} // namespace turnui
