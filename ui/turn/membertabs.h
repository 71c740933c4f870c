// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "chat/ids.h"

#include <QAbstractButton>
#include <QList>

namespace turnui {

/// One of the tabs below.
class MemberTab : public QAbstractButton
{
    Q_OBJECT

public:
    MemberTab(chat::MemberId member, const QString &name, QWidget *parent = nullptr);

    [[nodiscard]] chat::MemberId member() const { return m_member; }
    [[nodiscard]] int widthWith(bool name) const;
    void setNameShown(bool shown);
    [[nodiscard]] QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    const chat::MemberId m_member;
    QString m_name;
    bool m_isNameShown = true;
};

/// Members as tabs, one at a time: marks with names; where there is no room, only the chosen one has its name.
class MemberTabs : public QWidget
{
    Q_OBJECT

public:
    explicit MemberTabs(QWidget *parent = nullptr);

    void setMembers(const QList<std::pair<chat::MemberId, QString>> &members);
    void setCurrent(chat::MemberId member);
    [[nodiscard]] chat::MemberId current() const { return m_current; }
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

Q_SIGNALS:
    /// By the person.
    void chosen(chat::MemberId member);

protected:
    void resizeEvent(QResizeEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    void place();

    QList<MemberTab *> m_tabs;
    chat::MemberId m_current;
};

} // namespace turnui
