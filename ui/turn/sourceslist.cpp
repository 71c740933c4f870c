// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/turn/sourceslist.h"

#include "ui/style/elidedlabel.h"
#include "ui/style/look.h"
#include "ui/style/metrics.h"
#include "ui/style/plaintext.h"
#include "ui/turn/sourcerow.h"

#include <QPushButton>
#include <QVBoxLayout>

#include <limits>

namespace turnui {

namespace {

constexpr qsizetype shownAtFirst = 6;
constexpr qsizetype shownAtMost = 200;

} // namespace

SourcesList::SourcesList(QWidget *parent)
    : QWidget(parent)
    , m_limit(shownAtFirst)
    , m_title(new styleui::ElidedLabel)
    , m_rows(new QVBoxLayout)
    , m_more(new QPushButton)
{
    setObjectName(QStringLiteral("sources"));
    m_title->setFont(styleui::figuresFont(font()));
    m_title->setInk(styleui::Ink::Faint);
    m_more->setObjectName(QStringLiteral("moreSources"));
    styleui::setLook(m_more, styleui::Look::Link);
    m_more->hide();
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, styleui::step, 0, 0);
    layout->setSpacing(styleui::step);
    layout->addWidget(m_title);
    m_rows->setSpacing(0);
    layout->addLayout(m_rows);
    layout->addWidget(m_more, 0, Qt::AlignLeft);
    connect(m_more, &QPushButton::clicked, this, [this] {
        m_limit = shownAtMost;
        addRows();
    });
}

void SourcesList::setSources(const QList<chat::Source> &sources)
{
    if (sources == m_sources)
        return;
    const bool isGrown = sources.size() > m_sources.size() && sources.first(m_sources.size()) == m_sources;
    if (!isGrown) {
        while (QLayoutItem *item = m_rows->takeAt(0)) {
            delete item->widget();
            delete item;
        }
        m_shown = 0;
        m_limit = shownAtFirst;
    }
    m_sources = sources;
    setVisible(!sources.isEmpty());
    m_title->setText(sources.size() == 1 ? tr("1 source") : tr("%1 sources").arg(sources.size()));
    addRows();
}

void SourcesList::addRows()
{
    const qsizetype wanted = qMin(m_limit, m_sources.size());
    for (; m_shown < wanted; ++m_shown) {
        auto *row = new SourceRow(int(m_shown) + 1, m_sources.at(m_shown));
        connect(row, &SourceRow::clicked, this, [this, row] { Q_EMIT linkActivated(row->url()); });
        m_rows->addWidget(row);
    }
    const qsizetype rest = qMin(shownAtMost, m_sources.size()) - m_shown;
    m_more->setText(tr("%1 more").arg(rest));
    m_more->setVisible(rest > 0);
}

} // namespace turnui
