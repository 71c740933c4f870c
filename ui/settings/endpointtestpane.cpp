// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/settings/endpointtestpane.h"

#include "chat/figures.h"
#include "ui/style/elidedlabel.h"
#include "ui/style/look.h"
#include "ui/style/metrics.h"

#include <QClipboard>
#include <QGridLayout>
#include <QGuiApplication>
#include <QPushButton>

using namespace Qt::StringLiterals;
using connection::EndpointTest;
using connection::TestStep;
using State = TestStep::State;

namespace settingsui {

namespace {

QString stateText(State state)
{
    switch (state) {
    case State::Waiting:
        return {};
    case State::Running:
        return EndpointTestPane::tr("…");
    case State::Succeeded:
        return EndpointTestPane::tr("✓ done");
    case State::Failed:
        return EndpointTestPane::tr("✕ failed");
    case State::Skipped:
        return EndpointTestPane::tr("– skipped");
    }
    Q_UNREACHABLE_RETURN({});
}

QString timeText(const TestStep &step)
{
    using namespace std::chrono_literals;
    if (!step.took)
        return {};
    return *step.took < 1s ? EndpointTestPane::tr("%1 ms").arg(step.took->count()) : chat::secondsText(*step.took);
}

} // namespace

EndpointTestPane::EndpointTestPane(chat::Clock &clock, QWidget *parent)
    : QWidget(parent)
    , m_clock(clock)
    , m_summary(new styleui::ElidedLabel(tr("Waiting for the keychain…"), this))
    , m_stop(new QPushButton(tr("Stop"), this))
    , m_again(new QPushButton(tr("Test again"), this))
    , m_copy(new QPushButton(tr("Copy"), this))
{
    setObjectName(u"endpointTest"_s);
    setAccessibleName(tr("Test of the connection"));
    m_summary->setObjectName(u"testSummary"_s);
    m_summary->setFont(styleui::strong(font()));
    m_summary->setMaximumLines(0);
    m_stop->setObjectName(u"stopTest"_s);
    m_again->setObjectName(u"testAgain"_s);
    m_copy->setObjectName(u"copyTest"_s);
    m_copy->setAccessibleDescription(tr("Copies the result of the test as text, without the key"));
    for (QPushButton *const button : {m_stop, m_again, m_copy})
        button->hide(); // until it starts
    createLayout();
    connect(m_stop, &QPushButton::clicked, this, &EndpointTestPane::stop);
    connect(m_again, &QPushButton::clicked, this, &EndpointTestPane::againRequested);
    connect(m_copy, &QPushButton::clicked, this, [this] { QGuiApplication::clipboard()->setText(asText()); });
}

EndpointTestPane::~EndpointTestPane()
{
    delete m_test.data(); // before those who listen
}

void EndpointTestPane::createLayout()
{
    auto *const close = new QPushButton(tr("Close"), this);
    close->setObjectName(u"closeTest"_s);
    connect(close, &QPushButton::clicked, this, [this] {
        stop();
        Q_EMIT closed();
    });
    auto *const head = new QHBoxLayout;
    head->setSpacing(2 * styleui::step);
    head->addWidget(m_summary, 1);
    for (QPushButton *const button : {m_stop, m_again, m_copy, close})
        head->addWidget(button);
    auto *const column = new QVBoxLayout(this);
    column->setContentsMargins(0, styleui::step, 0, styleui::step);
    column->setSpacing(2 * styleui::step);
    column->addLayout(head);
    for (int what = 0; what <= int(TestStep::What::Word); ++what) {
        m_rows.append(createRow(displayName(TestStep::What(what))));
        column->addWidget(m_rows.last().place);
    }
}

EndpointTestPane::StepRow EndpointTestPane::createRow(const QString &name)
{
    StepRow row{.place = new QWidget(this)};
    const auto label = [&row](const QString &objectName, const QString &text = {}) {
        auto *const one = new styleui::ElidedLabel(text, row.place);
        one->setObjectName(objectName);
        one->setInk(styleui::Ink::Secondary);
        return one;
    };
    auto *const title = label(u"stepName"_s, name);
    title->setInk(styleui::Ink::Text);
    row.state = label(u"stepState"_s);
    row.time = label(u"stepTime"_s);
    row.time->setFont(styleui::figuresFont(font()));
    row.time->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
    row.words = label(u"stepWords"_s);
    row.words->setMaximumLines(0);
    row.remedy = label(u"stepRemedy"_s);
    row.remedy->setInk(styleui::Ink::Text);
    row.remedy->setMaximumLines(0);
    const int letter = fontMetrics().averageCharWidth();
    const int line = styleui::lineHeight(font()); // as that of the words, which may take several
    title->setFixedSize(14 * letter, line);
    row.state->setFixedSize(11 * letter, line);
    row.time->setFixedSize(9 * letter, line);
    auto *const grid = new QGridLayout(row.place);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setHorizontalSpacing(2 * styleui::step);
    grid->setVerticalSpacing(styleui::step / 2);
    grid->addWidget(title, 0, 0, Qt::AlignTop);
    grid->addWidget(row.state, 0, 1, Qt::AlignTop);
    grid->addWidget(row.time, 0, 2, Qt::AlignTop);
    grid->addWidget(row.words, 0, 3);
    grid->addWidget(row.remedy, 1, 3);
    grid->setColumnStretch(3, 1);
    return row;
}

void EndpointTestPane::start(const settings::Endpoint &endpoint, const provider::Secret &key)
{
    delete m_test.data();
    m_endpoint = endpoint;
    m_test = new EndpointTest(endpoint, key, {}, m_clock, this);
    m_steps = m_test->steps();
    for (const TestStep &step : std::as_const(m_steps))
        showStep(step);
    connect(m_test, &EndpointTest::stepChanged, this, [this](const TestStep &step) {
        m_steps[int(step.what)] = step;
        showStep(step);
    });
    connect(m_test, &EndpointTest::ended, this, &EndpointTestPane::end);
    m_summary->setInk(styleui::Ink::Text);
    m_summary->setText(tr("Testing %1…").arg(endpoint.name));
    m_stop->show();
    m_stop->setFocus(Qt::OtherFocusReason);
    m_again->hide();
    m_copy->hide();
    m_test->start();
}

void EndpointTestPane::stop()
{
    if (m_test)
        m_test->stop();
}

void EndpointTestPane::showStep(const TestStep &step)
{
    const StepRow &row = m_rows.at(int(step.what));
    const bool hasFailed = step.state == State::Failed;
    row.state->setText(stateText(step.state));
    row.state->setInk(hasFailed ? styleui::Ink::Failure : styleui::Ink::Secondary);
    row.time->setText(timeText(step));
    row.words->setText(step.words);
    row.words->setInk(hasFailed ? styleui::Ink::Failure : styleui::Ink::Secondary);
    row.remedy->setText(step.remedy);
    row.remedy->setVisible(!step.remedy.isEmpty());
    row.place->setEnabled(step.state != State::Waiting);
    row.place->setAccessibleName(
        QStringList{displayName(step.what), stateText(step.state), timeText(step), step.words, step.remedy}.join(u' '));
}

void EndpointTestPane::end(bool hasSucceeded)
{
    const auto failed = std::ranges::find(m_steps, State::Failed, &TestStep::state);
    if (hasSucceeded)
        m_summary->setText(tr("%1 works.").arg(m_endpoint.name));
    else if (failed != m_steps.end())
        m_summary->setText(tr("%1 does not work yet.").arg(m_endpoint.name));
    else
        m_summary->setText(tr("Stopped."));
    const bool hadFocus = m_stop->hasFocus();
    m_stop->hide();
    m_again->show();
    m_copy->show();
    if (hadFocus)
        m_again->setFocus(Qt::OtherFocusReason);
    m_test->deleteLater();
    m_test.clear();
}

QString EndpointTestPane::asText() const
{
    QStringList lines{tr("Test of %1, %2").arg(m_endpoint.name, m_endpoint.url.toDisplayString())};
    for (const TestStep &step : m_steps) {
        QStringList parts{displayName(step.what), stateText(step.state), timeText(step), step.words, step.remedy};
        parts.removeAll(QString());
        lines.append(parts.join(u"  "_s));
    }
    return lines.join(u'\n') + u'\n';
}

} // namespace settingsui
