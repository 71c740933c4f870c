// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "chat/ids.h"

#include <QHash>
#include <QWidget>

class QScrollArea;
class QVBoxLayout;

namespace styleui {
class ElidedLabel;
}

namespace turnui {

class MemberCard;
class MemberColumn;
class MemberTabs;
struct TurnContext;

/// How many columns there is room for, and where the other members go.
struct ColumnsFit
{
    enum class Others { None, Rail, Tabs };
    qsizetype columns = 1;
    Others others = Others::None;

    bool operator==(const ColumnsFit &) const = default;
};
[[nodiscard]] ColumnsFit columnsFit(int width, qsizetype members);

/// The arrangement while members answer: columns side by side, the rest as cards in a rail, one sentence below. Tabs
/// where there is room for one column only.
class ColumnsPage : public QWidget
{
    Q_OBJECT

public:
    explicit ColumnsPage(const TurnContext &context, QWidget *parent = nullptr);

    /// Another turn, or another panel: everything anew.
    void rebuild();
    /// Text came.
    void syncMember(chat::MemberId member);
    /// Its state changed.
    void refreshMember(chat::MemberId member);
    void refresh();
    void tick();
    void setSentence(const QString &text);

    /// Brings a member into a column and gives it the focus.
    void showMember(chat::MemberId member);
    /// One member in all the room, or back.
    void toggleMaximised(chat::MemberId member);
    [[nodiscard]] bool isInUse() const;
    [[nodiscard]] QList<chat::MemberId> inColumns() const;

protected:
    void showEvent(QShowEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    void arrange();
    void bringForward(chat::MemberId member);
    [[nodiscard]] ColumnsFit fit() const;
    [[nodiscard]] MemberColumn *column(chat::MemberId member);
    void markFocus(QWidget *focused);

    const TurnContext &m_context;
    QList<chat::MemberId> m_members;
    QList<chat::MemberId> m_recent; ///< the ones in columns stand first
    std::optional<chat::MemberId> m_maximised;
    QHash<chat::MemberId, MemberColumn *> m_columns; ///< made when first shown
    QHash<chat::MemberId, MemberCard *> m_cards;
    MemberTabs *const m_tabs;
    QScrollArea *const m_rail;
    QVBoxLayout *m_railLayout = nullptr;
    styleui::ElidedLabel *const m_hint;
    styleui::ElidedLabel *const m_sentence;
};

} // namespace turnui
