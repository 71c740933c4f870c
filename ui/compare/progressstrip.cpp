// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/compare/progressstrip.h"

#include "ui/compare/progressbar.h"
#include "ui/compare/words.h"
#include "ui/style/elidedlabel.h"
#include "ui/style/look.h"
#include "ui/style/metrics.h"

#include <QPushButton>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;
using State = compare::ExperimentRun::State;

namespace compareui {

ProgressStrip::ProgressStrip(QWidget *parent)
    : QWidget(parent)
    , m_title(new styleui::ElidedLabel(this))
    , m_state(new styleui::ElidedLabel(this))
    , m_words(new styleui::ElidedLabel(this))
    , m_estimate(new styleui::ElidedLabel(this))
    , m_obstacle(new styleui::ElidedLabel(this))
    , m_bar(new ProgressBar(this))
    , m_start(new QPushButton(this))
    , m_pause(new QPushButton(tr("Pause"), this))
    , m_stop(new QPushButton(tr("Stop"), this))
    , m_retry(new QPushButton(tr("Try again what failed"), this))
    , m_change(new QPushButton(tr("Change or add…"), this))
    , m_export(new QPushButton(tr("Export…"), this))
{
    setObjectName(u"progressStrip"_s);
    createLayout();
    connect(m_start, &QPushButton::clicked, this, &ProgressStrip::startRequested);
    connect(m_pause, &QPushButton::clicked, this, &ProgressStrip::pauseRequested);
    connect(m_stop, &QPushButton::clicked, this, &ProgressStrip::stopRequested);
    connect(m_retry, &QPushButton::clicked, this, &ProgressStrip::retryRequested);
    connect(m_export, &QPushButton::clicked, this, &ProgressStrip::exportRequested);
    connect(m_change, &QPushButton::clicked, this, &ProgressStrip::changeRequested);
}

void ProgressStrip::createLayout()
{
    m_title->setObjectName(u"experimentTitle"_s);
    m_title->setFont(styleui::titleFont(font()));
    m_state->setObjectName(u"experimentState"_s);
    m_state->setFont(styleui::strong(styleui::figuresFont(font())));
    m_words->setObjectName(u"progress"_s);
    m_words->setInk(styleui::Ink::Secondary);
    m_words->setFont(styleui::figuresFont(font()));
    m_obstacle->setObjectName(u"obstacle"_s);
    m_obstacle->setInk(styleui::Ink::Warning);
    m_obstacle->setMaximumLines(3);
    m_start->setObjectName(u"start"_s);
    m_pause->setObjectName(u"pause"_s);
    m_pause->setToolTip(tr("What was asked is still answered; nothing more is asked"));
    m_stop->setObjectName(u"stop"_s);
    m_retry->setObjectName(u"retryFailed"_s);
    m_change->setObjectName(u"changePlan"_s);
    m_export->setObjectName(u"exportComparison"_s);
    m_export->setToolTip(tr("A report with its pictures, or a file that another library takes in"));
    m_change->setToolTip(tr("More repeats, contestants or questions, another judge or budget: what was asked is not "
                            "asked again"));
    styleui::setLook(m_start, styleui::Look::Main);

    m_estimate->setObjectName(u"stillToCome"_s);
    m_estimate->setInk(styleui::Ink::Secondary);
    m_estimate->setFont(styleui::figuresFont(font()));
    m_estimate->setMaximumLines(2);
    m_estimate->hide();

    auto *const first = new QHBoxLayout;
    first->setSpacing(2 * styleui::step);
    first->addWidget(m_title, 1);
    // Nothing that stops takes the place where Start was: a second click would hit it.
    for (QPushButton *const button : {m_pause, m_stop, m_start, m_retry, m_change, m_export})
        first->addWidget(button);
    QSizePolicy kept = m_start->sizePolicy();
    kept.setRetainSizeWhenHidden(true);
    m_start->setSizePolicy(kept);
    auto *const second = new QHBoxLayout;
    second->setSpacing(styleui::padding);
    second->addWidget(m_state);
    second->addWidget(m_bar, 1);
    second->addWidget(m_words);
    second->addStretch(0);
    auto *const column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(styleui::step);
    column->addLayout(first);
    column->addLayout(second);
    column->addWidget(m_estimate);
    column->addWidget(m_obstacle);
}

void ProgressStrip::setTitle(const QString &title)
{
    m_title->setText(title.simplified());
}

void ProgressStrip::setProgress(State state, const compare::Progress &progress, const QString &obstacle)
{
    const bool rests = state == State::Resting;
    const bool isUntouched = progress.answered + progress.failed == 0;
    const qint64 failed = progress.failed + progress.unjudged;
    const bool isMissing =
        progress.answered + progress.failed < progress.trials || progress.judged < progress.judgements;
    m_state->setText(stateText(state, progress));
    m_words->setText(progressText(progress));
    m_bar->setParts(progress.answered + progress.judged - progress.unjudged, failed,
                    progress.trials + progress.judgements);
    m_bar->setVisible(!progress.isComplete());
    m_obstacle->setText(u"⚠ "_s + obstacle);
    m_obstacle->setVisible(!obstacle.isEmpty());
    const bool hadFocus = m_start->hasFocus() || m_pause->hasFocus() || m_stop->hasFocus() || m_retry->hasFocus();
    m_start->setText(isUntouched ? tr("Start") : tr("Continue"));
    m_start->setVisible(rests && isMissing);
    m_pause->setVisible(state == State::Running);
    m_stop->setVisible(!rests);
    m_retry->setVisible(failed > 0 && rests);
    if (hadFocus && !isAncestorOf(focusWidget()))
        focusFirst();
}

void ProgressStrip::setEstimate(const QString &text)
{
    m_estimate->setText(text);
    m_estimate->setVisible(!text.isEmpty());
    m_start->setAccessibleDescription(text);
}

void ProgressStrip::focusFirst()
{
    for (QPushButton *const button : {m_start, m_pause, m_stop, m_retry, m_change}) {
        if (!button->isHidden())
            return button->setFocus(Qt::OtherFocusReason);
    }
}

} // namespace compareui
