// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/compare/homepane.h"

#include "library/library.h"
#include "ui/compare/experimentlist.h"
#include "ui/library/sessiondelegate.h"
#include "ui/style/elidedlabel.h"
#include "ui/style/look.h"
#include "ui/style/metrics.h"
#include "ui/style/surfaces.h"
#include "ui/style/undobar.h"

#include <QAction>
#include <QKeyEvent>
#include <QLineEdit>
#include <QListView>
#include <QPushButton>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace compareui {

namespace {

constexpr int pageWidth = 860;

} // namespace

HomePane::HomePane(library::Library &library, QWidget *parent)
    : QWidget(parent)
    , m_library(library)
    , m_model(new ExperimentList(this))
    , m_new(new QPushButton(tr("New comparison"), this))
    , m_example(new QPushButton(tr("Play it"), this))
    , m_daily(new QPushButton(tr("Open"), this))
    , m_search(new QLineEdit(this))
    , m_list(new QListView(this))
    , m_hint(new styleui::ElidedLabel(this))
    , m_problem(new styleui::ElidedLabel(this))
    , m_undo(new styleui::UndoBar(this))
{
    setObjectName(u"comparisonsPane"_s);
    createLayout();
    connect(m_new, &QPushButton::clicked, this, &HomePane::newRequested);
    connect(m_example, &QPushButton::clicked, this, [this] {
        if (m_played.isEmpty())
            Q_EMIT exampleRequested();
        else
            Q_EMIT opened(m_played);
    });
    connect(m_daily, &QPushButton::clicked, this, &HomePane::dailyUseRequested);
    connect(m_search, &QLineEdit::textChanged, this, &HomePane::reload);
    connect(m_search, &QLineEdit::returnPressed, this, [this] { open(m_model->index(0)); });
    connect(m_list, &QListView::clicked, this, &HomePane::open);
    connect(m_list, &QListView::activated, this, &HomePane::open);
    connect(m_undo, &styleui::UndoBar::undone, this, [this] { m_library.restoreExperiment(m_removed); });
    connect(&m_library, &library::Library::experimentsChanged, this, &HomePane::reload);
    showProblem({});
    reload();
}

void HomePane::createLayout()
{
    auto *const title = new styleui::ElidedLabel(tr("Compare panels"), this);
    title->setFont(styleui::titleFont(font()));
    auto *const means = new styleui::ElidedLabel(
        tr("The same questions to several panels or single models: answers beside each other, judged blind, in "
           "pictures. Which one is worth its money for your questions?"),
        this);
    means->setInk(styleui::Ink::Secondary);
    means->setMaximumLines(0);
    m_new->setObjectName(u"newComparison"_s);
    m_example->setObjectName(u"playExperiment"_s);
    m_daily->setObjectName(u"dailyUse"_s);
    styleui::setLook(m_new, styleui::Look::Main);
    m_search->setObjectName(u"searchComparisons"_s);
    m_search->setPlaceholderText(tr("Find a comparison"));
    m_search->setAccessibleName(m_search->placeholderText());
    m_list->setObjectName(u"comparisons"_s);
    m_list->setAccessibleName(tr("Comparisons"));
    m_list->setModel(m_model);
    m_list->setItemDelegate(new libraryui::SessionDelegate(m_list));
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->setMouseTracking(true);
    m_list->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_list->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_list->viewport()->setAutoFillBackground(false);
    auto *const removeAction = new QAction(tr("Delete comparison"), m_list);
    removeAction->setObjectName(u"removeComparison"_s);
    removeAction->setShortcut(Qt::Key_Delete);
    removeAction->setShortcutContext(Qt::WidgetShortcut);
    m_list->addAction(removeAction);
    m_list->setContextMenuPolicy(Qt::ActionsContextMenu);
    connect(removeAction, &QAction::triggered, this, &HomePane::remove);
    m_hint->setObjectName(u"comparisonsHint"_s);
    m_hint->setInk(styleui::Ink::Faint);
    m_hint->setMaximumLines(0);
    m_problem->setObjectName(u"comparisonsProblem"_s);
    m_problem->setInk(styleui::Ink::Warning);
    m_problem->setMaximumLines(0);

    auto *const bring = new QPushButton(tr("Import…"), this);
    bring->setObjectName(u"importComparison"_s);
    styleui::setLook(bring, styleui::Look::Plain);
    connect(bring, &QPushButton::clicked, this, &HomePane::importRequested);

    auto *const page = new QWidget(this);
    page->setMaximumWidth(pageWidth);
    auto *const head = new QHBoxLayout;
    head->addWidget(title, 1);
    head->addWidget(bring);
    head->addWidget(m_new);
    auto *const column = new QVBoxLayout(page);
    column->setContentsMargins(styleui::margin, 0, styleui::margin, styleui::padding);
    column->setSpacing(styleui::padding);
    column->addLayout(head);
    column->addWidget(means);
    column->addWidget(createCard(tr("Eight questions, three panels"),
                                 tr("A written example: which of three panels to use, and why. No model is called."),
                                 m_example));
    column->addWidget(createCard(tr("Daily use"),
                                 tr("What your ratings in ordinary sessions say of your panels, and an A/B between two "
                                    "of them."),
                                 m_daily));
    column->addWidget(m_problem);
    column->addWidget(m_search);
    column->addWidget(m_hint);
    column->addWidget(m_list, 1000);
    column->addWidget(m_undo);
    column->addStretch(1);
    auto *const row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->addStretch(0);
    row->addWidget(page, 1);
    row->addStretch(0);
}

