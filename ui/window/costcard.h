// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/style/surfaces.h"
#include "ui/window/costwords.h"

class QGridLayout;
class QPushButton;
class QToolButton;

namespace styleui {
class ElidedLabel;
}

namespace windowui {

/// All that is known of what a question will cost, and of what was spent: stands over the page, above the composer,
/// while one goes on typing.
class CostCard : public styleui::Card
{
    Q_OBJECT

public:
    /// Stands above `anchor`, and goes when that goes; both outlive it.
    CostCard(QWidget *anchor, QWidget *parent);

    /// `isChosen`: the model of the comparison is one that the person chose.
    void setRows(const QList<CostRow> &rows, const CostRow &comparison, bool isChosen);
    void open();
    void close();
    [[nodiscard]] QPushButton *compareButton() const { return m_compare; }

Q_SIGNALS:
    /// `hadFocus`: the keyboard was in it.
    void closed(bool hadFocus);
    void compareWithWriterRequested();

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    /// A label and what it says.
    struct Line
    {
        styleui::ElidedLabel *label = nullptr;
        styleui::ElidedLabel *text = nullptr;
    };
    [[nodiscard]] Line createLine(int row);
    [[nodiscard]] static bool show(const Line &line, const CostRow &row);
    void createLayout();
    void place();

    QWidget *const m_anchor;
    QToolButton *const m_close;
    QPushButton *const m_compare;
    QPushButton *const m_writer;
    QGridLayout *m_grid = nullptr;
    Line m_comparison;
    QList<Line> m_lines;
};

} // namespace windowui
