// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QFormLayout;

namespace styleui {
class ElidedLabel;
}

namespace settingsui {

/// What is typed or chosen, and under it what is wrong with it, as long as something is.
class Field : public QWidget
{
    Q_OBJECT

public:
    /// `control` becomes a child.
    explicit Field(QWidget *control, QWidget *parent = nullptr);

    void showProblem(const QString &problem);
    void showWarning(const QString &warning);
    /// What may be known of it, in place of a problem.
    void showHint(const QString &hint);
    void clear() { showHint({}); }

private:
    styleui::ElidedLabel *const m_message;
};

/// A row of a form; the labels of all forms have one width.
void addField(QFormLayout *form, const QString &label, QWidget *field);

} // namespace settingsui
