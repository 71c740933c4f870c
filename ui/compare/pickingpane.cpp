// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/compare/pickingpane.h"

#include "ui/compare/answercolumn.h"
#include "ui/compare/answertexts.h"
#include "ui/style/elidedlabel.h"
#include "ui/style/look.h"
#include "ui/style/metrics.h"
#include "ui/text/markdownview.h"

#include <QApplication>
#include <QKeyEvent>
#include <QPushButton>
#include <QShortcut>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;
using compare::Preference;

namespace compareui {

PickingPane::PickingPane(AnswerTexts &texts, QWidget *parent)
    : QWidget(parent)
    , m_texts(texts)
    , m_question(new styleui::ElidedLabel(this))
    , m_done(new styleui::ElidedLabel(this))
    , m_empty(new styleui::ElidedLabel(this))
    , m_verdict(new styleui::ElidedLabel(this))
    , m_answers(new QWidget(this))
    , m_bar(new QWidget(this))
    , m_equal(new QPushButton(this))
    , m_bad(new QPushButton(this))
    , m_skip(new QPushButton(tr("Skip (S)"), this))
    , m_next(new QPushButton(tr("Next (Return)"), this))
    , m_results(new QPushButton(tr("See the results"), this))
{
    setObjectName(u"pickingPane"_s);
    setAccessibleName(tr("Blind picks"));
    createLayout();
    createKeys();
    connect(m_equal, &QPushButton::clicked, this, [this] { pickAll(Preference::Equal); });
    connect(m_bad, &QPushButton::clicked, this, [this] { pickAll(Preference::BothBad); });
    connect(m_skip, &QPushButton::clicked, this, &PickingPane::skip);
    connect(m_next, &QPushButton::clicked, this, &PickingPane::next);
    connect(m_results, &QPushButton::clicked, this, &PickingPane::resultsRequested);
    connect(&m_texts, &AnswerTexts::loaded, this, &PickingPane::showRound);
    showRound();
}

void PickingPane::createLayout()
{
    m_question->setObjectName(u"question"_s);
    m_question->setMaximumLines(2);
    m_question->setFont(styleui::strong(font()));
    m_done->setObjectName(u"picksDone"_s);
    m_empty->setObjectName(u"nothingToPick"_s);
    m_verdict->setObjectName(u"verdict"_s);
    for (styleui::ElidedLabel *const label : {m_done, m_empty})
        label->setInk(styleui::Ink::Secondary);
    m_empty->setMaximumLines(0);
    m_done->setFont(styleui::figuresFont(font()));
    m_done->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
    m_equal->setObjectName(u"equal"_s);
    m_bad->setObjectName(u"bothBad"_s);
    m_skip->setObjectName(u"skip"_s);
    m_next->setObjectName(u"next"_s);
    m_results->setObjectName(u"seeResults"_s);
    styleui::setLook(m_skip, styleui::Look::Plain);
    styleui::setLook(m_next, styleui::Look::Main);

    auto *const head = new QHBoxLayout;
    head->setSpacing(styleui::padding);
    head->addWidget(m_question, 1);
    head->addWidget(m_done);
    m_row = new QHBoxLayout(m_answers);
    m_row->setContentsMargins(0, 0, 0, 0);
    m_row->setSpacing(styleui::padding);
    auto *const bar = new QHBoxLayout(m_bar);
    bar->setContentsMargins(0, 0, 0, 0);
    bar->setSpacing(2 * styleui::step);
    bar->addWidget(m_verdict, 1);
    for (QPushButton *const button : {m_equal, m_bad, m_skip, m_results, m_next})
        bar->addWidget(button);
    auto *const column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(styleui::padding);
    column->addLayout(head);
    column->addWidget(m_empty);
    column->addWidget(m_answers, 1);
    column->addWidget(m_bar);
    column->addStretch(0);
}

void PickingPane::createKeys()
{
    const auto key = [this](QList<QKeySequence> keys, auto slot) {
        auto *const shortcut = new QShortcut(parentWidget() ? parentWidget() : this);
        shortcut->setKeys(keys);
        shortcut->setContext(Qt::WidgetWithChildrenShortcut);
        shortcut->setAutoRepeat(false); // held, it would press what takes the place of a button
        shortcut->setEnabled(isVisible());
        m_keys.append(shortcut);
        connect(shortcut, &QShortcut::activated, this, slot);
    };
    for (qsizetype place = 0; place < Round::mostAnswers; ++place)
        key({QKeySequence(Qt::Key(Qt::Key_1 + int(place))), QKeySequence(Qt::Key(Qt::Key_A + int(place)))},
            [this, place] { pickBest(place); });
    key({QKeySequence(Qt::Key_E), QKeySequence(Qt::Key_0)}, [this] { pickAll(Preference::Equal); });
    key({QKeySequence(Qt::Key_X)}, [this] { pickAll(Preference::BothBad); });
    key({QKeySequence(Qt::Key_S)}, &PickingPane::skip);
    key({QKeySequence(Qt::Key_Return), QKeySequence(Qt::Key_Enter)}, [this] {
        // The key that goes on is the button's too, where one has the focus.
        QWidget *const focused = QApplication::focusWidget();
        if (auto *const button = qobject_cast<QAbstractButton *>(focused))
            button->click();
        else if (auto *const text = qobject_cast<textui::MarkdownView *>(focused); !text || !openLink(*text))
            goOn();
    });
}

/// The link that has the focus in it; false where none has.
bool PickingPane::openLink(QObject &text)
{
    QKeyEvent press(QEvent::KeyPress, Qt::Key_Return, Qt::NoModifier);
    text.event(&press); // not sent: the key would be ours again
    return press.isAccepted();
}

void PickingPane::goOn()
{
    if (!m_next->isHidden())
        next();
}

void PickingPane::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    for (QShortcut *const key : std::as_const(m_keys))
        key->setEnabled(true);
}

