// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAbstractButton>

namespace turnui {

/// "▸ something": a line that folds something out below it. Checked is open. Plain text always.
class FoldLine : public QAbstractButton
{
    Q_OBJECT

public:
    explicit FoldLine(QWidget *parent = nullptr);

    void setText(const QString &text);
    /// At most so many lines (default 1); the rest is left out.
    void setMaximumLines(int lines);

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;
    [[nodiscard]] bool hasHeightForWidth() const override { return true; }
    [[nodiscard]] int heightForWidth(int width) const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    [[nodiscard]] QStringList lines(int width) const;
    [[nodiscard]] int indent() const;

    QString m_text;
    int m_maximumLines = 1;
};

} // namespace turnui
