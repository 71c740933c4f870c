// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QMap>
#include <QStringList>

#include <expected>

namespace settings {

/// What was typed and not asked yet, by the id of its session; a new session's has an empty id.
using Drafts = QMap<QString, QString>;

/// Drafts in a file, so that they are there again when the program is. Reads once; a broken file is set aside.
class DraftStore
{
public:
    explicit DraftStore(const QString &file);

    [[nodiscard]] const Drafts &drafts() const { return m_drafts; }
    /// What of the file could not be read, one sentence each.
    [[nodiscard]] QStringList problems() const { return m_problems; }
    /// Keeps these and no others; empty texts are left out. Writes only what is different. Fails with one sentence.
    [[nodiscard]] std::expected<void, QString> replace(Drafts drafts);

private:
    const QString m_file;
    Drafts m_drafts;
    QStringList m_problems;
};

} // namespace settings