void PickingPane::hideEvent(QHideEvent *event)
{
    QWidget::hideEvent(event);
    for (QShortcut *const key : std::as_const(m_keys))
        key->setEnabled(false);
}

void PickingPane::setExperiment(const compare::Experiment *experiment)
{
    m_experiment = experiment;
    m_skipped.clear();
    m_coming.clear();
    m_picks = {};
    begin({});
    refresh();
}

void PickingPane::setRunning(bool isRunning)
{
    m_isRunning = isRunning;
    showRound();
}

void PickingPane::refresh()
{
    if (m_experiment) {
        const Round whole = wholeRound(*m_experiment);
        m_isWhole = !whole.isEmpty();
        m_coming = roundsToPick(*m_experiment, m_skipped);
        m_picks = picksDone(*m_experiment);
        // What was picked of a single question stays to be read; what is not picked and has changed does not.
        const bool isOther = !m_coming.isEmpty() && !m_coming.contains(m_round);
        if (m_round.isEmpty() || (isOther && !isRevealed()))
            begin(m_coming.isEmpty() ? whole : m_coming.first());
    }
    for (qsizetype place = 0; place < m_round.answers.size(); ++place) {
        if (const compare::Trial *const trial = trialAt(place))
            m_texts.want(trial->session, trial->turn);
    }
    showRound();
}

void PickingPane::begin(const Round &round)
{
    m_round = round;
    qDeleteAll(m_columns);
    m_columns.clear();
    for (int place = 0; place < round.answers.size(); ++place) {
        auto *const column = new AnswerColumn(place, m_answers);
        m_row->addWidget(column, 1);
        m_columns.append(column);
        connect(column, &AnswerColumn::picked, this, [this, place] { pickBest(place); });
        connect(column, &AnswerColumn::linkActivated, this, &PickingPane::linkActivated);
        connect(column, &AnswerColumn::turnAsked, this, [this, place] {
            if (const compare::Trial *const trial = trialAt(place))
                Q_EMIT turnAsked(trial->session, trial->turn);
        });
    }
    const bool isPair = round.answers.size() == 2;
    m_equal->setText(isPair ? tr("Equal (E)") : tr("All equal (E)"));
    m_bad->setText(isPair ? tr("Both bad (X)") : tr("All bad (X)"));
}

const compare::Trial *PickingPane::trialAt(qsizetype place) const
{
    return m_experiment ? m_experiment->trial(m_round.answers.value(place)) : nullptr;
}

bool PickingPane::isRevealed() const
{
    return m_experiment && isPicked(m_round, *m_experiment);
}

bool PickingPane::isReady() const
{
    for (qsizetype place = 0; place < m_round.answers.size(); ++place) {
        const compare::Trial *const trial = trialAt(place);
        if (!trial || !m_texts.text(trial->session, trial->turn))
            return false;
    }
    return !m_round.isEmpty();
}

void PickingPane::showRound()
{
    const bool isShown = !m_round.isEmpty();
    m_empty->setVisible(!isShown);
    m_answers->setVisible(isShown);
    m_question->setVisible(isShown);
    const bool revealed = isShown && isRevealed();
    showBar(revealed);
    if (!m_experiment)
        return;
    m_done->setText(tr("%1 of %2 picked").arg(m_picks.picked).arg(m_picks.pairs));
    m_done->setVisible(m_picks.pairs > 0 && !m_isWhole);
    if (!isShown) {
        m_empty->setText(emptyText());
        return;
    }
    const compare::Question *const question = m_experiment->plan.question(m_round.question);
    m_question->setText(question ? question->text.simplified() : tr("A question that is no longer asked"));
    showTexts();
    if (revealed)
        revealNames();
}

