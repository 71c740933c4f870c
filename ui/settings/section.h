// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringList>
#include <QWidget>

class QVBoxLayout;

namespace styleui {
class Card;
class Hairline;
} // namespace styleui

namespace settingsui {

class SettingRow;

/// A part of the settings under one title: rows on a card, which a search shows or hides one by one.
class Section : public QWidget
{
    Q_OBJECT

public:
    explicit Section(const QString &title, QWidget *parent = nullptr);

    [[nodiscard]] QString title() const { return m_title; }
    /// Shows only the rows in which all of these stand; all rows without any. False where none is left.
    bool search(const QStringList &words);

Q_SIGNALS:
    /// What could not be kept, and what to do; empty where all is well again.
    void problemChanged(const QString &problem);

protected:
    /// A setting in a row, found by all that stands there and by `words`.
    SettingRow *addSetting(const QString &name, const QString &meaning, QWidget *control, const QString &words);
    /// Found by `words`, and by the section's title.
    void addRow(QWidget *row, const QString &words);
    void insertRow(qsizetype index, QWidget *row, const QString &words);
    void setWords(const QWidget *row, const QString &words);
    /// The row goes; it may be the one whose signal this is.
    void removeRow(QWidget *row);
    /// Below the card, whatever is searched for.
    void addBelow(QWidget *widget);

private:
    struct Row
    {
        QWidget *content = nullptr;
        QWidget *place = nullptr; ///< the content, and the line above it
        styleui::Hairline *line = nullptr;
        QString words;
    };

    [[nodiscard]] bool matches(const QString &words) const;
    void settle();
    [[nodiscard]] qsizetype indexOf(const QWidget *row) const;

    const QString m_title;
    styleui::Card *const m_card;
    QVBoxLayout *const m_column;
    QList<Row> m_rows;
    QStringList m_searched;
};

} // namespace settingsui
