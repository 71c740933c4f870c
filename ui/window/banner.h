// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

#include <functional>

class QVBoxLayout;

namespace windowui {

/// What the person should know, at the top of the page: one line for each notice, closed one by one.
class Banner : public QWidget
{
    Q_OBJECT

public:
    enum class Kind { Hint, Warning };

    /// What can be done about it: a button.
    struct Action
    {
        QString text; ///< empty: none
        std::function<void()> act;
    };

    explicit Banner(QWidget *parent = nullptr);

    /// `key` names what it is about: a second notice with the same key takes the first one's place.
    void show(const QString &key, const QString &text, Kind kind, const Action &action = {});
    void withdraw(const QString &key);
    /// What lies over its left end, in pixels.
    void setHeadInset(int pixels);

private:
    QVBoxLayout *const m_column;
};

} // namespace windowui
