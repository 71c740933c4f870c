// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QPlainTextEdit;
class QPushButton;

namespace styleui {
class ElidedLabel;
}

namespace turnui {

/// The question over its turn: bold, at most two lines, the whole of it on request.
class Prompt : public QWidget
{
    Q_OBJECT

public:
    explicit Prompt(QWidget *parent = nullptr);

    void setText(const QString &text);
    [[nodiscard]] bool hasHeightForWidth() const override { return true; }
    [[nodiscard]] int heightForWidth(int width) const override;
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    void setOpen(bool open);
    void place();
    [[nodiscard]] bool needsMore(int width) const;

    QString m_text;
    styleui::ElidedLabel *const m_label;
    QPushButton *const m_more;
    QPlainTextEdit *m_whole = nullptr; ///< while it is open
};

} // namespace turnui
