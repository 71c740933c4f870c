// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panel/policyform.h"

#include "ui/panel/formrows.h"
#include "ui/panel/timefield.h"
#include "ui/style/metrics.h"

#include <QDoubleSpinBox>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QLabel>

#include <cmath>

using namespace Qt::StringLiterals;
using std::chrono::milliseconds;

namespace panelui {

namespace {

constexpr int longestWait = 24 * 60 * 60; // seconds
constexpr int mostTries = 10;
constexpr double mostUsd = 1'000'000;

} // namespace

PolicyForm::PolicyForm(const chat::Policy &policy, QWidget *parent)
    : styleui::Card(parent)
    , m_policy(policy)
    , m_judging(new QWidget(this))
    , m_start(words({}, this))
    , m_quorum(new QSpinBox(this))
    , m_members(words({}, this))
    , m_grace(timeField("grace", tr("How long to wait for the rest"), &chat::Policy::grace))
    , m_connect(timeField("connectTimeout", tr("How long to wait for a connection"), &chat::Policy::connectTimeout))
    , m_firstWord(new TimeField(this))
    , m_progress(timeField("progressTimeout", tr("How long to wait for progress"), &chat::Policy::noProgressTimeout))
    , m_total(timeField("totalTimeout", tr("How long an answer may take in all"), &chat::Policy::totalTimeout))
    , m_tries(new QSpinBox(this))
    , m_budget(new QDoubleSpinBox(this))
    , m_budgetMeaning(words(tr("Beyond that it stops, and what came is kept."), this))
{
    createQuorum();
    createFirstWord();
    createRest();
    createLayout();
    setMembers(chat::maxMembers);
    setJudging(policy.judging);
    refresh();
}

TimeField *PolicyForm::timeField(const char *name, const QString &accessibleName, milliseconds chat::Policy::*field)
{
    auto *const box = new TimeField(this);
    box->setObjectName(QLatin1StringView(name));
    box->setAccessibleName(accessibleName);
    box->setRange(0, longestWait);
    box->setValue(int(duration_cast<std::chrono::seconds>(m_policy.*field).count()));
    passWheelOn(box);
    connect(box, &QSpinBox::valueChanged, this, [this, field](int value) {
        m_policy.*field = std::chrono::seconds(value);
        announce();
    });
    return box;
}

void PolicyForm::createQuorum()
{
    m_quorum->setObjectName(u"quorum"_s);
    m_quorum->setAccessibleName(tr("Answers that are enough to start judging"));
    m_quorum->setRange(0, chat::maxMembers);
    m_quorum->setSpecialValueText(tr("all"));
    m_quorum->setValue(m_policy.quorum.value_or(0));
    passWheelOn(m_quorum);
    connect(m_quorum, &QSpinBox::valueChanged, this, [this](int answers) {
        m_policy.quorum = answers == 0 ? std::nullopt : std::optional(answers);
        announce();
    });
}

void PolicyForm::createFirstWord()
{
    m_firstWord->setObjectName(u"firstWordTimeout"_s);
    m_firstWord->setAccessibleName(tr("How long to wait for the first word"));
    m_firstWord->setToolTip(tr("As usual: 2 min, and 5 min on this computer"));
    m_firstWord->setRange(0, longestWait);
    m_firstWord->setSpecialValueText(tr("as usual"));
    m_firstWord->setValue(
        m_policy.firstTokenTimeout ? int(duration_cast<std::chrono::seconds>(*m_policy.firstTokenTimeout).count()) : 0);
    passWheelOn(m_firstWord);
    connect(m_firstWord, &QSpinBox::valueChanged, this, [this](int value) {
        m_policy.firstTokenTimeout =
            value == 0 ? std::nullopt : std::optional<milliseconds>(std::chrono::seconds(value));
        announce();
    });
}

void PolicyForm::createRest()
{
    m_tries->setObjectName(u"moreTries"_s);
    m_tries->setAccessibleName(tr("How often a member is tried again"));
    m_tries->setRange(0, mostTries);
    m_tries->setValue(m_policy.moreTries);
    passWheelOn(m_tries);
    connect(m_tries, &QSpinBox::valueChanged, this, [this](int tries) {
        m_policy.moreTries = tries;
        announce();
    });
    m_budget->setObjectName(u"budget"_s);
    m_budget->setAccessibleName(tr("Dollars that a run may cost"));
    m_budget->setRange(0, mostUsd);
    const double cents = m_policy.budgetUsd.value_or(0) * 100;
    m_budget->setDecimals(cents == std::floor(cents) ? 2 : 4);
    m_budget->setSingleStep(0.05);
    m_budget->setPrefix(u"$"_s);
    m_budget->setSpecialValueText(tr("anything"));
    m_budget->setValue(m_policy.budgetUsd.value_or(0));
    passWheelOn(m_budget);
    connect(m_budget, &QDoubleSpinBox::valueChanged, this, [this](double usd) {
        m_policy.budgetUsd = usd == 0 ? std::nullopt : std::optional(usd);
        announce();
    });
}

void PolicyForm::createLayout()
{
    auto *const column = new QVBoxLayout(this);
    column->setContentsMargins(styleui::padding, 2 * styleui::step, styleui::padding, 2 * styleui::step);
    column->setSpacing(2 * styleui::step);
    m_start->setBuddy(m_quorum);
    m_judging->setLayout(inRow({m_start, m_quorum, m_members, m_grace, words(tr("for the rest."), this)}));
    column->addWidget(m_judging);
    column->addLayout(
        inRow({words(tr("Wait"), this, m_connect), m_connect, words(tr("for a connection,"), this, m_firstWord),
               m_firstWord, words(tr("for the first word,"), this, m_progress), m_progress,
               words(tr("without progress,"), this, m_total), m_total, words(tr("in all."), this)}));
    column->addLayout(inRow({words(tr("Try"), this, m_tries), m_tries,
                             words(tr("times more where a member fails before its first word."), this)}));
    column->addLayout(inRow({words(tr("A run may cost"), this, m_budget), m_budget, m_budgetMeaning}));
}

void PolicyForm::refresh()
{
    m_grace->setEnabled(m_policy.quorum.has_value());
    m_budgetMeaning->setVisible(m_policy.budgetUsd.has_value());
}

void PolicyForm::announce()
{
    refresh();
    Q_EMIT changed();
}

void PolicyForm::setMembers(qsizetype members)
{
    m_members->setText(tr("of %1 answers, and wait").arg(members));
    m_judging->setVisible(members > 1);
}

void PolicyForm::setJudging(chat::Judging judging)
{
    m_policy.judging = judging;
    m_start->setText(judging == chat::Judging::WithJudge ? tr("Start judging after") : tr("Start writing after"));
}

} // namespace panelui
