// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/settings/section.h"

#include "ui/settings/settingrow.h"
#include "ui/style/metrics.h"
#include "ui/style/surfaces.h"

#include <QLabel>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace settingsui {

Section::Section(const QString &title, QWidget *parent)
    : QWidget(parent), m_title(title), m_card(new styleui::Card(this)), m_column(new QVBoxLayout(m_card))
{
    setAccessibleName(title);
    auto *const heading = new QLabel(title, this);
    heading->setTextFormat(Qt::PlainText);
    heading->setFont(styleui::titleFont(font()));
    m_column->setContentsMargins(0, 0, 0, 0);
    m_column->setSpacing(0);
    auto *const whole = new QVBoxLayout(this);
    whole->setContentsMargins(0, 0, 0, 0);
    whole->setSpacing(styleui::padding);
    whole->addWidget(heading);
    whole->addWidget(m_card);
}

void Section::addRow(QWidget *row, const QString &words)
{
    insertRow(m_rows.size(), row, words);
}

SettingRow *Section::addSetting(const QString &name, const QString &meaning, QWidget *control, const QString &words)
{
    auto *const row = new SettingRow(name, meaning, control, this);
    addRow(row, name + u' ' + meaning + u' ' + words);
    return row;
}

void Section::insertRow(qsizetype index, QWidget *row, const QString &words)
{
    auto *const place = new QWidget(m_card);
    auto *const line = new styleui::Hairline(Qt::Horizontal, place);
    auto *const inner = new QVBoxLayout;
    inner->setContentsMargins(styleui::padding + 2, 2 * styleui::step, styleui::padding + 2, 2 * styleui::step);
    inner->addWidget(row);
    auto *const column = new QVBoxLayout(place);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(line);
    column->addLayout(inner);
    m_column->insertWidget(int(index), place);
    m_rows.insert(index, {.content = row, .place = place, .line = line, .words = words});
    settle();
}

qsizetype Section::indexOf(const QWidget *row) const
{
    return std::ranges::find(m_rows, row, &Row::content) - m_rows.begin();
}

void Section::setWords(const QWidget *row, const QString &words)
{
    m_rows[indexOf(row)].words = words;
    settle();
}

void Section::removeRow(QWidget *row)
{
    const Row gone = m_rows.takeAt(indexOf(row));
    gone.place->hide();
    gone.place->deleteLater();
    settle();
}

void Section::addBelow(QWidget *widget)
{
    layout()->addWidget(widget);
}

bool Section::matches(const QString &words) const
{
    const QString all = m_title + u' ' + words;
    return std::ranges::all_of(m_searched,
                               [&all](const QString &word) { return all.contains(word, Qt::CaseInsensitive); });
}

bool Section::search(const QStringList &words)
{
    m_searched = words;
    settle();
    return std::ranges::any_of(m_rows, [](const Row &row) { return !row.place->isHidden(); });
}

void Section::settle()
{
    bool isFirst = true;
    for (const Row &row : std::as_const(m_rows)) {
        const bool isFound = matches(row.words);
        row.place->setVisible(isFound);
        row.line->setVisible(!isFirst);
        isFirst = isFirst && !isFound;
    }
}

} // namespace settingsui
