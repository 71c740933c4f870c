// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/comparing.h"

#include "compare/laboratory.h"
#include "settings/endpoint.h"
#include "ui/compare/comparepage.h"
#include "ui/style/look.h"
#include "ui/style/plaintext.h"
#include "ui/window/banner.h"
#include "ui/window/comparisonfiles.h"
#include "ui/window/composer.h"
#include "ui/window/exporter.h"
#include "ui/window/filedrop.h"
#include "ui/window/linkbar.h"
#include "ui/window/opening.h"
#include "ui/window/pagestack.h"
#include "ui/window/panelchoice.h"
#include "ui/window/sessionpage.h"
#include "ui/window/windowframe.h"

#include <QAction>
#include <QFileInfo>
#include <QPushButton>

using namespace Qt::StringLiterals;
using compareui::ComparePage;

namespace windowui {

namespace {

const QString wayBack = u"comparison"_s;

} // namespace

Comparing::Comparing(const Collaborators &with, QWidget *window)
    : QObject(window)
    , m_with(with)
    , m_show(addAction(window, "compareAction", tr("Compare panels"), Qt::CTRL | Qt::SHIFT | Qt::Key_P))
    , m_compareThis(addAction(window, "compareQuestionAction", tr("Compare panels with this question"),
                              Qt::CTRL | Qt::ALT | Qt::Key_Return))
    , m_button(new QPushButton(tr("Compare panels"), window))
    , m_files(new ComparisonFiles({with.laboratory, with.library, with.exporter}, window))
{
    m_button->setObjectName(u"comparePanels"_s);
    styleui::setLook(m_button, styleui::Look::Plain);
    m_with.frame.addToFoot(m_button);
    connect(m_button, &QPushButton::clicked, this, &Comparing::show);
    connect(m_show, &QAction::triggered, this, &Comparing::show);
    connect(m_compareThis, &QAction::triggered, this, &Comparing::compareTyped);
    connect(&m_with.composer, &Composer::compareRequested, this, &Comparing::compareTyped);
    connect(&m_with.pages, &QStackedWidget::currentChanged, this, &Comparing::noteShown);
    connect(&m_with.laboratory, &compare::Laboratory::runningChanged, this, &Comparing::showRunning);
    m_with.drop.add({.use = [this](const QString &path) { return useOf(path); },
                     .take = [this](const QString &path) { takeFile(path); }});
    showRunning();
}

QString Comparing::useOf(const QString &path) const
{
    if (!m_page || m_with.pages.currentWidget() != m_page)
        return {};
    const QString name = QFileInfo(path).fileName();
    if (m_page->isChoosingQuestions())
        return ComparePage::canReadQuestions(path) ? tr("Drop it to ask the questions in %1").arg(name) : QString();
    return path.endsWith(".json"_L1, Qt::CaseInsensitive) ? tr("Drop it to import the comparison in %1").arg(name)
                                                          : QString();
}

void Comparing::takeFile(const QString &path)
{
    if (m_page->isChoosingQuestions())
        m_page->readQuestions(path);
    else
        m_files->importFile(path);
}

QAction *Comparing::addAction(QWidget *window, const char *name, const QString &text, const QKeySequence &key)
{
    auto *const action = new QAction(text, this);
    action->setObjectName(QLatin1StringView(name));
    action->setShortcut(key);
    window->addAction(action);
    return action;
}

ComparePage &Comparing::page()
{
    if (m_page)
        return *m_page;
    const compareui::SetupOffer offer{
        .library = m_with.library,
        .panels = [this] { return m_with.choice.panels(); },
        .models = m_with.models,
        .fusion = [this]() -> std::optional<chat::Model> {
            if (!m_with.choice.isOpenRouterReady())
                return std::nullopt;
            return chat::Model{settings::openRouter().id, u"openrouter/fusion"_s, u"OpenRouter Fusion"_s};
        },
        .estimate = [this](const compare::Experiment &next) { return compare::estimate(next, m_with.forecaster); },
        .refusal =
            [this](const chat::Panel &panel) {
                const QString refusal = m_with.choice.refusal(panel);
                if (refusal.isEmpty() && !m_with.choice.isConnected(panel))
                    return tr("A connection or its key is missing: add it in the settings, or choose another one.");
                return refusal;
            }};
    const compareui::DailyUseOffer daily{
        .library = m_with.library,
        .preferences = m_with.preferences,
        .clock = m_with.clock,
        .panels = offer.panels,
        .chosen = [this] { return m_with.choice.panel(); },
        .destination = [this](const chat::Panel &panel) { return m_with.choice.destination(panel); },
        .obstacle = [this](const chat::Panel &panel) { return m_with.choice.obstacle(panel); }};
    m_page = new ComparePage(m_with.laboratory, offer, daily, &m_with.pages);
    m_with.pages.addWidget(m_page);
    m_page->setHeadInset(m_with.frame.headInset());
    connect(&m_with.frame, &WindowFrame::arranged, m_page, [this] { m_page->setHeadInset(m_with.frame.headInset()); });
    connect(m_page, &ComparePage::closed, this, &Comparing::left);
    connect(m_page, &ComparePage::linkActivated, &m_with.linkBar, &LinkBar::offer);
    connect(m_page, &ComparePage::exportRequested, m_files, &ComparisonFiles::exportExperiment);
    connect(m_page, &ComparePage::importRequested, m_files, &ComparisonFiles::chooseFile);
    connect(m_files, &ComparisonFiles::imported, m_page, &ComparePage::open);
    connect(m_page, &ComparePage::saved, &m_with.exporter, &Exporter::written);
    connect(m_page, &ComparePage::saveFailed, &m_with.exporter, &Exporter::failed);
    connect(m_page, &ComparePage::turnAsked, this, &Comparing::showTurn);
    return *m_page;
}

void Comparing::show()
{
    m_with.pages.showAside(&page());
    page().focusFirst();
}

void Comparing::compareTyped()
{
    page().begin(m_with.choice.panel(), m_with.composer.text());
    show();
}

bool Comparing::goBack()
{
    return m_page && m_with.pages.currentWidget() == m_page && m_page->goBack();
}

void Comparing::showTurn(const chat::SessionId &session, const chat::TurnId &turn)
{
    m_isLeading = true;
    m_with.opening.openTurn(session, turn);
}

/// The way back stands over the session that was led to, and over no other page.
void Comparing::noteShown()
{
    QWidget *const shown = m_with.pages.session();
    if (shown && std::exchange(m_isLeading, false)) {
        m_ledTo = shown;
        m_with.banner.show(wayBack, tr("This was opened from “Compare panels”."), Banner::Kind::Hint,
                           {.text = tr("Back to it"), .act = [this] { show(); }});
    } else if (m_ledTo != shown) {
        m_ledTo.clear();
        m_with.banner.withdraw(wayBack);
    }
}

void Comparing::showRunning()
{
    const qsizetype running = m_with.laboratory.running().size();
    m_button->setText(running > 0 ? tr("● Compare panels") : tr("Compare panels"));
    const QString means = running == 0   ? tr("The same questions to several panels")
                          : running == 1 ? tr("A comparison runs")
                                         : tr("%1 comparisons run").arg(running);
    m_button->setAccessibleDescription(means);
    styleui::setPlainToolTip(m_button, means);
}

} // namespace windowui
