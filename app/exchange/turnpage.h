// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "chat/turn.h"

#include <QCoreApplication>
#include <QStringList>

namespace exchange {

class Footnotes;

/// Writes one turn as a part of a Markdown page. Its own headings have two levels, `level` and the next; those in
/// foreign text lie below.
class TurnPage
{
    Q_DECLARE_TR_FUNCTIONS(exchange::TurnPage)

public:
    TurnPage(const chat::Turn &turn, int level, Footnotes &notes);

    [[nodiscard]] QString write(const QString &heading);

private:
    void add(const QString &lines);
    void addSection(const QString &heading);
    void writeQuestion();
    void writeResult();
    void writeFusion(const chat::Fusion &fusion);
    void writeAnswer(const chat::Attempt &attempt);
    void writeBreakdown();
    void writeOtherFusions();
    void writeAnswers();
    void writeFolded(const QString &summary, const QStringList &content);
    /// Text, why it is not whole, sources.
    [[nodiscard]] QStringList replyLines(const chat::Reply &reply) const;
    [[nodiscard]] QString summaryOf(const chat::Attempt &attempt) const;
    [[nodiscard]] QString membersText() const;
    [[nodiscard]] static QString stateText(const chat::Reply &reply);
    [[nodiscard]] static QString endText(const chat::Reply &reply);
    [[nodiscard]] static QString sourcesText(const QList<chat::Source> &sources);

    const chat::Turn &m_turn;
    int m_level;
    Footnotes &m_notes;
    QStringList m_parts;
    const chat::Fusion *m_fusion = nullptr;  ///< the one that is shown
    const chat::Attempt *m_answer = nullptr; ///< shown in the place of a fused answer, or chosen beside it
};

} // namespace exchange
