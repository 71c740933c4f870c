// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panel/panelpicker.h"

#include "ui/panel/panellistmodel.h"
#include "ui/style/look.h"
#include "ui/style/metrics.h"

#include <QHBoxLayout>
#include <QListView>
#include <QPushButton>
#include <QScreen>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace panelui {

namespace {

constexpr int usualWidth = 440;
constexpr int mostRows = 9;

} // namespace

PanelPicker::PanelPicker(Use use, QWidget *parent)
    : styleui::Card(parent), m_model(new PanelListModel(this)), m_list(new QListView(this))
{
    setWindowFlags(Qt::Popup | Qt::FramelessWindowHint);
    setAttribute(Qt::WA_TranslucentBackground);
    setObjectName(u"panelPicker"_s);
    setAccessibleName(tr("Panels"));

    m_list->setObjectName(u"panels"_s);
    m_list->setAccessibleName(tr("Panels"));
    m_list->setModel(m_model);
    m_list->setItemDelegate(new PanelDelegate(m_list));
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->setMouseTracking(true);
    m_list->setUniformItemSizes(true);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);

    auto *const column = new QVBoxLayout(this);
    column->setContentsMargins(2 * styleui::step, 2 * styleui::step, 2 * styleui::step, 2 * styleui::step);
    column->setSpacing(styleui::step);
    column->addWidget(m_list);
    if (use == Use::Whole)
        addButtons(column);

    connect(m_list, &QListView::clicked, this, &PanelPicker::pick);
    connect(m_list, &QListView::activated, this, &PanelPicker::pick);
}

void PanelPicker::addButtons(QVBoxLayout *column)
{
    auto *const edit = new QPushButton(tr("Edit this panel…"), this);
    edit->setObjectName(u"editPanel"_s);
    auto *const create = new QPushButton(tr("New panel…"), this);
    create->setObjectName(u"newPanel"_s);
    auto *const bring = new QPushButton(tr("Import…"), this);
    bring->setObjectName(u"importPanel"_s);
    for (QPushButton *const button : {edit, create, bring})
        styleui::setLook(button, styleui::Look::Plain);

    auto *const buttons = new QHBoxLayout;
    buttons->addWidget(edit);
    buttons->addWidget(create);
    buttons->addWidget(bring);
    buttons->addStretch();
    column->addWidget(new styleui::Hairline(Qt::Horizontal, this));
    column->addLayout(buttons);

    connect(edit, &QPushButton::clicked, this, &QWidget::close);
    connect(edit, &QPushButton::clicked, this, &PanelPicker::editRequested);
    connect(create, &QPushButton::clicked, this, &QWidget::close);
    connect(create, &QPushButton::clicked, this, &PanelPicker::newRequested);
    connect(bring, &QPushButton::clicked, this, &QWidget::close);
    connect(bring, &QPushButton::clicked, this, &PanelPicker::importRequested);
}

void PanelPicker::setPanels(const QList<settings::StoredPanel> &panels)
{
    m_model->setPanels(panels);
}

void PanelPicker::popUp(const QWidget *anchor, const chat::Panel &present)
{
    const int rows = std::clamp(m_model->rowCount(), 1, mostRows);
    m_list->setFixedHeight(rows * std::max(1, m_list->sizeHintForRow(0)));
    resize(usualWidth, layout()->totalSizeHint().height());
    m_list->setCurrentIndex(m_model->indexOf(present));

    const QRect room = anchor->screen()->availableGeometry();
    const QPoint above = anchor->mapToGlobal(QPoint(0, -height() - styleui::step));
    const QPoint below = anchor->mapToGlobal(QPoint(0, anchor->height() + styleui::step));
    const bool isBelow = above.y() < room.top() && below.y() + height() <= room.bottom();
    move(std::clamp(above.x(), room.left(), std::max(room.left(), room.right() - usualWidth)),
         isBelow ? below.y() : std::max(room.top(), above.y()));
    show();
    m_list->setFocus(Qt::PopupFocusReason);
}

void PanelPicker::pick(const QModelIndex &index)
{
    const settings::StoredPanel *const panel = m_model->panel(index);
    if (!panel || !isVisible() || !m_model->flags(index).testFlag(Qt::ItemIsEnabled))
        return;
    const settings::StoredPanel copy = *panel;
    close();
    Q_EMIT picked(copy);
}

} // namespace panelui