QWidget *HomePane::createCard(const QString &name, const QString &meaning, QPushButton *button)
{
    auto *const card = new styleui::Card(this);
    card->setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Maximum);
    auto *const title = new styleui::ElidedLabel(name, card);
    title->setFont(styleui::strong(font()));
    auto *const means = new styleui::ElidedLabel(meaning, card);
    means->setInk(styleui::Ink::Secondary);
    means->setFont(styleui::figuresFont(font()));
    means->setMaximumLines(2);
    button->setAccessibleDescription(name + u". "_s + meaning);
    auto *const texts = new QVBoxLayout;
    texts->setSpacing(styleui::step);
    texts->addWidget(title);
    texts->addWidget(means);
    auto *const row = new QHBoxLayout(card);
    row->setContentsMargins(styleui::padding, styleui::padding, styleui::padding, styleui::padding);
    row->setSpacing(styleui::padding);
    row->addLayout(texts, 1);
    row->addWidget(button);
    return card;
}

void HomePane::setRunning(const QHash<QString, QString> &words)
{
    m_model->setRunning(words);
}

void HomePane::showProblem(const QString &problem)
{
    m_problem->setText(u"⚠ "_s + problem);
    m_problem->setVisible(!problem.isEmpty());
}

void HomePane::focusFirst()
{
    if (m_model->rowCount() == 0)
        return m_new->setFocus(Qt::OtherFocusReason);
    if (!m_list->currentIndex().isValid())
        m_list->setCurrentIndex(m_model->index(0));
    m_list->setFocus(Qt::OtherFocusReason);
}

void HomePane::reload()
{
    const QString words = m_search->text().trimmed();
    m_library.experiments(words, this, [this, words](const QList<library::ExperimentEntry> &entries) {
        if (words != m_search->text().trimmed())
            return;
        m_model->setEntries(entries);
        if (words.isEmpty()) {
            const auto example = std::ranges::find_if(
                entries, [](const library::ExperimentEntry &entry) { return entry.summary[u"example"].toBool(); });
            m_played = example == entries.end() ? compare::ExperimentId() : compare::ExperimentId{example->id};
            m_example->setText(m_played.isEmpty() ? tr("Play it") : tr("Open it"));
        }
        m_list->setVisible(!entries.isEmpty());
        m_hint->setVisible(entries.isEmpty());
        m_hint->setText(words.isEmpty() ? tr("Your comparisons will be listed here.") : tr("Nothing found."));
        m_search->setVisible(!words.isEmpty() || !entries.isEmpty());
    });
}

void HomePane::open(const QModelIndex &index)
{
    if (const library::ExperimentEntry *const entry = m_model->entry(index))
        Q_EMIT opened({entry->id});
}

void HomePane::remove()
{
    const library::ExperimentEntry *const entry = m_model->entry(m_list->currentIndex());
    if (!entry)
        return;
    m_removed = entry->id;
    m_undo->offer(entry->title);
    Q_EMIT removeRequested({m_removed});
}

void HomePane::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Down && m_search->hasFocus())
        focusFirst();
    else
        QWidget::keyPressEvent(event);
}

} // namespace compareui
