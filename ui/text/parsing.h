// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "markdown/splitter.h"

#include <functional>

class QObject;

namespace textui {

/// How a text becomes blocks without holding anybody up: what streams in portions, the last parse of a long text on
/// another thread. Until that is there, what stands is all of a stream, or the first part of a text that was set.
class Parsing
{
public:
    using Changed = std::function<void(markdown::Change)>;
    /// `changed` is called on `owner`'s thread, and not after it is gone.
    Parsing(QObject *owner, Changed changed);

    void setText(const QString &source);
    void append(const QString &delta);
    /// Takes in a portion of what was appended.
    void update();
    /// Whether more was appended than taken in.
    [[nodiscard]] bool isBehind() const { return m_splitter.isBehind(); }
    void finish();
    /// Waits for the last parse.
    void completeNow();
    [[nodiscard]] QString source() const { return m_splitter.source(); }

private:
    void parseApart();
    void complete(const markdown::Reading &reading);

    QObject *m_owner;
    Changed m_changed;
    markdown::Splitter m_splitter;
    bool m_isIncomplete = false;
    int m_number = 0; ///< of the parse that is waited for
};

} // namespace textui
