// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/compare/answertexts.h"

#include "library/library.h"

namespace compareui {

namespace {

constexpr qsizetype mostKept = 8;

} // namespace

AnswerTexts::AnswerTexts(library::Library &library, QObject *parent) : QObject(parent), m_library(library) {}

const AnswerTexts::Kept *AnswerTexts::find(const chat::SessionId &session) const
{
    const auto found = std::ranges::find(m_kept, session, &Kept::session);
    return found == m_kept.end() ? nullptr : &*found;
}

void AnswerTexts::want(const chat::SessionId &session, const chat::TurnId &turn)
{
    if (text(session, turn))
        return;
    const bool isLoading = m_loading.contains(session);
    m_loading[session].insert(turn);
    if (!isLoading)
        load(session, false);
}

void AnswerTexts::load(const chat::SessionId &session, bool isFlushed)
{
    m_library.load(session, this, [=, this](const std::expected<chat::Session, QString> &read) {
        const auto isThere = [&read](const chat::TurnId &turn) {
            return read->turn(turn) && !read->turn(turn)->resultText().isEmpty();
        };
        const bool areThere = read && std::ranges::all_of(m_loading.value(session), isThere);
        if (!areThere && !isFlushed) { // they may have ended a moment ago
            m_library.flush(this, [=, this] { load(session, true); });
            return;
        }
        keep(session, read);
        Q_EMIT loaded(session);
    });
}

void AnswerTexts::keep(const chat::SessionId &id, const std::expected<chat::Session, QString> &session)
{
    Kept kept{.session = id, .texts = {}, .problem = session ? QString() : session.error()};
    if (const Kept *const before = find(id))
        kept.texts = before->texts;
    m_kept.removeIf([&id](const Kept &one) { return one.session == id; });
    // What nobody wants yet may not be written to its end.
    const QSet<chat::TurnId> wanted = m_loading.take(id);
    for (const chat::TurnId &turn : wanted) {
        if (const chat::Turn *const read = session ? session->turn(turn) : nullptr)
            kept.texts.insert(turn, read->resultText());
    }
    m_kept.prepend(kept);
    if (m_kept.size() > mostKept)
        m_kept.removeLast();
}

std::optional<QString> AnswerTexts::text(const chat::SessionId &session, const chat::TurnId &turn) const
{
    const Kept *const kept = find(session);
    return kept && kept->texts.contains(turn) ? std::optional(kept->texts.value(turn)) : std::nullopt;
}

QString AnswerTexts::problem(const chat::SessionId &session, const chat::TurnId &turn) const
{
    const Kept *const kept = find(session);
    if (!kept || kept->texts.contains(turn) || m_loading.contains(session))
        return {};
    return kept->problem.isEmpty() ? tr("This answer is no longer in the library.") : kept->problem;
}

} // namespace compareui
