// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/costcard.h"

#include "ui/style/elidedlabel.h"
#include "ui/style/look.h"
#include "ui/style/metrics.h"
#include "ui/turn/plainbutton.h"

#include <QApplication>
#include <QEvent>
#include <QGridLayout>
#include <QPushButton>
#include <QToolButton>

using namespace Qt::StringLiterals;

namespace windowui {

namespace {

constexpr int usualWidth = 620;
constexpr int secondRow = 1; ///< of the grid: the comparison, below what the panel costs

QPushButton *link(const QString &name, const QString &text, QWidget *parent)
{
    auto *const button = new QPushButton(text, parent);
    button->setObjectName(name);
    styleui::setLook(button, styleui::Look::Link);
    return button;
}

} // namespace

CostCard::CostCard(QWidget *anchor, QWidget *parent)
    : styleui::Card(parent)
    , m_anchor(anchor)
    , m_close(turnui::plainButton(u"closeCosts"_s, u"close"_s, tr("Close")))
    , m_compare(link(u"compareWith"_s, tr("Compare with another model…"), this))
    , m_writer(link(u"compareWithWriter"_s, tr("with the writer"), this))
{
    setObjectName(u"costCard"_s);
    setAccessibleName(tr("What it will cost"));
    createLayout();
    hide();
    m_anchor->installEventFilter(this);
    parent->installEventFilter(this);
    connect(m_close, &QToolButton::clicked, this, &CostCard::close);
    connect(m_writer, &QPushButton::clicked, this, &CostCard::compareWithWriterRequested);
}

void CostCard::createLayout()
{
    auto *const column = new QVBoxLayout(this);
    column->setContentsMargins(styleui::padding, 2 * styleui::step, styleui::padding, styleui::padding);
    column->setSpacing(styleui::step);
    auto *const head = new QHBoxLayout;
    auto *const title = new styleui::ElidedLabel(tr("What it will cost"), this);
    title->setFont(styleui::strong(font()));
    head->addWidget(title, 1);
    head->addWidget(m_close);
    column->addLayout(head);
    m_grid = new QGridLayout;
    m_grid->setHorizontalSpacing(styleui::padding);
    m_grid->setVerticalSpacing(styleui::step);
    m_grid->setColumnStretch(1, 1);
    column->addLayout(m_grid);
    column->addStretch(1);

    m_comparison = createLine(secondRow);
    auto *const beside = new QHBoxLayout;
    beside->setSpacing(2 * styleui::step);
    beside->addWidget(m_compare);
    beside->addWidget(m_writer);
    m_grid->addLayout(beside, secondRow, 2, Qt::AlignTop | Qt::AlignRight);
}

CostCard::Line CostCard::createLine(int row)
{
    const Line line{new styleui::ElidedLabel(this), new styleui::ElidedLabel(this)};
    line.label->setInk(styleui::Ink::Faint);
    line.label->setMaximumLines(0); // for its height of a line
    line.text->setMaximumLines(0);
    m_grid->addWidget(line.label, row, 0, Qt::AlignTop);
    m_grid->addWidget(line.text, row, 1, 1, row == secondRow ? 1 : 2);
    return line;
}

/// True where it says something else now.
bool CostCard::show(const Line &line, const CostRow &row)
{
    const bool isNew = line.text->text() != row.text;
    line.label->setText(row.label);
    line.label->setMinimumWidth(line.label->sizeHint().width());
    line.text->setText(row.text);
    line.text->setInk(row.ink);
    return isNew;
}

void CostCard::setRows(const QList<CostRow> &rows, const CostRow &comparison, bool isChosen)
{
    bool isNew = show(m_comparison, comparison);
    while (m_lines.size() < rows.size())
        m_lines.append(createLine(int(m_lines.size()) + (m_lines.size() < secondRow ? 0 : 1)));
    for (qsizetype i = 0; i < m_lines.size(); ++i) {
        const bool isUsed = i < rows.size();
        m_lines[i].label->setVisible(isUsed);
        m_lines[i].text->setVisible(isUsed);
        if (isUsed)
            isNew |= show(m_lines[i], rows[i]);
    }
    m_writer->setVisible(isChosen);
    if (isNew && isVisible())
        place();
}

void CostCard::place()
{
    const QWidget *const ground = parentWidget();
    const int bottom = m_anchor->mapTo(ground, QPoint()).y() - 2 * styleui::step;
    const int side = std::min(styleui::margin, ground->width() / 20);
    const int width = std::clamp(ground->width() - 2 * side, 1, usualWidth);
    const int height = std::clamp(layout()->totalHeightForWidth(width), 1, std::max(1, bottom));
    setGeometry(side, bottom - height, width, height);
}

void CostCard::open()
{
    layout()->activate();
    place();
    QWidget::show();
    raise();
}

void CostCard::close()
{
    if (!isVisible())
        return;
    const QWidget *const focused = QApplication::focusWidget();
    const bool hadFocus = focused && isAncestorOf(focused);
    hide();
    Q_EMIT closed(hadFocus);
}

bool CostCard::eventFilter(QObject *watched, QEvent *event)
{
    if (isVisible() && (event->type() == QEvent::Resize || event->type() == QEvent::Move))
        place();
    else if (watched == m_anchor && event->type() == QEvent::Hide)
        close();
    return styleui::Card::eventFilter(watched, event);
}

} // namespace windowui
