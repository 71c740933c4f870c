// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/compare/figurebars.h"
#include "ui/style/surfaces.h"

#include <QUrl>

class QPushButton;

namespace styleui {
class ElidedLabel;
}
namespace textui {
class MarkdownView;
}

namespace compareui {

/// One answer of a round: without a name until the person has picked, then with the name and the figures.
class AnswerColumn : public styleui::Card
{
    Q_OBJECT

public:
    /// `place` 0…: "A" and the key 1, and so on.
    explicit AnswerColumn(int place, QWidget *parent = nullptr);

    [[nodiscard]] static QString letter(qsizetype place);

    void setText(const QString &markdown);
    /// Where there is no text: why.
    void setProblem(const QString &problem);
    void setBlind();
    void reveal(const QString &name, const QString &says, const QList<Figure> &figures,
                const QList<QList<Figure>> &beside);
    void focusText();

Q_SIGNALS:
    void picked();
    void turnAsked();
    void linkActivated(const QUrl &url);

private:
    const int m_place;
    styleui::ElidedLabel *const m_name;
    styleui::ElidedLabel *const m_says;
    styleui::ElidedLabel *const m_problem;
    textui::MarkdownView *const m_text;
    FigureBars *const m_figures;
    QPushButton *const m_pick;
    QPushButton *const m_open;
};

} // namespace compareui
