// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "chat/turn.h"

#include <QUrl>
#include <QWidget>

class QVBoxLayout;

namespace textui {
class MarkdownBlock;
}

namespace turnui {

class FoldLine;

/// "▸ Thought for 7 s: first line…", which unfolds to the whole reasoning. Hidden where there is none.
class ReasoningFold : public QWidget
{
    Q_OBJECT

public:
    explicit ReasoningFold(QWidget *parent = nullptr);

    void show(const chat::Reply &reply, std::chrono::milliseconds now);
    void sync(const chat::Reply &reply, std::chrono::milliseconds now);
    void tick(const chat::Reply &reply, std::chrono::milliseconds now);

Q_SIGNALS:
    void linkActivated(const QUrl &url);

private:
    void unfold(bool open);

    FoldLine *const m_line;
    QVBoxLayout *const m_layout;
    textui::MarkdownBlock *m_block = nullptr; ///< made when it is first opened
    QString m_text;
    qsizetype m_shown = 0; ///< characters that the block has
    chat::State m_state = chat::State::Waiting;
};

} // namespace turnui
