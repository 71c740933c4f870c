// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/style/surfaces.h"

class QPlainTextEdit;

namespace windowui {

/// Where the question is written: one line high, growing with its text up to a limit, then scrolling.
class PromptField : public styleui::Card
{
    Q_OBJECT

public:
    explicit PromptField(QWidget *parent = nullptr);

    [[nodiscard]] QPlainTextEdit *edit() const { return m_edit; }
    void setMostLines(int lines);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void adjustHeight();
    void wrapWhatIsShort(int position);

    QPlainTextEdit *const m_edit;
    int m_mostLines = 8;
};

} // namespace windowui
