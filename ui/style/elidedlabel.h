// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/style/colors.h"
#include "ui/style/wrapping.h"

#include <QWidget>

namespace styleui {

/// One or more lines of text that end in "…" where there is no room. Always plain text; the whole of it is the
/// accessible name, and in the tool tip where something is left out.
class ElidedLabel : public QWidget
{
    Q_OBJECT

public:
    explicit ElidedLabel(QWidget *parent = nullptr);
    explicit ElidedLabel(const QString &text, QWidget *parent = nullptr);

    [[nodiscard]] QString text() const { return m_text; }
    void setText(const QString &text);
    /// More about it: in the tool tip, under what is left out of the text, and as the accessible description.
    void setHint(const QString &hint);
    void setInk(Ink ink);
    void setElideMode(Qt::TextElideMode mode);
    void setAlignment(Qt::Alignment alignment);
    /// At most so many lines (default 1); 0: all.
    void setMaximumLines(int lines);
    /// Whether something is left out at the present size.
    [[nodiscard]] bool isElided() const;

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;
    [[nodiscard]] bool hasHeightForWidth() const override { return m_maximumLines != 1; }
    [[nodiscard]] int heightForWidth(int width) const override;

protected:
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    [[nodiscard]] WrappedText linesFor(int width) const;
    [[nodiscard]] int lineSpacing() const;
    void updateToolTip();

    QString m_text;
    QString m_hint;
    Ink m_ink = Ink::Text;
    Qt::TextElideMode m_mode = Qt::ElideRight;
    Qt::Alignment m_alignment = Qt::AlignLeft | Qt::AlignVCenter;
    int m_maximumLines = 1;
};

} // namespace styleui
