// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/startpage.h"

#include "demo/example.h"
#include "provider/discovery.h"
#include "ui/style/metrics.h"
#include "ui/style/surfaces.h"
#include "ui/window/connectionrow.h"
#include "ui/window/examplecard.h"
#include "ui/window/openrouterrow.h"
#include "ui/window/otherrow.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>

using namespace Qt::StringLiterals;

namespace windowui {

namespace {

constexpr int pageWidth = 860;

QLabel *centred(const QString &text, const QFont &font, QWidget *parent)
{
    auto *const label = new QLabel(text, parent);
    label->setTextFormat(Qt::PlainText);
    label->setFont(font);
    label->setAlignment(Qt::AlignHCenter);
    label->setWordWrap(true);
    return label;
}

QFont larger(QFont font, double points, QFont::Weight weight)
{
    font.setPointSizeF(font.pointSizeF() + points);
    font.setWeight(weight);
    return font;
}

} // namespace

StartPage::StartPage(const QList<demo::Example> &examples, QWidget *parent) : QScrollArea(parent)
{
    setObjectName(u"startPage"_s);
    styleui::layScrollBarOver(this);
    setWidgetResizable(true);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    auto *const page = new QWidget(this);
    auto *const column = new QVBoxLayout;
    column->setSpacing(0);
    column->addStretch(1);
    column->addWidget(centred(tr("Ask a panel of models"), larger(font(), 9, QFont::Bold), page));
    column->addSpacing(styleui::step);
    QLabel *const subtitle =
        centred(tr("They answer side by side. A judge shows where they agree and differ. One answer comes out."),
                larger(font(), 1.5, QFont::Normal), page);
    subtitle->setForegroundRole(QPalette::PlaceholderText);
    column->addWidget(subtitle);
    column->addSpacing(styleui::margin - styleui::step);
    column->addWidget(createExamples(examples));
    column->addSpacing(styleui::margin - styleui::step);
    m_hint = centred(tr("Connect one of these, and your question is asked."), font(), page);
    m_hint->setObjectName(u"connectHint"_s);
    m_hint->hide();
    column->addWidget(m_hint);
    column->addSpacing(2 * styleui::step);
    column->addWidget(createConnections());
    column->addStretch(1);

    auto *const row = new QHBoxLayout(page);
    row->setContentsMargins(styleui::margin, styleui::margin, styleui::margin, styleui::margin);
    row->addStretch(1);
    row->addLayout(column, pageWidth); // all there is, up to the widest of its parts
    row->addStretch(1);
    setWidget(page);
    page->setAutoFillBackground(false);
    viewport()->setAutoFillBackground(false);
}

QWidget *StartPage::createExamples(const QList<demo::Example> &examples)
{
    auto *const cards = new QWidget(this);
    cards->setMaximumWidth(pageWidth);
    auto *const row = new QHBoxLayout(cards);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(styleui::padding);
    for (const demo::Example &example : examples) {
        auto *const card = new ExampleCard(example.title, example.summary, cards);
        card->setObjectName(u"example-"_s + example.name);
        connect(card, &ExampleCard::clicked, this, [this, name = example.name] { Q_EMIT exampleRequested(name); });
        row->addWidget(card, 1);
    }
    return cards;
}

QWidget *StartPage::createConnections()
{
    auto *const card = new styleui::Card(this);
    card->setMaximumWidth(pageWidth);
    m_openRouter = new OpenRouterRow(card);
    connect(m_openRouter, &OpenRouterRow::linkActivated, this, &StartPage::linkActivated);
    m_local = new ConnectionRow(tr("This computer"), card);
    m_local->setObjectName(u"thisComputer"_s);
    m_other = new OtherRow(card);
    connect(m_other, &OtherRow::linkActivated, this, &StartPage::linkActivated);

    connect(m_local->button(), &QPushButton::clicked, this, [this] {
        if (m_hasLocalServers)
            Q_EMIT useLocalServersRequested();
        else
            Q_EMIT lookAgainRequested();
    });

    auto *const column = new QVBoxLayout(card);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_openRouter);
    column->addWidget(new styleui::Hairline(Qt::Horizontal, card));
    column->addWidget(m_local);
    column->addWidget(new styleui::Hairline(Qt::Horizontal, card));
    column->addWidget(m_other);
    setServers({}, false, false);
    setConnections({});
    return card;
}

void StartPage::setServers(const QList<provider::FoundServer> &servers, bool inUse, bool isLooking)
{
    m_hasLocalServers = !std::ranges::all_of(servers, &provider::FoundServer::needsKey);
    if (servers.isEmpty()) {
        m_local->setDetail(isLooking ? tr("looking for Ollama, LM Studio, llama.cpp, vLLM and Jan…")
                                     : tr("no Ollama, LM Studio, llama.cpp, vLLM or Jan is running"));
        m_local->setButton(isLooking ? QString() : tr("Look again"));
        return;
    }
    QStringList found;
    for (const provider::FoundServer &server : servers) {
        const qsizetype count = server.models.size();
        if (server.needsKey)
            found.append(tr("%1 needs a key").arg(server.endpoint.name));
        else
            found.append(count == 1 ? tr("%1, one model").arg(server.endpoint.name)
                                    : tr("%1, %2 models").arg(server.endpoint.name, QString::number(count)));
    }
    m_local->setDetail(found.join(u" · "_s));
    if (m_hasLocalServers)
        m_local->setButton(inUse ? QString() : tr("Use these"));
    else
        m_local->setButton(tr("Look again"));
}

void StartPage::setConnections(const QList<settings::Endpoint> &endpoints)
{
    QStringList names;
    for (const settings::Endpoint &endpoint : endpoints) {
        if (endpoint.id != settings::openRouter().id && !endpoint.isLoopback())
            names.append(endpoint.name);
    }
    m_other->setConnections(names);
}

void StartPage::showHowToConnect()
{
    m_hint->show();
    QPushButton *first = m_openRouter->firstButton();
    if (m_hasLocalServers && !m_local->button()->isHidden())
        first = m_local->button(); // nothing is needed but that
    else if (first->isHidden())
        first = m_other->button();
    window()->setAttribute(Qt::WA_KeyboardFocusChange); // with its ring, however one came here
    first->setFocus(Qt::OtherFocusReason);
}

void StartPage::hideEvent(QHideEvent *event)
{
    m_hint->hide();
    QScrollArea::hideEvent(event);
}

} // namespace windowui
