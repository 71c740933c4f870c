// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/settings/shortcuts.h"

#include "settings/preferences.h"

#include <QAction>

using namespace Qt::StringLiterals;

namespace settingsui {

namespace {

bool isFunctionKey(Qt::Key key)
{
    return (key >= Qt::Key_F1 && key <= Qt::Key_F35) || key >= Qt::Key_Back; // and those of remote controls
}

/// What a text field does with a key and Ctrl.
bool editsText(const QKeySequence &key)
{
    constexpr QKeySequence::StandardKey edits[] = {
        QKeySequence::Cut,
        QKeySequence::Copy,
        QKeySequence::Paste,
        QKeySequence::Undo,
        QKeySequence::Redo,
        QKeySequence::SelectAll,
        QKeySequence::MoveToNextWord,
        QKeySequence::MoveToPreviousWord,
        QKeySequence::SelectNextWord,
        QKeySequence::SelectPreviousWord,
        QKeySequence::MoveToStartOfDocument,
        QKeySequence::MoveToEndOfDocument,
        QKeySequence::SelectStartOfDocument,
        QKeySequence::SelectEndOfDocument,
        QKeySequence::DeleteStartOfWord,
        QKeySequence::DeleteEndOfWord,
    };
    return std::ranges::any_of(
        edits, [&key](QKeySequence::StandardKey edit) { return QKeySequence::keyBindings(edit).contains(key); });
}

} // namespace

QString reasonAgainst(const QKeySequence &key)
{
    if (key.isEmpty())
        return {};
    const QKeyCombination first = key[0];
    if (key.count() != 1 || first.key() == Qt::Key_unknown)
        return Shortcuts::tr("One key at a time, with Ctrl or Alt held down.");
    const QString name = key.toString(QKeySequence::NativeText);
    const bool isHeld =
        first.keyboardModifiers().testAnyFlags(Qt::ControlModifier | Qt::AltModifier | Qt::MetaModifier);
    if (editsText(key))
        return Shortcuts::tr("%1 is needed in text fields. Choose another key.").arg(name);
    if (!isHeld && !isFunctionKey(first.key()) && first.key() != Qt::Key_Escape)
        return Shortcuts::tr("%1 alone is needed for writing and moving. Hold down Ctrl or Alt with it.").arg(name);
    return {};
}

Shortcuts::Shortcuts(settings::PreferenceStore &preferences, QObject *parent)
    : QObject(parent), m_preferences(preferences)
{
    connect(&m_preferences, &settings::PreferenceStore::changed, this,
            [this](const settings::Preferences &now, const settings::Preferences &before) {
                if (now.shortcuts != before.shortcuts)
                    apply();
            });
}

void Shortcuts::setGroups(const QList<ActionGroup> &groups)
{
    m_groups = groups;
    const QList<QAction *> all = actions();
    for (const QAction *const action : all)
        m_usual.insert(action, action->shortcuts());
    apply();
}

QList<QAction *> Shortcuts::actions() const
{
    QList<QAction *> all;
    for (const ActionGroup &group : m_groups)
        all += group.actions;
    return all;
}

void Shortcuts::apply()
{
    const QMap<QString, QString> &chosen = m_preferences.current().shortcuts;
    const QList<QAction *> all = actions();
    for (QAction *const action : all) {
        const auto found = chosen.find(action->objectName());
        if (found == chosen.end() || keysOf(action) == Keys::Fixed) {
            action->setShortcuts(m_usual.value(action));
            continue;
        }
        // By hand or by a newer version something else may stand there.
        const auto key = QKeySequence::fromString(*found, QKeySequence::PortableText);
        action->setShortcuts(reasonAgainst(key).isEmpty() ? QList{key} : m_usual.value(action));
    }
    Q_EMIT changed();
}

QKeySequence Shortcuts::keyOf(const QAction *action)
{
    return action->shortcuts().value(0);
}

std::expected<void, QString> Shortcuts::choose(QAction *action, const QKeySequence &key)
{
    if (m_usual.value(action).contains(key)) {
        reset(action);
        return {};
    }
    if (const QString reason = reasonAgainst(key); !reason.isEmpty())
        return std::unexpected(reason);
    keep(action, key);
    return {};
}

void Shortcuts::reset(QAction *action)
{
    keep(action, std::nullopt);
}

void Shortcuts::resetAll()
{
    settings::Preferences next = m_preferences.current();
    next.shortcuts.clear();
    (void)m_preferences.replace(next); // it holds now
}

void Shortcuts::keep(const QAction *action, const std::optional<QKeySequence> &key)
{
    settings::Preferences next = m_preferences.current();
    if (key)
        next.shortcuts.insert(action->objectName(), key->toString(QKeySequence::PortableText));
    else
        next.shortcuts.remove(action->objectName());
    (void)m_preferences.replace(next); // it holds now
}

bool Shortcuts::isUsual(const QAction *action) const
{
    return action->shortcuts() == m_usual.value(action);
}

bool Shortcuts::areAllUsual() const
{
    const QList<QAction *> all = actions();
    return std::ranges::all_of(all, [this](const QAction *action) { return isUsual(action); });
}

Keys Shortcuts::keysOf(const QAction *action) const
{
    const auto group =
        std::ranges::find_if(m_groups, [action](const ActionGroup &one) { return one.actions.contains(action); });
    return group == m_groups.end() ? Keys::Everywhere : group->keys;
}

QList<QAction *> Shortcuts::conflictsOf(const QAction *action) const
{
    QList<QAction *> others = othersWithKeysOf(action);
    others.removeIf([&](const QAction *other) { return holdsEverywhere(other) != holdsEverywhere(action); });
    return others;
}

QList<QAction *> Shortcuts::overlapsOf(const QAction *action) const
{
    QList<QAction *> others = othersWithKeysOf(action);
    others.removeIf([&](const QAction *other) { return holdsEverywhere(other) == holdsEverywhere(action); });
    return others;
}

QList<QAction *> Shortcuts::othersWithKeysOf(const QAction *action) const
{
    const QList<QKeySequence> keys = action->shortcuts();
    QList<QAction *> others = actions();
    others.removeIf([action, &keys](const QAction *other) {
        const QList<QKeySequence> its = other->shortcuts();
        return other == action || std::ranges::none_of(its, [&keys](const QKeySequence &key) {
                   return !key.isEmpty() && keys.contains(key);
               });
    });
    return others;
}

} // namespace settingsui
