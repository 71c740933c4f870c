// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "provider/secret.h"

#include <QWidget>

class QLineEdit;
class QPushButton;

namespace styleui {
class ElidedLabel;
}

namespace settingsui {

/// Where a key is typed or pasted; it is never shown. A key that is refused stays to be mended; one that was taken, or
/// was left, is in no widget any more.
class KeyField : public QWidget
{
    Q_OBJECT

public:
    /// `name` is that of the connection.
    explicit KeyField(const QString &name, QWidget *parent = nullptr);

    void setName(const QString &name);
    /// Opens it, empty.
    void start();
    /// Closes it and forgets what was typed.
    void finish();
    void showChecking();
    /// Neither checked nor refused.
    void showReady();
    /// What is wrong and what to do, until the text changes.
    void showProblem(const QString &words);
    /// The same; nobody could say that the key is a bad one, and it can be kept all the same.
    void showUnchecked(const QString &words);

Q_SIGNALS:
    void entered(const provider::Secret &key);
    /// Without a check.
    void enteredUnchecked(const provider::Secret &key);
    /// The check is to end; the field stays.
    void stopRequested();
    /// It has closed.
    void cancelled();

protected:
    bool event(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    void accept(bool isChecked);
    void cancel();
    void setChecking(bool isChecking);
    void say(const QString &words);

    QLineEdit *const m_key;
    QPushButton *const m_accept;
    QPushButton *const m_stop;
    QPushButton *const m_keep;
    styleui::ElidedLabel *const m_message;
};

} // namespace settingsui
