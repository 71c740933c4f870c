// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/text/codeworker.h"
#include "ui/text/document.h"

#include <QHash>
#include <QObject>

namespace textui {

/// Has the code of one document coloured where it is to be seen, block after block, since each begins in the state that
/// the one before ends in. Of a block that still grows only the lines that are new are asked for.
class Highlighting : public QObject
{
    Q_OBJECT

public:
    Highlighting(Document &document, QObject *parent);

    /// Asks for what is missing between two heights.
    void request(int top, int bottom);
    void clear();

Q_SIGNALS:
    void changed(int block);

private:
    /// What is known of one block of code.
    struct Chunk
    {
        QString text; ///< as it was asked for
        QList<KSyntaxHighlighting::State> after;
        bool isWaiting = false;
    };

    void requestUpTo(int index);
    void take(const CodeReply &reply);
    [[nodiscard]] int firstMissing(const Chunk &chunk, const markdown::Block &block) const;

    Document &m_document;
    std::shared_ptr<CodeThread> m_thread; ///< shared with all other views: see CodeThread::shared()
    quint64 m_client;
    QHash<int, Chunk> m_chunks; ///< by where the block begins
    int m_top = 0;
    int m_bottom = 0;
};

} // namespace textui
