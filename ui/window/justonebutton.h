// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringList>
#include <QWidget>

class QToolButton;

namespace windowui {

class PricedButton;

/// "Just one", and beside it the choice whom that asks.
class JustOneButton : public QWidget
{
    Q_OBJECT

public:
    explicit JustOneButton(QWidget *parent = nullptr);

    /// Whom it may ask, and which one of them it does; plain text.
    void setModels(const QStringList &names, qsizetype chosen);
    /// What it will cost: "≈ $0.006"; and whether that is on the button.
    void setForecast(const QString &figures, bool isShown);
    /// "Just one anyway": after it was warned of.
    void setWarned(bool warned);

Q_SIGNALS:
    void clicked();
    void chosen(qsizetype index);

private:
    void describe();

    PricedButton *const m_ask;
    QToolButton *const m_choose;
    QStringList m_names;
    qsizetype m_chosen = -1;
    QString m_forecast;
};

} // namespace windowui
