// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/compare/tableview.h"

#include "ui/compare/tablemodel.h"
#include "ui/style/colors.h"
#include "ui/style/metrics.h"

#include <QApplication>
#include <QClipboard>
#include <QHeaderView>
#include <QKeyEvent>
#include <QPainter>
#include <QScrollBar>
#include <QStyledItemDelegate>

using namespace Qt::StringLiterals;

namespace compareui {

namespace {

constexpr int mostRows = 14; ///< more scroll

/// The shade, then the text over it, then a line around the current cell.
class CellDelegate : public QStyledItemDelegate
{
public:
    CellDelegate(TableView *view) : QStyledItemDelegate(view), m_view(view) {}

    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override
    {
        const QVariant shade = index.data(TableModel::ShadeRole);
        if (shade.isValid())
            paintShade(*painter, option.rect, shade.toDouble(), m_view->table().shading, option.palette);
        QStyleOptionViewItem text = option;
        initStyleOption(&text, index);
        const QRect room = option.rect.adjusted(styleui::padding - 2, 0, -styleui::padding + 2, 0);
        painter->setFont(text.font);
        painter->setPen(styleui::colors(option.palette).text);
        painter->drawText(room, int(text.displayAlignment) | Qt::TextSingleLine,
                          text.fontMetrics.elidedText(text.text, Qt::ElideRight, room.width()));
        const bool isCurrent = index == m_view->currentIndex() && m_view->hasFocus();
        if (!isCurrent && !option.state.testFlag(QStyle::State_Selected))
            return;
        painter->save();
        painter->setRenderHint(QPainter::Antialiasing);
        painter->setPen(QPen(styleui::colors(option.palette).accent, isCurrent ? 2 : 1));
        painter->setBrush(Qt::NoBrush);
        painter->drawRoundedRect(QRectF(option.rect).adjusted(1.5, 1.5, -1.5, -1.5), styleui::step, styleui::step);
        painter->restore();
    }

private:
    const TableView *const m_view;
};

/// Names over a hairline.
class Head : public QHeaderView
{
public:
    explicit Head(QWidget *parent) : QHeaderView(Qt::Horizontal, parent) {}

    [[nodiscard]] QSize sizeHint() const override { return {QHeaderView::sizeHint().width(), heightOfRow(font())}; }

protected:
    void paintSection(QPainter *painter, const QRect &place, int section) const override
    {
        const styleui::Colors &colors = styleui::colors(palette());
        painter->fillRect(place, colors.paper);
        painter->setPen(colors.hairline);
        painter->drawLine(place.bottomLeft(), place.bottomRight());
        const QRect room = place.adjusted(styleui::padding - 2, 0, -styleui::padding + 2, 0);
        const auto alignment =
            model()->headerData(section, orientation(), Qt::TextAlignmentRole).value<Qt::Alignment>();
        painter->setPen(colors.secondary);
        painter->drawText(room, int(alignment) | Qt::TextSingleLine,
                          fontMetrics().elidedText(model()->headerData(section, orientation()).toString(),
                                                   Qt::ElideRight, room.width()));
    }
};

} // namespace

TableView::TableView(QWidget *parent) : QTableView(parent), m_model(new TableModel(this))
{
    setHorizontalHeader(new Head(this));
    setModel(m_model);
    setItemDelegate(new CellDelegate(this));
    setFrameShape(QFrame::NoFrame);
    setShowGrid(false);
    setMouseTracking(true);
    setTabKeyNavigation(false);
    setWordWrap(false);
    setEditTriggers(NoEditTriggers);
    setSelectionMode(ContiguousSelection);
    setHorizontalScrollMode(ScrollPerPixel);
    setVerticalScrollMode(ScrollPerPixel);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    verticalHeader()->hide();
    verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    verticalHeader()->setMinimumSectionSize(1);
    horizontalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    horizontalHeader()->setHighlightSections(false);
    horizontalHeader()->setSectionsClickable(false);
    arrange();
    connect(this, &QTableView::clicked, this, &TableView::activate);
}

void TableView::setTable(const Table &table)
{
    if (table == m_model->table())
        return;
    const bool isOther = table.rows.size() != m_model->table().rows.size();
    m_model->setTable(table);
    m_wishes.reset();
    arrange();
    if (isOther)
        updateGeometry();
}

const Table &TableView::table() const
{
    return m_model->table();
}

void TableView::arrange()
{
    verticalHeader()->setDefaultSectionSize(heightOfRow(font()));
    if (!isVisible())
        return; // nothing is measured for nobody
    if (!m_wishes)
        m_wishes = columnWishes(m_model->table(), font());
    const QList<int> widths = columnWidths(*m_wishes, viewport()->width());
    for (qsizetype i = 0; i < widths.size(); ++i)
        horizontalHeader()->resizeSection(int(i), widths[i]);
}

QSize TableView::sizeHint() const
{
    const int rows = std::min(m_model->rowCount(), mostRows);
    const int scroll = horizontalScrollBar()->sizeHint().height();
    return {fontMetrics().averageCharWidth() * 60,
            horizontalHeader()->sizeHint().height() + rows * heightOfRow(font()) + scroll};
}

QSize TableView::minimumSizeHint() const
{
    return {fontMetrics().averageCharWidth() * 30, sizeHint().height()};
}

void TableView::activate(const QModelIndex &index)
{
    if (index.isValid() && !m_model->cell(index).spot.turns.isEmpty())
        Q_EMIT trialsAsked(m_model->cell(index).spot.turns);
}

void TableView::copy() const
{
    const QItemSelection selected = selectionModel()->selection();
    if (selected.isEmpty())
        return;
    const QItemSelectionRange range = selected.first();
    QStringList lines;
    for (int row = range.top(); row <= range.bottom(); ++row) {
        QStringList fields;
        for (int column = range.left(); column <= range.right(); ++column)
            fields.append(m_model->index(row, column).data().toString());
        lines.append(fields.join(u'\t'));
    }
    QApplication::clipboard()->setText(lines.join(u'\n'));
}

void TableView::keyPressEvent(QKeyEvent *event)
{
    if (event->matches(QKeySequence::Copy))
        copy();
    else if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter)
        activate(currentIndex());
    else
        QTableView::keyPressEvent(event);
}

void TableView::showEvent(QShowEvent *event)
{
    QTableView::showEvent(event);
    arrange();
}

void TableView::resizeEvent(QResizeEvent *event)
{
    QTableView::resizeEvent(event);
    arrange();
}

void TableView::changeEvent(QEvent *event)
{
    QTableView::changeEvent(event);
    if (event->type() == QEvent::FontChange) {
        m_wishes.reset();
        arrange();
        updateGeometry();
    }
}

void TableView::wheelEvent(QWheelEvent *event)
{
    // One that shows all its rows leaves the wheel to the page.
    if (verticalScrollBar()->maximum() == 0 && event->angleDelta().x() == 0)
        event->ignore();
    else
        QTableView::wheelEvent(event);
}

} // namespace compareui
