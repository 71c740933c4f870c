// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "chat/turn.h"

#include <QObject>
#include <QUrl>

namespace turnui {

/// What the person asks for inside a turn's view, gathered in one place: made by TurnView, handed to every part of it
/// so that none hands on the wishes of another. The window connects what concerns it; the rest TurnView does itself.
class Requests : public QObject
{
    Q_OBJECT

public:
    using QObject::QObject;

Q_SIGNALS:
    void stop(chat::MemberId member);
    void retry(chat::MemberId member);
    void retryFailed();
    void resume();
    void judgeNow();
    void judgeAgain();
    void fuseAgain();
    void justOne();
    void choose(const std::optional<chat::ResultId> &result);
    void rate(const chat::ResultId &result, std::optional<chat::Rating> rating);
    void copy(const QString &markdown);
    void exportTurn();
    void editPrompt();
    /// The connection of that member has a key or address that does not work.
    void connection(chat::MemberId member);
    void followLink(const QUrl &url);
    /// A passage that the judge quoted: to be shown where it stands.
    void showPassage(const chat::Evidence &evidence);
    /// A point of the breakdown: to be opened there.
    void showPoint(int number);
    /// To be brought to the front.
    void showMember(int number);
    void maximise(chat::MemberId member);
    /// The person scrolled, selected or typed in a column.
    void touched();
};

} // namespace turnui
