// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QKeySequence>
#include <QLineEdit>
#include <QPushButton>

class QPainter;

namespace libraryui {

/// A shortcut as a small outlined key at the right end of `area`; returns how wide it is.
int paintKeycap(QPainter &painter, const QRect &area, const QKeySequence &keys, const QWidget &widget);

/// A search field that names its shortcut while it is empty.
class SearchField : public QLineEdit
{
    Q_OBJECT

public:
    explicit SearchField(QWidget *parent = nullptr);

    void setKeys(const QKeySequence &keys);

protected:
    bool event(QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    QKeySequence m_keys;
};

/// A flat button in the accent, its shortcut at the right.
class KeycapButton : public QPushButton
{
    Q_OBJECT

public:
    explicit KeycapButton(const QString &text, QWidget *parent = nullptr);

    void setKeys(const QKeySequence &keys);
    [[nodiscard]] QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    QKeySequence m_keys;
};

} // namespace libraryui
