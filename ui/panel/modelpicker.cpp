// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panel/modelpicker.h"

#include "catalogue/catalogue.h"
#include "catalogue/habits.h"
#include "chat/clock.h"
#include "ui/panel/localkeys.h"
#include "ui/panel/modeldelegate.h"
#include "ui/panel/modelfilterrow.h"
#include "ui/panel/modellistbar.h"
#include "ui/panel/modellistmodel.h"
#include "ui/panel/panelactions.h"
#include "ui/style/metrics.h"

#include <QAccessible>
#include <QAction>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QMouseEvent>
#include <QScreen>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace panelui {

namespace {

constexpr QSize usualSize(640, 600);
constexpr int leastHeight = 420; // some seven models
constexpr qsizetype longestText = 300;

} // namespace

ModelPicker::ModelPicker(catalogue::Catalogue &catalogue, settings::PreferenceStore &preferences,
                         const PanelActions &actions, const chat::Clock &clock, QWidget *parent)
    : styleui::Card(parent)
    , m_catalogue(catalogue)
    , m_preferences(preferences)
    , m_clock(clock)
    , m_model(new ModelListModel(this))
    , m_field(new QLineEdit(this))
    , m_filter(new ModelFilterRow(this))
    , m_list(new QListView(this))
    , m_hint(new QLabel(this))
    , m_bar(new ModelListBar(catalogue, clock, this))
{
    setWindowFlags(Qt::Popup | Qt::FramelessWindowHint);
    setAttribute(Qt::WA_TranslucentBackground);
    setObjectName(u"modelPicker"_s);
    setAccessibleName(tr("Models"));
    createLayout();
    new LocalKeys(this, {actions.favourite});

    connect(actions.favourite, &QAction::triggered, this, [this] { toggleFavourite(m_list->currentIndex()); });
    connect(m_field, &QLineEdit::textChanged, this, [this] { search(); });
    connect(m_filter, &ModelFilterRow::changed, this, [this] { search(); });
    connect(m_list, &QListView::clicked, this, &ModelPicker::pick);
    connect(m_list, &QListView::activated, this, &ModelPicker::pick);
    connect(m_list->selectionModel(), &QItemSelectionModel::currentChanged, this, &ModelPicker::announce);
    connect(&m_catalogue, &catalogue::Catalogue::changed, this, [this] {
        if (!isVisible())
            return;
        takeEndpoints();
        search(m_model->model(m_list->currentIndex()).value_or(m_present));
    });
    connect(&m_preferences, &settings::PreferenceStore::changed, this,
            [this](const settings::Preferences &now) { m_model->setFavourites(now.favouriteModels); });
}

void ModelPicker::createLayout()
{
    m_field->setObjectName(u"modelSearch"_s);
    m_field->setAccessibleName(tr("Search models"));
    m_field->setPlaceholderText(tr("Search models by name, id or maker"));
    m_field->setMaxLength(longestText);
    m_field->installEventFilter(this);
    m_list->setObjectName(u"models"_s);
    m_list->setAccessibleName(tr("Models"));
    m_list->setModel(m_model);
    m_list->setItemDelegate(new ModelDelegate(m_list));
    styleui::layScrollBarOver(m_list);
    m_list->setMouseTracking(true);
    m_list->setUniformItemSizes(true);
    m_list->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_list->viewport()->installEventFilter(this);
    m_hint->setObjectName(u"modelHint"_s);
    m_hint->setTextFormat(Qt::PlainText);
    m_hint->setWordWrap(true);
    m_hint->setAlignment(Qt::AlignTop);
    m_hint->setForegroundRole(QPalette::PlaceholderText);
    m_hint->setContentsMargins(2 * styleui::step, 2 * styleui::step, 2 * styleui::step, 0);

    auto *const column = new QVBoxLayout(this);
    column->setContentsMargins(styleui::padding, styleui::padding, styleui::padding, styleui::padding);
    column->setSpacing(2 * styleui::step);
    column->addWidget(m_field);
    column->addWidget(m_filter);
    column->addWidget(new styleui::Hairline(Qt::Horizontal, this));
    column->addWidget(m_hint, 1);
    column->addWidget(m_list, 1);
    column->addWidget(new styleui::Hairline(Qt::Horizontal, this));
    column->addWidget(m_bar);
}

void ModelPicker::popUp(QWidget *anchor, const chat::Model &present)
{
    m_anchor = anchor;
    m_present = present;
    m_model->setToday(m_clock.wallTime().toLocalTime().date());
    m_model->setFavourites(m_preferences.current().favouriteModels);
    m_field->clear();
    takeEndpoints();
    search(present);
    place();
    show();
    m_field->setFocus(Qt::PopupFocusReason);
    m_list->scrollTo(m_list->currentIndex(), QAbstractItemView::PositionAtCenter);
    QStringList endpoints;
    for (const QList<catalogue::Listing> listings = m_catalogue.listings(); const auto &listing : listings)
        endpoints.append(listing.endpoint.id);
    m_catalogue.refreshOld(endpoints);
}

void ModelPicker::place()
{
    const int width = std::max(usualSize.width(), layout()->totalMinimumSize().width());
    const QRect room = roomFor({width, leastHeight});
    const QRect beside(m_anchor->mapToGlobal(QPoint()), m_anchor->size());
    const int below = room.bottom() - beside.bottom() - styleui::step;
    const int above = beside.top() - room.top() - styleui::step;
    const bool fitsBelow = below >= usualSize.height() || below >= above;
    // Where there is little room on either side it lies over what it belongs to.
    const int height = std::clamp(fitsBelow ? below : above, std::min(leastHeight, room.height()), usualSize.height());
    const int top = fitsBelow ? beside.bottom() + styleui::step : beside.top() - styleui::step - height;
    resize(width, height);
    move(std::clamp(beside.left(), room.left(), std::max(room.left(), room.right() - width)),
         std::clamp(top, room.top(), std::max(room.top(), room.bottom() - height)));
}

