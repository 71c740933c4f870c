// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "compare/abtest.h"

#include <QObject>

namespace chat {
class Clock;
}

namespace windowui {

class Composer;
class PanelChoice;

/// The A/B of ordinary questions in the window: whom the next one goes to, decided once for each, and said over the
/// field. Without an A/B that is the panel that was chosen.
class AbTesting : public QObject
{
    Q_OBJECT

public:
    struct Collaborators
    {
        const PanelChoice &choice;
        settings::PreferenceStore &preferences;
        Composer &composer;
        chat::Clock &clock;
    };
    /// All outlive this.
    AbTesting(const Collaborators &with, std::mt19937 random, QObject *parent = nullptr);

    /// Whom the next question of the composer goes to.
    struct Next
    {
        chat::Panel panel;
        std::optional<chat::AbSide> side; ///< see Turn::abSide
    };
    [[nodiscard]] const Next &next() const { return m_next; }
    /// How things stand now. `isEditing`: an earlier prompt is asked again, which no A/B concerns.
    void refresh(bool isEditing);
    /// The next question was asked: another one is decided for.
    void noteAsked();

Q_SIGNALS:
    /// It was set up, switched off, or has ended.
    void changed();

private:
    void switchOff();
    void lookAtItsEnd(const settings::AbTest &test);
    [[nodiscard]] QString words(const settings::AbTest &test, const compare::AbTurn &turn,
                                const compare::AbSituation &situation) const;

    const Collaborators m_with;
    std::mt19937 m_random;
    double m_drawn;
    Next m_next;
    bool m_isEndWatched = false;
};

} // namespace windowui
