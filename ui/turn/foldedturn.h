// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "chat/turn.h"

#include <QUrl>
#include <QWidget>

#include <functional>

class QToolButton;

namespace textui {
class MarkdownBlock;
}

namespace turnui {

class BranchSwitch;
class FoldLine;
class Prompt;

/// An earlier turn: its question, its answer, and a line that says what lies behind and opens it.
class FoldedTurn : public QWidget
{
    Q_OBJECT

public:
    explicit FoldedTurn(std::function<const chat::Turn *()> turn, QWidget *parent = nullptr);

    /// Takes the turn over anew, when it changed.
    void refresh();
    void setBranches(int index, int count);

Q_SIGNALS:
    /// To be replaced by the whole turn, in place.
    void openRequested();
    void linkActivated(const QUrl &url);
    void editPromptRequested();
    void branchRequested(int index);

private:
    std::function<const chat::Turn *()> m_turn;
    Prompt *const m_prompt;
    BranchSwitch *const m_branches;
    QToolButton *const m_edit;
    textui::MarkdownBlock *const m_answer;
    FoldLine *const m_line;
};

} // namespace turnui
