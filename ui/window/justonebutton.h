// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringList>
#include <QWidget>

class QPushButton;
class QToolButton;

namespace windowui {

/// "Just one", and beside it the choice whom that asks.
class JustOneButton : public QWidget
{
    Q_OBJECT

public:
    explicit JustOneButton(QWidget *parent = nullptr);

    /// Whom it may ask, and which one of them it does; plain text.
    void setModels(const QStringList &names, qsizetype chosen);

Q_SIGNALS:
    void clicked();
    void chosen(qsizetype index);

private:
    QPushButton *const m_ask;
    QToolButton *const m_choose;
    QStringList m_names;
    qsizetype m_chosen = -1;
};

} // namespace windowui
