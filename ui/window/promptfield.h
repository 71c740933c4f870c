// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QPlainTextEdit>

namespace windowui {

/// Where the question is written: one line high, growing with its text up to a limit, then scrolling.
class PromptField : public QPlainTextEdit
{
    Q_OBJECT

public:
    explicit PromptField(QWidget *parent = nullptr);

    void setMostLines(int lines);

protected:
    void resizeEvent(QResizeEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void adjustHeight();

    int m_mostLines = 8;
};

} // namespace windowui
