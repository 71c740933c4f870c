// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/settings/settingspage.h"

#include "ui/settings/aboutsection.h"
#include "ui/settings/appearancesection.h"
#include "ui/settings/connectionssection.h"
#include "ui/settings/librarysection.h"
#include "ui/settings/panelssection.h"
#include "ui/settings/privacysection.h"
#include "ui/settings/shortcutssection.h"
#include "ui/style/elidedlabel.h"
#include "ui/style/metrics.h"
#include "ui/style/surfaces.h"

#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QPushButton>
#include <QScrollArea>
#include <QScrollBar>
#include <QSignalBlocker>
#include <QStyleOptionFocusRect>
#include <QStyledItemDelegate>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace settingsui {

namespace {

constexpr int sectionWidth = 720;
constexpr int titlesWidth = 168;
constexpr int narrowPage = 640; ///< below, all sections stand one below the other

/// Leaves some room before a title; the ring of the focus goes around the whole row.
class TitleDelegate : public QStyledItemDelegate
{
public:
    using QStyledItemDelegate::QStyledItemDelegate;

    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override
    {
        QStyleOptionViewItem row = option;
        row.state.setFlag(QStyle::State_HasFocus, false);
        QStyledItemDelegate::paint(painter, row, index);
        if (!option.state.testFlag(QStyle::State_HasFocus))
            return;
        QStyleOptionFocusRect ring;
        ring.QStyleOption::operator=(option);
        ring.state |= QStyle::State_KeyboardFocusChange; // as in other lists
        option.widget->style()->drawPrimitive(QStyle::PE_FrameFocusRect, &ring, painter, option.widget);
    }

protected:
    void initStyleOption(QStyleOptionViewItem *option, const QModelIndex &index) const override
    {
        QStyledItemDelegate::initStyleOption(option, index);
        option->features |= QStyleOptionViewItem::HasDecoration; // of nothing
        option->decorationSize = {styleui::step, styleui::step};
    }
};

} // namespace

SettingsPage::SettingsPage(const Collaborators &with, QWidget *parent)
    : QWidget(parent)
    , m_search(new QLineEdit(this))
    , m_problem(new styleui::ElidedLabel(this))
    , m_nothing(new styleui::ElidedLabel(tr("No setting is called so."), this))
    , m_titles(new QListWidget(this))
    , m_area(new QScrollArea(this))
    , m_column(new QVBoxLayout)
{
    setObjectName(u"settingsPage"_s);
    setAccessibleName(tr("Settings"));
    m_search->setObjectName(u"searchSettings"_s);
    m_search->setPlaceholderText(tr("Find a setting (Ctrl+F)"));
    m_search->setAccessibleName(tr("Find a setting"));
    m_search->setClearButtonEnabled(true);
    m_problem->setObjectName(u"settingsProblem"_s);
    m_problem->setInk(styleui::Ink::Failure);
    m_problem->setMaximumLines(0);
    m_problem->hide();
    m_nothing->setObjectName(u"nothingFound"_s);
    m_nothing->setInk(styleui::Ink::Secondary);
    createLayout();
    createSections(with);
    m_column->addWidget(m_nothing);
    m_column->addStretch(1);
    connect(m_search, &QLineEdit::textChanged, this, &SettingsPage::arrange);
    connect(m_titles, &QListWidget::itemSelectionChanged, this, &SettingsPage::choose);
    m_titles->setCurrentRow(0);
}

void SettingsPage::createLayout()
{
    auto *const title = new QLabel(tr("Settings"), this);
    title->setTextFormat(Qt::PlainText);
    title->setFont(styleui::titleFont(font()));
    auto *const close = new QPushButton(tr("Close"), this);
    close->setObjectName(u"closePage"_s);
    connect(close, &QPushButton::clicked, this, &SettingsPage::closed);
    auto *const head = new QHBoxLayout;
    head->setSpacing(styleui::margin);
    head->addWidget(title);
    head->addWidget(m_search, 1);
    head->addWidget(close);
    setTabOrder({m_search, close, m_titles}); // then what is in the sections

    m_titles->setObjectName(u"settingsSections"_s);
    m_titles->setAccessibleName(tr("Sections"));
    m_titles->setItemDelegate(new TitleDelegate(m_titles));
    m_titles->setFrameShape(QFrame::NoFrame);
    m_titles->setFixedWidth(titlesWidth);
    m_titles->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_titles->viewport()->setAutoFillBackground(false);

    styleui::layScrollBarOver(m_area);
    m_area->setWidgetResizable(true);
    m_area->setFocusPolicy(Qt::NoFocus); // what has the focus is scrolled into view
    auto *const page = new QWidget;
    m_column->setContentsMargins(0, 0, styleui::margin, styleui::margin);
    m_column->setSpacing(styleui::margin);
    page->setLayout(m_column);
    m_area->setWidget(page);
    page->setAutoFillBackground(false);
    m_area->viewport()->setAutoFillBackground(false);

    auto *const body = new QHBoxLayout;
    body->setSpacing(styleui::margin);
    body->addWidget(m_titles);
    body->addWidget(m_area, 1);
    auto *const whole = new QWidget(this);
    whole->setMaximumWidth(titlesWidth + sectionWidth + 3 * styleui::margin);
    auto *const column = new QVBoxLayout(whole);
    column->setContentsMargins(styleui::margin, styleui::margin, 0, 0);
    column->setSpacing(styleui::padding);
    column->addLayout(head);
    column->addWidget(m_problem);
    column->addLayout(body, 1);
    auto *const row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->addWidget(whole);
    head->setContentsMargins(0, 0, styleui::margin, 0);
}

