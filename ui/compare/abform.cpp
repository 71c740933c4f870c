// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/compare/abform.h"

#include "chat/clock.h"
#include "compare/abtest.h"
#include "ui/compare/words.h"
#include "ui/panel/formrows.h"
#include "ui/style/elidedlabel.h"
#include "ui/style/look.h"
#include "ui/style/metrics.h"
#include "ui/style/plaintext.h"
#include "ui/style/wrapping.h"

#include <QComboBox>
#include <QDateEdit>
#include <QFormLayout>
#include <QPushButton>
#include <QSpinBox>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace compareui {

namespace {

constexpr int usualDays = 14;
constexpr int mostDays = 365;

} // namespace

AbForm::AbForm(const DailyUseOffer &offer, QWidget *parent)
    : styleui::Card(parent)
    , m_offer(offer)
    , m_form(new QWidget(this))
    , m_first(new QComboBox(m_form))
    , m_second(new QComboBox(m_form))
    , m_share(new QSpinBox(m_form))
    , m_until(new QDateEdit(m_form))
    , m_words(new styleui::ElidedLabel(m_form))
    , m_problem(new styleui::ElidedLabel(m_form))
    , m_start(new QPushButton(tr("Start the A/B"), m_form))
    , m_state(new QWidget(this))
    , m_stateWords(new styleui::ElidedLabel(m_state))
    , m_off(new QPushButton(m_state))
{
    setObjectName(u"abForm"_s);
    auto *const title = new styleui::ElidedLabel(tr("A/B between two panels"), this);
    title->setFont(styleui::strong(font()));
    auto *const column = new QVBoxLayout(this);
    column->setContentsMargins(styleui::padding, styleui::padding, styleui::padding, styleui::padding);
    column->setSpacing(2 * styleui::step);
    column->addWidget(title);
    column->addWidget(m_form);
    column->addWidget(m_state);
    createForm();
    createState();
    connect(&m_offer.preferences, &settings::PreferenceStore::changed, this,
            [this](const settings::Preferences &now, const settings::Preferences &before) {
                if (now.abTest != before.abTest)
                    refresh();
            });
}

void AbForm::createForm()
{
    m_first->setObjectName(u"abFirst"_s);
    m_second->setObjectName(u"abSecond"_s);
    m_share->setObjectName(u"abShare"_s);
    m_share->setRange(qRound(settings::smallestAbShare * 100), qRound(settings::largestAbShare * 100));
    m_share->setSingleStep(5);
    m_share->setSuffix(tr(" % of the questions"));
    m_share->setValue(qRound(settings::AbTest().share * 100));
    m_until->setObjectName(u"abUntil"_s);
    m_until->setCalendarPopup(true);
    m_until->setMinimumWidth(m_until->sizeHint().width() + styleui::lineHeight(font())); // the arrow's room
    m_words->setObjectName(u"abPlanned"_s);
    m_problem->setObjectName(u"abProblem"_s);
    m_problem->setInk(styleui::Ink::Warning);
    m_start->setObjectName(u"abStart"_s);
    for (styleui::ElidedLabel *const label : {m_words, m_problem})
        label->setMaximumLines(0);
    m_words->setInk(styleui::Ink::Secondary);
    for (QWidget *const field : std::initializer_list<QWidget *>{m_first, m_second, m_share, m_until})
        panelui::passWheelOn(field);

    auto *const rows = new QFormLayout;
    rows->setSpacing(2 * styleui::step);
    const auto add = [rows](const QString &name, QWidget *field) {
        field->setAccessibleName(name);
        field->setSizePolicy(QSizePolicy::Maximum, QSizePolicy::Fixed);
        rows->addRow(name, field);
    };
    add(tr("Your panel"), m_first);
    add(tr("The other one"), m_second);
    add(tr("The other one gets"), m_share);
    add(tr("Until the end of"), m_until);
    auto *const column = new QVBoxLayout(m_form);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(2 * styleui::step);
    column->addLayout(rows);
    column->addWidget(m_words);
    column->addWidget(m_problem);
    column->addWidget(m_start, 0, Qt::AlignLeft);
    connect(m_first, &QComboBox::currentIndexChanged, this, &AbForm::showPlanned);
    connect(m_second, &QComboBox::currentIndexChanged, this, &AbForm::showPlanned);
    connect(m_share, &QSpinBox::valueChanged, this, &AbForm::showPlanned);
    connect(m_until, &QDateEdit::dateChanged, this, &AbForm::showPlanned);
    connect(m_start, &QPushButton::clicked, this, [this] {
        keep(planned());
        m_off->setFocus(Qt::OtherFocusReason); // the form has gone
    });
}