/// All at once: what is there first tells nothing.
void PickingPane::showTexts()
{
    const bool ready = isReady();
    for (qsizetype place = 0; place < m_columns.size(); ++place) {
        const compare::Trial *const trial = trialAt(place);
        const QString problem = trial ? m_texts.problem(trial->session, trial->turn) : QString();
        if (ready)
            m_columns[place]->setText(*m_texts.text(trial->session, trial->turn));
        else
            m_columns[place]->setProblem(problem.isEmpty() ? tr("Reads the answers…") : problem);
    }
}

void PickingPane::showBar(bool isRevealed)
{
    const bool isBlind = !m_round.isEmpty() && m_round.answers.size() > 1 && !isRevealed;
    const bool isMoreThere = !m_coming.isEmpty();
    m_bar->setVisible(m_experiment != nullptr && !(m_round.isEmpty() && m_picks.pairs == 0));
    m_equal->setVisible(isBlind);
    m_bad->setVisible(isBlind);
    m_skip->setVisible(isBlind && !m_isWhole);
    m_next->setVisible(isRevealed && isMoreThere);
    m_results->setVisible(!isBlind && !isMoreThere);
    m_verdict->setVisible(true);
    m_verdict->setInk(isRevealed ? styleui::Ink::Text : styleui::Ink::Faint);
    if (isBlind)
        m_verdict->setText(tr("Which one is better? The names appear once you have picked."));
    else if (!isRevealed)
        m_verdict->setText({});
}

void PickingPane::revealNames()
{
    const Verdict said = verdict(m_round, *m_experiment);
    QList<compare::TrialFigures> figures;
    for (qsizetype place = 0; place < m_columns.size(); ++place) {
        const compare::Trial *const trial = trialAt(place);
        figures.append(trial && trial->figures ? *trial->figures : compare::TrialFigures());
    }
    const QList<QList<Figure>> beside = figuresBeside(figures);
    QString best;
    for (qsizetype place = 0; place < m_columns.size(); ++place) {
        const compare::Trial *const trial = trialAt(place);
        const compare::Contestant *const contestant =
            trial ? m_experiment->plan.contestant(trial->id.contestant) : nullptr;
        const QString name = contestant ? contestant->displayName() : tr("a contestant that is gone");
        const bool isBest = said.best == place;
        if (isBest)
            best = name;
        m_columns[place]->reveal(name, isBest ? tr("★ your pick") : QString(), beside[place], beside);
    }
    if (m_columns.size() < 2)
        m_verdict->setText(tr("Only one answer came: there is nothing to pick."));
    else if (!best.isEmpty())
        m_verdict->setText(tr("You picked %1: %2").arg(AnswerColumn::letter(*said.best), best));
    else if (said.otherwise == Preference::Equal)
        m_verdict->setText(tr("You called them equal"));
    else if (said.otherwise == Preference::BothBad)
        m_verdict->setText(m_columns.size() == 2 ? tr("You called both bad") : tr("You called all bad"));
    else
        m_verdict->setText(tr("You picked them one by one"));
    for (QPushButton *const button : {m_next, m_results}) // it gets the focus
        button->setAccessibleDescription(m_verdict->text());
}

QString PickingPane::emptyText() const
{
    if (m_picks.pairs > 0)
        return tr("Every pair is picked.");
    if (m_isRunning)
        return tr("The answers are being written. They appear here together, without names, so that speed tells "
                  "nothing.");
    return tr("Here the answers will stand beside each other, without names, and you pick the better one.");
}

void PickingPane::pickBest(qsizetype place)
{
    if (place < m_round.answers.size())
        tell(choicesFor(m_round, place));
}

void PickingPane::pickAll(Preference preference)
{
    tell(choicesFor(m_round, preference));
}

void PickingPane::tell(const QList<Choice> &choices)
{
    if (!m_experiment || isRevealed() || !isReady())
        return;
    for (const Choice &choice : choices)
        Q_EMIT picked(choice.first, choice.second, choice.preference);
    refresh();
    if (QPushButton *const on = m_next->isHidden() ? m_results : m_next; !on->isHidden())
        on->setFocus(Qt::OtherFocusReason);
}

void PickingPane::next()
{
    m_round = {};
    refresh();
    focusFirst();
}

void PickingPane::skip()
{
    if (m_skip->isHidden())
        return;
    m_skipped.removeOne(m_round);
    m_skipped.append(m_round);
    next();
}

bool PickingPane::focusFirst()
{
    if (!m_columns.isEmpty() && !isRevealed())
        m_columns.first()->focusText();
    else if (!m_next->isHidden())
        m_next->setFocus(Qt::OtherFocusReason);
    else if (!m_results->isHidden() && !m_bar->isHidden())
        m_results->setFocus(Qt::OtherFocusReason);
    else
        return false;
    return true;
}

} // namespace compareui
