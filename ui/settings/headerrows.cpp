// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/settings/headerrows.h"

#include "ui/settings/taborder.h"
#include "ui/style/look.h"
#include "ui/style/metrics.h"

#include <QHBoxLayout>
#include <QLineEdit>
#include <QPushButton>

using namespace Qt::StringLiterals;
using settings::Header;

namespace settingsui {

HeaderRows::HeaderRows(QWidget *parent)
    : QWidget(parent), m_column(new QVBoxLayout(this)), m_more(new QPushButton(tr("Add a header"), this))
{
    m_column->setContentsMargins(0, 0, 0, 0);
    m_column->setSpacing(styleui::step);
    m_more->setObjectName(u"addHeader"_s);
    styleui::setLook(m_more, styleui::Look::Link);
    m_column->addWidget(m_more, 0, Qt::AlignLeft);
    connect(m_more, &QPushButton::clicked, this, [this] {
        add({});
        m_rows.last().name->setFocus(Qt::OtherFocusReason);
    });
}

void HeaderRows::setHeaders(const QList<Header> &headers)
{
    if (m_told == headers)
        return;
    m_told = headers;
    for (const Row &row : std::exchange(m_rows, {}))
        row.place->deleteLater();
    for (const Header &header : headers)
        add(header);
}

QList<Header> HeaderRows::headers() const
{
    QList<Header> all;
    for (const Row &row : m_rows) {
        const Header header{.name = row.name->text().trimmed(), .value = row.value->text().trimmed()};
        if (!header.name.isEmpty() || !header.value.isEmpty())
            all.append(header);
    }
    return all;
}

void HeaderRows::add(const Header &header)
{
    Row row{.place = new QWidget(this)};
    row.name = new QLineEdit(header.name, row.place);
    row.name->setObjectName(u"headerName"_s);
    row.name->setAccessibleName(tr("Name of the header"));
    row.name->setPlaceholderText(tr("Name"));
    row.value = new QLineEdit(header.value, row.place);
    row.value->setObjectName(u"headerValue"_s);
    row.value->setAccessibleName(tr("Value of the header"));
    row.value->setPlaceholderText(tr("Value"));
    auto *const remove = new QPushButton(u"✕"_s, row.place);
    remove->setObjectName(u"removeHeader"_s);
    remove->setAccessibleName(tr("Remove the header"));
    styleui::setLook(remove, styleui::Look::Plain);
    auto *const line = new QHBoxLayout(row.place);
    line->setContentsMargins(0, 0, 0, 0);
    line->setSpacing(styleui::step);
    line->addWidget(row.name, 1);
    line->addWidget(row.value, 2);
    line->addWidget(remove);
    m_column->insertWidget(m_column->count() - 1, row.place);
    row.place->show(); // at once: it gets the focus
    setTabOrder(m_more->previousInFocusChain(), row.name);
    orderTabs(this);
    m_rows.append(row);
    for (const QLineEdit *const field : {row.name, row.value})
        connect(field, &QLineEdit::editingFinished, this, &HeaderRows::tell);
    connect(remove, &QPushButton::clicked, this, [this, place = row.place] { this->remove(place); });
}

void HeaderRows::remove(const QWidget *place)
{
    const auto row = std::ranges::find(m_rows, place, &Row::place);
    row->place->hide();
    row->place->deleteLater();
    m_rows.erase(row);
    tell();
}

void HeaderRows::tell()
{
    const QList<Header> now = headers();
    const bool isUnfinished = std::ranges::any_of(now, [](const Header &header) { return header.value.isEmpty(); });
    if (isUnfinished || now == m_told)
        return;
    m_told = now;
    Q_EMIT edited();
}

} // namespace settingsui
