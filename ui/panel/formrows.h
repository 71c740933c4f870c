// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

class QAbstractButton;
class QFormLayout;
class QHBoxLayout;
class QLabel;
class QWidget;

/// How the forms of the builder are laid out.
namespace panelui {

/// Names at the left, fields at the right.
[[nodiscard]] QFormLayout *formRows();
/// Side by side; a field that wants to grow does.
[[nodiscard]] QHBoxLayout *inRow(const QList<QWidget *> &widgets);
/// The name of a row, as wide as all names of rows are.
[[nodiscard]] QLabel *rowName(const QString &text, QWidget *parent, QWidget *field = nullptr);
[[nodiscard]] int rowNameWidth(const QWidget *parent);
/// Words between fields. `field` is what they name, for screen readers and mnemonics.
[[nodiscard]] QLabel *words(const QString &text, QWidget *parent, QWidget *field = nullptr);
/// The wheel passes on to the page, unless the field has the focus: nobody changes what they only scroll past.
void passWheelOn(QWidget *field);
/// An icon in a row.
[[nodiscard]] QAbstractButton *iconButton(const QString &icon, const QString &objectName, QWidget *parent);

} // namespace panelui