void AbForm::createState()
{
    m_stateWords->setObjectName(u"abState"_s);
    m_stateWords->setMaximumLines(0);
    m_off->setObjectName(u"abSwitchOff"_s);
    auto *const row = new QHBoxLayout(m_state);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(styleui::padding);
    row->addWidget(m_stateWords, 1);
    row->addWidget(m_off, 0, Qt::AlignTop);
    connect(m_off, &QPushButton::clicked, this, [this] {
        keep(std::nullopt);
        m_first->setFocus(Qt::OtherFocusReason);
    });
}

void AbForm::refresh()
{
    m_panels.clear();
    for (const QList<settings::StoredPanel> all = m_offer.panels(); const settings::StoredPanel &stored : all) {
        if (!stored.panel.members.isEmpty() && stored.problem.isEmpty())
            m_panels.append(stored.panel);
    }
    const QDate today = m_offer.clock.wallTime().toLocalTime().date();
    const bool isFirstTime = m_first->count() == 0;
    const QSignalBlocker untilSilent(m_until);
    m_until->setDateRange(today, today.addDays(mostDays));
    if (isFirstTime)
        m_until->setDate(today.addDays(usualDays));
    fill(m_first, isFirstTime ? m_offer.chosen().id : m_first->currentData().toString());
    fill(m_second, m_second->currentData().toString());
    if (isFirstTime && m_first->currentIndex() == m_second->currentIndex() && m_second->count() > 1)
        m_second->setCurrentIndex(m_first->currentIndex() == 0 ? 1 : 0);
    const std::optional<settings::AbTest> &test = m_offer.preferences.current().abTest;
    (test ? m_form : m_state)->hide();
    (test ? m_state : m_form)->show();
    if (test)
        showState(*test);
    else
        showPlanned();
}

void AbForm::fill(QComboBox *box, const QString &wanted)
{
    const QSignalBlocker silent(box);
    box->clear();
    for (const chat::Panel &panel : std::as_const(m_panels))
        box->addItem(styleui::oneLine(panel.name), panel.id);
    box->setCurrentIndex(std::max(0, box->findData(wanted)));
}

const chat::Panel *AbForm::panelIn(const QComboBox *box) const
{
    const int index = box->currentIndex();
    return index >= 0 && index < m_panels.size() ? &m_panels[index] : nullptr;
}

QString AbForm::nameOf(const QString &panel) const
{
    const auto found = std::ranges::find(m_panels, panel, &chat::Panel::id);
    return styleui::oneLine(found == m_panels.end() ? panel : found->name);
}

settings::AbTest AbForm::planned() const
{
    return {.first = m_first->currentData().toString(),
            .second = m_second->currentData().toString(),
            .share = m_share->value() / 100.0,
            .startedAt = m_offer.clock.wallTime(),
            .until = m_until->date().endOfDay().toUTC()};
}

void AbForm::showPlanned()
{
    const chat::Panel *const first = panelIn(m_first);
    const chat::Panel *const second = panelIn(m_second);
    const QString problem = first && second ? compare::abProblem(*first, *second) : tr("There are no panels yet.");
    const QString obstacle = problem.isEmpty() ? m_offer.obstacle(*second) : QString();
    m_start->setEnabled(problem.isEmpty());
    m_words->setVisible(problem.isEmpty());
    if (problem.isEmpty())
        m_words->setText(
            tr("While %1 is chosen, chance sends %2 to %3 instead, follow-ups with what was said before them. Each "
               "time you are told before you ask, with what it will cost. It goes to: %4.")
                .arg(styleui::oneLine(first->name), compare::shareText(planned().share), styleui::oneLine(second->name),
                     m_offer.destination(*second)));
    m_problem->setText(u"⚠ "_s + problem + obstacle);
    m_problem->setVisible(!problem.isEmpty() || !obstacle.isEmpty());
}

void AbForm::showState(const settings::AbTest &test)
{
    const QDateTime now = m_offer.clock.wallTime();
    const bool isOver = now >= test.until;
    const QString day = compare::dayText(test.until, now);
    m_stateWords->setText(isOver
                              ? tr("The A/B of %1 and %2 ended on %3. What it says is below.")
                                    .arg(nameOf(test.first), nameOf(test.second), day)
                              : tr("Until %1, while %2 is chosen, %3 goes to %4.")
                                    .arg(day, nameOf(test.first), compare::shareText(test.share), nameOf(test.second)));
    m_off->setText(isOver ? tr("Understood") : tr("Switch off"));
    m_off->setAccessibleName(isOver ? tr("The A/B is done with") : tr("Switch the A/B off"));
}

void AbForm::keep(const std::optional<settings::AbTest> &test)
{
    settings::Preferences next = m_offer.preferences.current();
    next.abTest = test;
    (void)m_offer.preferences.replace(next); // it holds now, also where it cannot be written
}

} // namespace compareui
