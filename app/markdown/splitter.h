// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "markdown/blockreader.h"

#include <QHash>

namespace markdown {

/// Blocks that take the place of all from `from` on.
struct Change
{
    qsizetype from = 0;
    QList<Block> blocks;
};

/// Markdown while it streams, as a value. What comes is added to the source; only the open part at its end is parsed
/// again: the last block, of a list its last item, of a table its last row, of fenced code its last line. Everything
/// before is settled and never changes again until finish(), whose one parse of everything puts right what could not be
/// known: a definition that comes after its link, a paragraph that was cut because it is long.
class Splitter
{
public:
    void append(const QString &delta);
    /// Parses the open part, and of much that came at once no more than fits into a frame. Blocks before `from` stay as
    /// they are.
    [[nodiscard]] Change update();
    /// There is text that no update() has seen yet.
    [[nodiscard]] bool isBehind() const { return m_seen < m_source.size(); }
    /// The last parse, of everything. More may be appended even then.
    [[nodiscard]] Change finish();
    /// The same with what another thread has read of this very source.
    [[nodiscard]] Change finish(Reading reading);
    /// That reading. Any thread may do it.
    [[nodiscard]] static Reading readAll(const QString &source);

    [[nodiscard]] const QString &source() const { return m_source; }
    /// How many characters were given to the parser so far: the measure of the work in tests.
    [[nodiscard]] qsizetype scanned() const { return m_scanned; }
    [[nodiscard]] qsizetype openSize() const { return m_source.size() - m_start; }
    [[nodiscard]] qsizetype settledCount() const { return m_settled; }

private:
    /// Fenced code that is not closed yet.
    struct Fence
    {
        QChar sign;
        qsizetype length = 0;
        qsizetype indent = 0;
        QList<Enclosure> enclosures;
        LineWriter writer;
        [[nodiscard]] bool closes(QStringView line) const;

        bool isInLine = false; ///< the open part begins within a line that is too long for one piece
    };
    enum class Ending { Open, Final };
    /// The lines of the open part that belong to the frame, and where they end.
    struct Region
    {
        Excerpt excerpt;
        qsizetype prelude = 0;
        qsizetype end = 0;
        bool isLeft = false; ///< a line that does not belong follows
    };

    [[nodiscard]] Change readTo(qsizetype end, Ending ending);
    [[nodiscard]] qsizetype heldBack() const;
    [[nodiscard]] Region regionUntil(qsizetype end, Ending ending);
    [[nodiscard]] qsizetype lastOfFrame(qsizetype end) const;
    [[nodiscard]] QString preludeFor(QStringView text) const;
    [[nodiscard]] Reading read(const Region &region);
    /// One step over the open part; true if there is more to do.
    bool readRegion(qsizetype end, Ending ending, QList<Block> &blocks);
    bool readFence(qsizetype end, QList<Block> &blocks);
    bool openFence(const Block &code);
    void writeFenceLine(QStringView text, qsizetype source, QList<Block> &blocks);
    void closeFence(qsizetype end, QList<Block> &blocks);
    void settleBlocks(const QList<Block> &settled, qsizetype start, QList<Block> &blocks);
    void leaveFrame(qsizetype line);
    /// Settles what can be of an open part that has grown too long.
    void cut(qsizetype end, QList<Block> &blocks);
    void rememberDefinitions(qsizetype from, qsizetype to);

    QString m_source;
    qsizetype m_start = 0; ///< of the open part: the begin of a line, unless a long one was cut
    qsizetype m_seen = 0;  ///< how far the source was read
    bool m_startsInLine = false;
    Frame m_frame;
    std::optional<Fence> m_fence;
    QHash<QString, QString> m_definitions; ///< by label
    qsizetype m_settled = 0;
    qsizetype m_scanned = 0;
};

} // namespace markdown
