// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QHash>
#include <QKeySequence>
#include <QList>
#include <QObject>

#include <expected>

class QAction;

namespace settings {
class PreferenceStore;
}

namespace settingsui {

/// Where the keys of actions hold, and whether others can be chosen.
enum class Keys {
    Everywhere,
    InOnePlace, ///< which their names tell; there they come before those that hold everywhere
    Fixed       ///< likewise, and always these
};

/// Actions that belong together, under one title.
struct ActionGroup
{
    QString title;
    QList<QAction *> actions;
    Keys keys = Keys::Everywhere;
};

/// The keys of all actions: those that they were made with, and what the person chose instead, which is kept in the
/// preferences by the action's object name. Made by the window.
class Shortcuts : public QObject
{
    Q_OBJECT

public:
    /// `preferences` outlive this.
    explicit Shortcuts(settings::PreferenceStore &preferences, QObject *parent = nullptr);

    /// Takes the actions with the keys that they have as their usual ones, and gives them those that were chosen. Each
    /// has an object name that no other has. They outlive this.
    void setGroups(const QList<ActionGroup> &groups);
    [[nodiscard]] const QList<ActionGroup> &groups() const { return m_groups; }

    /// The first of the action's keys: what is shown of them.
    [[nodiscard]] static QKeySequence keyOf(const QAction *action);
    /// Chooses a key, or none where it is empty. Fails where text fields need that key, with a sentence that says so.
    [[nodiscard]] std::expected<void, QString> choose(QAction *action, const QKeySequence &key);
    /// Back to the usual keys.
    void reset(QAction *action);
    void resetAll();
    [[nodiscard]] bool isUsual(const QAction *action) const;
    [[nodiscard]] bool areAllUsual() const;
    [[nodiscard]] Keys keysOf(const QAction *action) const;
    /// The other actions that one of its keys would do too, in the same place. Where there are any, at most one works.
    [[nodiscard]] QList<QAction *> conflictsOf(const QAction *action) const;
    /// The same, where one of them holds everywhere and the other in one place: both work.
    [[nodiscard]] QList<QAction *> overlapsOf(const QAction *action) const;

Q_SIGNALS:
    /// The keys of one or more actions are others now.
    void changed();

private:
    void apply();
    /// Keeps it; where it cannot be written it holds until the program closes.
    void keep(const QAction *action, const std::optional<QKeySequence> &key);
    [[nodiscard]] QList<QAction *> actions() const;
    [[nodiscard]] bool holdsEverywhere(const QAction *action) const { return keysOf(action) == Keys::Everywhere; }
    [[nodiscard]] QList<QAction *> othersWithKeysOf(const QAction *action) const;

    settings::PreferenceStore &m_preferences;
    QList<ActionGroup> m_groups;
    QHash<const QAction *, QList<QKeySequence>> m_usual;
};

/// Why that key cannot be an action's: text fields need it, or it is no key at all. Empty where it can.
[[nodiscard]] QString reasonAgainst(const QKeySequence &key);

} // namespace settingsui