QRect ModelPicker::roomFor(QSize least) const
{
    const QRect screen = m_anchor->screen()->availableGeometry();
    const QWidget *const window = m_anchor->window();
    const QRect within = QRect(window->mapToGlobal(QPoint()), window->size())
                             .marginsRemoved(QMargins() + styleui::padding)
                             .intersected(screen);
    return within.width() >= least.width() && within.height() >= least.height() ? within : screen;
}

void ModelPicker::takeEndpoints()
{
    QList<settings::Endpoint> endpoints;
    QHash<QString, QString> names;
    for (const QList<catalogue::Listing> listings = m_catalogue.listings(); const auto &listing : listings) {
        endpoints.append(listing.endpoint);
        names.insert(listing.endpoint.id, listing.endpoint.name);
    }
    m_filter->setEndpoints(endpoints);
    m_model->setEndpointNames(names);
}

void ModelPicker::search(const chat::Model &current)
{
    const catalogue::ModelSearch &all = m_catalogue.models();
    const catalogue::ModelFilter filter = m_filter->filter();
    const QList<int> found = all.find(m_field->text(), filter, catalogue::habitsOf(m_preferences.current()));
    m_model->setRows(all.models(), found, typed());
    const QModelIndex kept = m_model->indexOf(current);
    m_list->setCurrentIndex(kept.isValid() ? kept : m_model->index(0));
    m_bar->setShown(found.size(), filter.endpoint);
    showHint();
}

// An id has no blanks. One that a list has can be picked there.
QList<chat::Model> ModelPicker::typed() const
{
    QList<chat::Model> models;
    const QString id = m_field->text().trimmed();
    if (id.isEmpty() || std::ranges::any_of(id, [](QChar unit) { return unit.isSpace(); }))
        return models;
    const QString only = m_filter->filter().endpoint;
    for (const QList<catalogue::Listing> listings = m_catalogue.listings(); const auto &listing : listings) {
        const chat::Model model{.endpoint = listing.endpoint.id, .id = id, .name = {}};
        if ((only.isEmpty() || only == model.endpoint) && !m_catalogue.find(model))
            models.append(model);
    }
    // The connection of the present model is the likeliest.
    std::ranges::stable_partition(models,
                                  [this](const chat::Model &one) { return one.endpoint == m_present.endpoint; });
    return models;
}

void ModelPicker::showHint()
{
    const bool isEmpty = m_model->rowCount() == 0;
    m_hint->setVisible(isEmpty);
    m_list->setVisible(!isEmpty);
    if (!m_catalogue.models().models().isEmpty())
        m_hint->setText(tr("No model is like that. Take a filter away, or type the whole id of a model."));
    else if (m_catalogue.isLoading())
        m_hint->setText(tr("Reading the lists of models…"));
    else
        m_hint->setText(tr("There is no list of models yet. “Refresh” fetches it from your connections; the id of a "
                           "model can be typed all the same."));
}

bool ModelPicker::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_field && event->type() == QEvent::KeyPress) {
        const int key = static_cast<QKeyEvent *>(event)->key();
        const bool moves = key == Qt::Key_Down || key == Qt::Key_Up || key == Qt::Key_PageDown || key == Qt::Key_PageUp;
        if (moves)
            moveByKey(key);
        else if (key == Qt::Key_Return || key == Qt::Key_Enter)
            pick(m_list->currentIndex());
        else
            return false;
        return true;
    }
    if (watched == m_list->viewport() && event->type() == QEvent::MouseButtonRelease) {
        const QPoint place = static_cast<QMouseEvent *>(event)->position().toPoint();
        const QModelIndex index = m_list->indexAt(place);
        if (!index.isValid() || !ModelDelegate::starRect(m_list->visualRect(index)).contains(place))
            return false;
        toggleFavourite(index);
        return true;
    }
    return styleui::Card::eventFilter(watched, event);
}

// From the first row up is the last one: there stands what was typed.
void ModelPicker::moveByKey(int key)
{
    const int rows = m_model->rowCount();
    if (rows == 0)
        return;
    const int page = std::max(1, m_list->viewport()->height() / std::max(1, m_list->sizeHintForRow(0)) - 1);
    const int row = m_list->currentIndex().row();
    const int next = key == Qt::Key_Down ? (row + 1) % rows
                     : key == Qt::Key_Up ? (row + rows - 1) % rows
                                         : std::clamp(key == Qt::Key_PageDown ? row + page : row - page, 0, rows - 1);
    m_list->setCurrentIndex(m_model->index(next));
}

void ModelPicker::pick(const QModelIndex &index)
{
    const auto model = m_model->model(index);
    if (!model || !isVisible())
        return;
    close();
    (void)m_preferences.replace(catalogue::withRecent(m_preferences.current(), *model)); // it holds now
    Q_EMIT picked(*model);
}

void ModelPicker::toggleFavourite(const QModelIndex &index)
{
    const auto model = m_model->model(index);
    if (model && !index.data(ModelListModel::IsTypedRole).toBool())
        (void)m_preferences.replace(catalogue::withFavouriteToggled(m_preferences.current(), *model));
}

// The keyboard stays in the field, so a screen reader would not hear where the arrows lead.
void ModelPicker::announce(const QModelIndex &index)
{
    if (!QAccessible::isActive() || !isVisible() || !index.isValid())
        return;
    QAccessibleAnnouncementEvent event(m_field, index.data(Qt::AccessibleTextRole).toString());
    QAccessible::updateAccessibility(&event);
}

} // namespace panelui
