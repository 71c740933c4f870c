// SPDX-License-Identifier: GPL-3.0-or-later
#include "settings/draftstore.h"

#include "settings/jsonfile.h"

#include <QFileInfo>

using namespace Qt::StringLiterals;

namespace settings {

/// Questions of up to 1 MB each.
static constexpr qint64 largest = 64'000'000;

DraftStore::DraftStore(const QString &file) : m_file(file)
{
    if (!QFileInfo::exists(m_file))
        return;
    const auto json = readJson(m_file, largest);
    if (!json) {
        const auto aside = setAside(m_file);
        m_problems.append(json.error());
        if (!aside)
            m_problems.append(aside.error());
        return;
    }
    const QJsonObject drafts = json->value("drafts"_L1).toObject();
    for (auto draft = drafts.begin(); draft != drafts.end(); ++draft)
        m_drafts.insert(draft.key(), draft->toString());
}

std::expected<void, QString> DraftStore::replace(Drafts drafts)
{
    drafts.removeIf([](const Drafts::iterator &draft) { return draft->trimmed().isEmpty(); });
    if (drafts == m_drafts)
        return {};
    m_drafts = std::move(drafts);
    QJsonObject json;
    for (auto draft = m_drafts.cbegin(); draft != m_drafts.cend(); ++draft)
        json.insert(draft.key(), *draft);
    return writeJson(m_file, {{u"version"_s, 1}, {u"drafts"_s, json}});
}

} // namespace settings
