// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/windowactions.h"

#include <QAction>
#include <QMenu>
#include <QWidget>

#include <array>

using namespace Qt::StringLiterals;

namespace windowui {

namespace {

using Section = WindowActions::Section;

struct Row
{
    Section section;
    QLatin1StringView name;
    const char *text;
    QKeyCombination keys;
    QKeyCombination otherKeys;
    void (WindowActions::*signal)(); ///< null where it is not the window's
};

constexpr QKeyCombination none = Qt::Key_unknown;

constexpr std::array rows{
    Row{Section::Asking, "stopAction"_L1, QT_TRANSLATE_NOOP("WindowActions", "Stop, or close what is open"),
        Qt::Key_Escape, none, &WindowActions::stopRequested},
    Row{Section::Asking, "pickPanelAction"_L1, QT_TRANSLATE_NOOP("WindowActions", "Pick a panel"), Qt::CTRL | Qt::Key_P,
        none, &WindowActions::panelRequested},
    Row{Section::Turn, "exportAction"_L1, QT_TRANSLATE_NOOP("WindowActions", "Export session…"), Qt::CTRL | Qt::Key_E,
        none, &WindowActions::exportRequested},
    Row{Section::Sessions, "previousSessionAction"_L1, QT_TRANSLATE_NOOP("WindowActions", "Previous session"),
        Qt::CTRL | Qt::Key_PageUp, Qt::ALT | Qt::Key_Up, &WindowActions::previousSessionRequested},
    Row{Section::Sessions, "nextSessionAction"_L1, QT_TRANSLATE_NOOP("WindowActions", "Next session"),
        Qt::CTRL | Qt::Key_PageDown, Qt::ALT | Qt::Key_Down, &WindowActions::nextSessionRequested},
    Row{Section::Sessions, "sidebarAction"_L1, QT_TRANSLATE_NOOP("WindowActions", "Show or hide the sessions"),
        Qt::CTRL | Qt::Key_B, none, &WindowActions::sidebarRequested},
    Row{Section::Window, "nextPaneAction"_L1, QT_TRANSLATE_NOOP("WindowActions", "Next pane"), Qt::Key_F6, none,
        &WindowActions::nextPaneRequested},
    Row{Section::Window, "previousPaneAction"_L1, QT_TRANSLATE_NOOP("WindowActions", "Previous pane"),
        Qt::SHIFT | Qt::Key_F6, none, &WindowActions::previousPaneRequested},
    Row{Section::Window, "largerTextAction"_L1, QT_TRANSLATE_NOOP("WindowActions", "Larger text"),
        Qt::CTRL | Qt::Key_Plus, Qt::CTRL | Qt::Key_Equal, &WindowActions::largerTextRequested},
    Row{Section::Window, "smallerTextAction"_L1, QT_TRANSLATE_NOOP("WindowActions", "Smaller text"),
        Qt::CTRL | Qt::Key_Minus, none, &WindowActions::smallerTextRequested},
    Row{Section::Window, "usualTextAction"_L1, QT_TRANSLATE_NOOP("WindowActions", "Usual size of the text"),
        Qt::CTRL | Qt::Key_0, none, &WindowActions::usualTextRequested},
    Row{Section::Window, "settingsAction"_L1, QT_TRANSLATE_NOOP("WindowActions", "Settings"), Qt::CTRL | Qt::Key_Comma,
        none, &WindowActions::settingsRequested},
    Row{Section::Window, "helpAction"_L1, QT_TRANSLATE_NOOP("WindowActions", "Help: keyboard"), Qt::Key_F1, none,
        &WindowActions::helpRequested},
    Row{Section::Window, "quitAction"_L1, QT_TRANSLATE_NOOP("WindowActions", "Quit"), Qt::CTRL | Qt::Key_Q, none,
        &WindowActions::quitRequested},
    // Those who take them read the keys themselves.
    Row{Section::Fixed, "rateGoodAction"_L1, QT_TRANSLATE_NOOP("WindowActions", "Good answer (in an answer)"),
        Qt::Key_Plus, none, nullptr},
    Row{Section::Fixed, "rateBadAction"_L1, QT_TRANSLATE_NOOP("WindowActions", "Bad answer (in an answer)"),
        Qt::Key_Minus, none, nullptr},
    Row{Section::Fixed, "pickAnswerAction"_L1,
        QT_TRANSLATE_NOOP("WindowActions", "The first answer is better; 2, 3, 4 (comparing)"), Qt::Key_1, Qt::Key_A,
        nullptr},
    Row{Section::Fixed, "equalAnswersAction"_L1,
        QT_TRANSLATE_NOOP("WindowActions", "The answers are equal (comparing)"), Qt::Key_E, Qt::Key_0, nullptr},
    Row{Section::Fixed, "badAnswersAction"_L1, QT_TRANSLATE_NOOP("WindowActions", "Both answers are bad (comparing)"),
        Qt::Key_X, none, nullptr},
    Row{Section::Fixed, "skipAnswersAction"_L1, QT_TRANSLATE_NOOP("WindowActions", "Skip these answers (comparing)"),
        Qt::Key_S, none, nullptr},
    Row{Section::Fixed, "removeComparisonAction"_L1,
        QT_TRANSLATE_NOOP("WindowActions", "Delete a comparison (in their list)"), Qt::Key_Delete, none, nullptr},
    Row{Section::Fixed, "findSettingAction"_L1, QT_TRANSLATE_NOOP("WindowActions", "Find a setting (in the settings)"),
        Qt::CTRL | Qt::Key_F, none, nullptr},
};

// An empty name is a line between.
constexpr std::array menuNames{
    "newSessionAction"_L1, "searchAction"_L1,  "sidebarAction"_L1, ""_L1,
    "pickPanelAction"_L1,  "compareAction"_L1, "exportAction"_L1,  ""_L1,
    "settingsAction"_L1,   "helpAction"_L1,    "quitAction"_L1,
};

} // namespace

WindowActions::WindowActions(QWidget *window)
    : QObject(window)
    , m_groups{{tr("Asking"), {}},
               {tr("A turn"), {}},
               {tr("Sessions"), {}},
               {tr("The window"), {}},
               {tr("In one place only"), {}, settingsui::Keys::InOnePlace},
               {tr("In one place only, always these"), {}, settingsui::Keys::Fixed}}
{
    m_own.resize(m_groups.size());
    for (const Row &row : rows) {
        auto *const action = new QAction(tr(row.text), this);
        action->setObjectName(row.name);
        QList<QKeySequence> keys{row.keys};
        if (row.otherKeys != none)
            keys.append(row.otherKeys);
        action->setShortcuts(keys);
        if (row.signal) {
            connect(action, &QAction::triggered, this, row.signal);
            window->addAction(action);
        }
        m_own[qsizetype(row.section)].append(action);
    }
}

void WindowActions::list(Section section, const QList<QAction *> &actions)
{
    m_groups[qsizetype(section)].actions += actions;
}

QList<settingsui::ActionGroup> WindowActions::groups() const
{
    QList<settingsui::ActionGroup> all = m_groups;
    for (qsizetype i = 0; i < all.size(); ++i)
        all[i].actions += m_own[i];
    return all;
}

QMenu *WindowActions::createMenu(QWidget *parent) const
{
    auto *const menu = new QMenu(parent);
    menu->setObjectName(u"mainMenu"_s);
    QList<QAction *> known;
    const QList<settingsui::ActionGroup> all = groups();
    for (const settingsui::ActionGroup &group : all)
        known += group.actions;
    for (const QLatin1StringView name : menuNames) {
        const auto action = std::ranges::find(known, name, &QAction::objectName);
        if (action == known.end())
            menu->addSeparator();
        else
            menu->addAction(*action);
    }
    return menu;
}

} // namespace windowui