void SettingsPage::createSections(const Collaborators &with)
{
    m_connections = new ConnectionsSection(with, this);
    auto *const panels = new PanelsSection(with.panels, this);
    auto *const privacy = new PrivacySection(with.preferences, this);
    auto *const library = new LibrarySection(with.library, this);
    auto *const about = new AboutSection(this);
    add(m_connections);
    add(panels);
    add(new AppearanceSection(with.preferences, this));
    add(new ShortcutsSection(with.shortcuts, this));
    add(privacy);
    add(library);
    add(about);
    connect(m_connections, &ConnectionsSection::linkActivated, this, &SettingsPage::linkActivated);
    connect(panels, &PanelsSection::opened, this, &SettingsPage::panelOpened);
    connect(privacy, &PrivacySection::comparisonRequested, this, &SettingsPage::comparisonRequested);
    connect(library, &LibrarySection::folderRequested, this, &SettingsPage::folderRequested);
    connect(about, &AboutSection::linkActivated, this, &SettingsPage::linkActivated);
}

void SettingsPage::add(Section *section)
{
    auto *const title = new QListWidgetItem(section->title(), m_titles);
    title->setSizeHint({0, fontMetrics().height() + 3 * styleui::step});
    m_column->addWidget(section);
    m_sections.append(section);
    connect(section, &Section::problemChanged, this, &SettingsPage::say);
}

void SettingsPage::focusFirst()
{
    (m_isNarrow ? static_cast<QWidget *>(m_search) : m_titles)->setFocus(Qt::OtherFocusReason);
}

void SettingsPage::choose()
{
    m_search->clear();
    say({});
    arrange();
    m_area->verticalScrollBar()->setValue(0);
}

void SettingsPage::arrange()
{
    const QStringList words = m_search->text().split(u' ', Qt::SkipEmptyParts);
    m_titles->setVisible(!m_isNarrow);
    {
        const QSignalBlocker quiet(m_titles);
        m_titles->currentItem()->setSelected(words.isEmpty()); // what is found is in any of them
    }
    bool isAnyFound = false;
    for (Section *const section : std::as_const(m_sections)) {
        const bool isFound = section->search(words);
        const bool isChosen = section == m_sections.value(m_titles->currentRow());
        section->setVisible(words.isEmpty() ? m_isNarrow || isChosen : isFound);
        isAnyFound = isAnyFound || isFound;
    }
    m_nothing->setVisible(!isAnyFound);
}

void SettingsPage::say(const QString &problem)
{
    m_problem->setText(problem);
    m_problem->setVisible(!problem.isEmpty());
}

bool SettingsPage::event(QEvent *event)
{
    // Before the window's own keys.
    if (event->type() == QEvent::ShortcutOverride) {
        const auto *const key = static_cast<QKeyEvent *>(event);
        const bool leavesSearch = key->key() == Qt::Key_Escape && !m_search->text().isEmpty();
        if (key->matches(QKeySequence::Find) || leavesSearch)
            event->accept();
    }
    return QWidget::event(event);
}

void SettingsPage::keyPressEvent(QKeyEvent *event)
{
    if (event->matches(QKeySequence::Find)) {
        m_search->setFocus(Qt::ShortcutFocusReason);
        m_search->selectAll();
    } else if (event->key() == Qt::Key_Escape && !m_search->text().isEmpty()) {
        m_search->setFocus(Qt::OtherFocusReason); // what was found and had it may be hidden now
        m_search->clear();
    } else {
        QWidget::keyPressEvent(event);
    }
}

void SettingsPage::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    const bool isNarrow = width() < narrowPage;
    if (std::exchange(m_isNarrow, isNarrow) != isNarrow)
        arrange();
}

} // namespace settingsui
