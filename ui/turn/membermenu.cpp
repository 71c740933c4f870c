// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/turn/membermenu.h"

#include "ui/style/icons.h"
#include "ui/style/look.h"
#include "ui/turn/requests.h"
#include "ui/turn/turncontext.h"
#include "ui/turn/turnfacts.h"

#include <QCoreApplication>
#include <QMenu>
#include <QTimer>
#include <QToolButton>

namespace turnui {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr auto copiedLasts = 2s;

struct MemberMenu
{
    Q_DECLARE_TR_FUNCTIONS(turnui::MemberMenu)
};

void addRating(QMenu &menu, const TurnContext &context, const chat::Turn &turn, const chat::AttemptId &attempt)
{
    const std::optional<chat::Rating> known = turn.rating(attempt);
    const auto add = [&](const QString &text, const QString &name, const QKeySequence &key, chat::Rating rating) {
        QAction *action = menu.addAction(text, [requests = context.requests, attempt, known, rating] {
            Q_EMIT requests->rate(attempt, known == rating ? std::nullopt : std::optional(rating));
        });
        action->setObjectName(name);
        action->setCheckable(true);
        action->setChecked(known == rating);
        // Shown as a hint; the column itself reads the key.
        action->setShortcut(key);
        action->setShortcutContext(Qt::WidgetShortcut);
    };
    add(MemberMenu::tr("Good answer"), u"rateGood"_s, Qt::Key_Plus, chat::Rating::Good);
    add(MemberMenu::tr("Bad answer"), u"rateBad"_s, Qt::Key_Minus, chat::Rating::Bad);
}

/// The button says so for a moment.
void showCopied(QToolButton *button)
{
    button->setText(MemberMenu::tr("Copied"));
    button->setToolButtonStyle(Qt::ToolButtonTextOnly);
    QTimer::singleShot(copiedLasts, button, [button] { button->setToolButtonStyle(Qt::ToolButtonIconOnly); });
}

void addAnswer(QMenu &menu, const TurnContext &context, const chat::Turn &turn, const chat::Attempt &attempt)
{
    menu.addAction(MemberMenu::tr("Copy"),
                   [&menu, requests = context.requests, text = attempt.reply.text] {
                       Q_EMIT requests->copy(text);
                       showCopied(static_cast<QToolButton *>(menu.parentWidget()));
                   })
        ->setObjectName(u"copyAnswer"_s);
    if (attempt.reply.state != chat::State::Succeeded)
        return;
    const bool isChosen = turn.chosen && *turn.chosen == chat::ResultId(attempt.id);
    QAction *choose =
        menu.addAction(MemberMenu::tr("Use as the answer"), [requests = context.requests, id = attempt.id, isChosen] {
            Q_EMIT requests->choose(isChosen ? std::nullopt : std::optional<chat::ResultId>(id));
        });
    choose->setObjectName(u"chooseAnswer"_s);
    choose->setCheckable(true);
    choose->setChecked(isChosen);
    menu.addSeparator();
    addRating(menu, context, turn, attempt.id);
}

void fill(QMenu &menu, const TurnContext &context, chat::MemberId member, Maximising maximising)
{
    menu.clear();
    const chat::Turn *turn = context.turn();
    if (!turn)
        return;
    const chat::Attempt *attempt = turn->latestAttempt(member);
    Requests *requests = context.requests;
    if (attempt && !chat::isFinal(attempt->reply.state)) {
        menu.addAction(MemberMenu::tr("Stop"), [requests, member] { Q_EMIT requests->stop(member); })
            ->setObjectName(u"stopMember"_s);
    } else if (attempt && context.canAskAgain) {
        menu.addAction(MemberMenu::tr("Try again"), [requests, member] { Q_EMIT requests->retry(member); })
            ->setObjectName(u"retryMember"_s);
    }
    if (attempt && !attempt->reply.text.isEmpty())
        addAnswer(menu, context, *turn, *attempt);
    if (maximising == Maximising::Offered) {
        menu.addSeparator();
        menu.addAction(MemberMenu::tr("Maximise, or back"), [requests, member] { Q_EMIT requests->maximise(member); })
            ->setObjectName(u"maximiseMember"_s);
    }
}

} // namespace

QToolButton *memberMenuButton(const TurnContext &context, chat::MemberId member, Maximising maximising)
{
    auto *button = new QToolButton;
    button->setObjectName(u"memberMenu"_s);
    button->setIcon(styleui::icon(u"more"_s, styleui::Ink::Faint));
    button->setPopupMode(QToolButton::InstantPopup);
    styleui::setLook(button, styleui::Look::Plain);
    auto *menu = new QMenu(button);
    button->setMenu(menu);
    QObject::connect(menu, &QMenu::aboutToShow, menu,
                     [menu, &context, member, maximising] { fill(*menu, context, member, maximising); });
    return button;
}

} // namespace turnui
