// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panel/panelpage.h"

#include "catalogue/catalogue.h"
#include "catalogue/kinship.h"
#include "ui/panel/localkeys.h"
#include "ui/panel/memberlist.h"
#include "ui/panel/panelactions.h"
#include "ui/panel/panelbar.h"
#include "ui/panel/policyform.h"
#include "ui/panel/privacyform.h"
#include "ui/panel/stageform.h"
#include "ui/style/elidedlabel.h"
#include "ui/style/look.h"
#include "ui/style/metrics.h"

#include <QAction>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QScrollArea>
#include <QTimer>

using namespace Qt::StringLiterals;

namespace panelui {

namespace {

constexpr int pageWidth = 980;

QLabel *heading(const QString &text, QWidget *parent)
{
    auto *const label = new QLabel(text, parent);
    label->setFont(styleui::strong(parent->font()));
    label->setContentsMargins(0, 2 * styleui::step, 0, 0);
    return label;
}

/// Keeps its content as wide as the page's.
QWidget *asWideAsThePage(QWidget *content, QWidget *parent)
{
    auto *const strip = new QWidget(parent);
    auto *const row = new QHBoxLayout(strip);
    row->setContentsMargins(styleui::margin, styleui::padding, styleui::margin, styleui::padding);
    content->setMaximumWidth(pageWidth - 2 * styleui::margin);
    row->addStretch(0);
    row->addWidget(content, 1);
    row->addStretch(0);
    return strip;
}

/// Judge and writer are the first member's model where the person names none, as in a file.
chat::Panel withStages(chat::Panel panel)
{
    for (chat::StageModel *const stage : {&panel.judge, &panel.writer}) {
        if (stage->model.id.isEmpty())
            stage->model = panel.members.first().model;
    }
    return panel;
}

} // namespace

PanelPage::PanelPage(const PanelActions &actions, QWidget *parent)
    : QWidget(parent)
    , m_actions(actions)
    , m_head(new QWidget(this))
    , m_scroll(new QScrollArea(this))
    , m_bar(new PanelBar(this))
{
    setObjectName(u"panelPage"_s);
    setAccessibleName(tr("Panel"));
    createHead();
    m_scroll->setObjectName(u"panelScroll"_s);
    styleui::layScrollBarOver(m_scroll);
    m_scroll->setWidgetResizable(true);
    m_scroll->setAlignment(Qt::AlignHCenter | Qt::AlignTop);
    m_scroll->viewport()->setAutoFillBackground(false);
    m_scroll->setFocusPolicy(Qt::NoFocus);
    auto *const column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(asWideAsThePage(m_head, this));
    column->addWidget(m_scroll, 1);
    column->addWidget(new styleui::Hairline(Qt::Horizontal, this));
    column->addWidget(asWideAsThePage(m_bar, this));

    new LocalKeys(this, {m_actions.use, m_actions.save});
    connect(m_actions.use, &QAction::triggered, m_bar, &PanelBar::useRequested);
    connect(m_actions.save, &QAction::triggered, this, &PanelPage::save);
    connect(m_bar, &PanelBar::saveRequested, this, &PanelPage::save);
    connect(m_bar, &PanelBar::saveAsRequested, this, [this] { whenSound([this] { askName(); }); });
    connect(m_bar, &PanelBar::useRequested, this, [this] { whenSound([this] { use(); }); });
    connect(m_bar, &PanelBar::revertRequested, this, [this] {
        if (m_kept)
            edit(m_kept->panel, Offer(m_offer), m_kept);
    });
}

void PanelPage::createHead()
{
    m_title = new styleui::ElidedLabel(m_head);
    m_title->setObjectName(u"title"_s);
    m_title->setFont(styleui::titleFont(font()));
    m_note = new styleui::ElidedLabel(m_head);
    m_note->setObjectName(u"note"_s);
    m_note->setInk(styleui::Ink::Secondary);
    const auto link = [this](const char *name, const QString &text) {
        auto *const made = new QPushButton(text, m_head);
        made->setObjectName(QLatin1StringView(name));
        styleui::setLook(made, styleui::Look::Link);
        return made;
    };
    QPushButton *const bring = link("importPanel", tr("Import…"));
    QPushButton *const give = link("exportPanel", tr("Export…"));
    m_delete = link("deletePanel", tr("Delete…"));
    auto *const row = new QHBoxLayout;
    row->setSpacing(styleui::padding);
    row->addWidget(m_title, 1);
    row->addWidget(bring);
    row->addWidget(give);
    row->addWidget(m_delete);
    auto *const column = new QVBoxLayout(m_head);
    column->setContentsMargins(0, styleui::step, 0, 0);
    column->setSpacing(styleui::step);
    column->addLayout(row);
    column->addWidget(m_note);

    connect(bring, &QPushButton::clicked, this, &PanelPage::importRequested);
    connect(give, &QPushButton::clicked, this, [this] { whenSound([this] { Q_EMIT exportRequested(panel()); }); });
    connect(m_delete, &QPushButton::clicked, this, [this] {
        m_bar->ask(tr("Delete “%1” for good?").arg(m_kept->panel.name), tr("Delete"), [this] {
            m_given = panel(); // with what was changed of it
            Q_EMIT removeRequested(m_kept->panel.id);
        });
    });
}

void PanelPage::edit(const chat::Panel &panel, const Offer &offer, const std::optional<settings::StoredPanel> &kept)
{
    m_given = panel;
    if (m_given.members.isEmpty())
        m_given.members = {{.id = {1}}};
    m_kept = kept;
    // The form that stood here is deleted before what it refers to is another.
    delete m_scroll->takeWidget();
    m_offer = offer;
    m_bar->stopAsking();
    m_scroll->setWidget(createForm());
    m_scroll->widget()->setAutoFillBackground(false);
    connectForm();
    refresh();
    m_members->focusFirst();
}

void PanelPage::focusUse()
{
    if (problem().isEmpty() && !m_bar->isAsking())
        m_bar->focusUse();
}

QWidget *PanelPage::createForm()
{
    auto *const page = new QWidget;
    page->setMaximumWidth(pageWidth);
    m_members = new MemberList(m_given.members, m_offer, page);
    new LocalKeys(m_members, {m_actions.moveUp, m_actions.moveDown});
    connect(m_actions.moveUp, &QAction::triggered, m_members, [this] { m_members->moveFocused(-1); });
    connect(m_actions.moveDown, &QAction::triggered, m_members, [this] { m_members->moveFocused(1); });
    m_judge = new StageForm(StageForm::Stage::Judge, m_given.judge, m_offer, page);
    m_judge->setOn(m_given.policy.judging == chat::Judging::WithJudge);
    m_writer = new StageForm(StageForm::Stage::Writer, m_given.writer, m_offer, page);
    m_policy = new PolicyForm(m_given.policy, page);
    m_privacy = new PrivacyForm(m_given.privacy, m_offer, page);
    auto *const column = new QVBoxLayout(page);
    column->setContentsMargins(styleui::margin, 0, styleui::margin, styleui::padding);
    column->setSpacing(2 * styleui::step);
    column->addWidget(m_members);
    column->addWidget(heading(tr("Judge and writer"), page));
    column->addWidget(m_judge);
    column->addWidget(m_writer);
    column->addWidget(heading(tr("Times and money"), page));
    column->addWidget(m_policy);
    column->addWidget(heading(tr("Privacy"), page));
    column->addWidget(m_privacy);
    column->addStretch(1);
    return page;
}

void PanelPage::connectForm()
{
    connect(m_members, &MemberList::changed, this, &PanelPage::refresh);
    connect(m_members, &MemberList::revealed, this, &PanelPage::reveal);
    for (StageForm *const stage : {m_judge, m_writer}) {
        connect(stage, &StageForm::changed, this, &PanelPage::refresh);
        connect(stage, &StageForm::opened, this, [this, stage] { reveal(stage); });
    }
    connect(m_policy, &PolicyForm::changed, this, &PanelPage::refresh);
    connect(m_privacy, &PrivacyForm::changed, this, &PanelPage::refresh);
    if (m_offer.catalogue) {
        connect(m_offer.catalogue, &catalogue::Catalogue::changed, m_members, [this] {
            m_members->refresh();
            m_judge->refresh();
            m_writer->refresh();
        });
    }
}

void PanelPage::refresh()
{
    const chat::Panel now = panel();
    m_policy->setMembers(now.members.size());
    m_policy->setJudging(now.policy.judging);
    m_judge->setWarning(catalogue::judgeKinship(now));
    m_privacy->setPanel(now);
    m_note->setText(now.note);
    m_note->setVisible(!now.note.isEmpty());
    showKept(m_kept ? chat::changesBetween(m_kept->panel, now) : chat::PanelChanges());
}

void PanelPage::showKept(const chat::PanelChanges &changes)
{
    m_title->setText(m_given.name.isEmpty() ? tr("New panel") : m_given.name);
    m_members->setChanges(changes);
    const bool isSaved = m_kept && m_kept->origin == settings::Origin::Saved;
    m_delete->setVisible(isSaved);
    PanelBar::State state{.canRevert = changes.isAny(),
                          .canSave = !m_kept || (isSaved && changes.isAny()),
                          .isKept = m_kept && !changes.isAny()};
    if (changes.isAny())
        state.words = tr("Changed: %1").arg(changes.words.join(u" · "_s));
    else if (!m_kept)
        state.words = tr("Not saved yet");
    if (m_kept && !isSaved) {
        state.whyNot = tr("This panel came with Counterpoint and stays as it is. “Save as…” makes a copy.");
        if (!changes.isAny())
            state.words = state.whyNot;
    }
    m_bar->setState(state);
}

chat::Panel PanelPage::panel() const
{
    chat::Panel panel = m_given;
    panel.members = m_members->members();
    panel.judge = m_judge->stage();
    panel.writer = m_writer->stage();
    panel.policy = m_policy->policy();
    panel.policy.judging = m_judge->isOn() ? chat::Judging::WithJudge : chat::Judging::WithoutJudge;
    panel.privacy = m_privacy->privacy();
    panel = withStages(panel);
    if (chat::changesBetween(withStages(m_given), panel).isAny())
        panel.note.clear();
    return panel;
}

bool PanelPage::isTouched() const
{
    return m_members && chat::changesBetween(withStages(m_given), panel()).isAny();
}

QString PanelPage::problem() const
{
    const chat::Panel all = panel();
    for (const chat::Member &member : all.members) {
        if (member.model.id.isEmpty())
            return tr("Member %1 has no model yet. Choose one, or remove the member.").arg(member.id.number);
    }
    if (all.policy.quorum && *all.policy.quorum > all.members.size())
        return tr("Judging cannot wait for %1 answers: there are fewer members.").arg(*all.policy.quorum);
    return {};
}

void PanelPage::whenSound(const std::function<void()> &next)
{
    if (const QString what = problem(); !what.isEmpty())
        showProblem(what);
    else
        next();
}

void PanelPage::use()
{
    m_given = panel();
    Q_EMIT used(m_given);
}

void PanelPage::save()
{
    whenSound([this] {
        if (m_kept && m_kept->origin == settings::Origin::Saved)
            Q_EMIT saveRequested(panel());
        else
            askName();
    });
}

void PanelPage::askName()
{
    const bool isShipped = m_kept && m_kept->origin == settings::Origin::Shipped;
    m_bar->askName(isShipped ? tr("%1 (copy)").arg(m_given.name) : m_given.name,
                   [this](const QString &name) { saveAs(name); });
}

void PanelPage::saveAs(const QString &name)
{
    chat::Panel named = panel();
    named.name = name;
    if (name.isEmpty()) {
        showProblem(tr("Give the panel a name."));
        return;
    }
    const bool isItself = m_kept && m_kept->panel.name.compare(name, Qt::CaseInsensitive) == 0;
    if (m_offer.savedNames.contains(name, Qt::CaseInsensitive) && !isItself) {
        m_bar->ask(tr("There is a panel “%1” already. Replace it?").arg(name), tr("Replace"),
                   [this, named] { Q_EMIT saveRequested(named); });
        return;
    }
    Q_EMIT saveRequested(named);
}

void PanelPage::showSaved(const chat::Panel &panel, const QStringList &savedNames)
{
    m_given = panel;
    m_kept = settings::StoredPanel{.panel = panel, .origin = settings::Origin::Saved};
    m_offer.savedNames = savedNames;
    m_bar->stopAsking();
    refresh();
    m_bar->say(tr("Saved"));
}

void PanelPage::showProblem(const QString &problem)
{
    m_bar->showProblem(problem);
}

void PanelPage::leaveFor(const std::function<void()> &next)
{
    if (!isTouched())
        return next();
    m_bar->ask(tr("What you changed is neither saved nor used. Leave it?"), tr("Leave"), [this, next] {
        m_given = panel(); // nobody asks for it again
        next();
    });
}

void PanelPage::leave()
{
    if (m_bar->isAsking())
        m_bar->stopAsking();
    else
        leaveFor([this] { Q_EMIT cancelled(); });
}

void PanelPage::reveal(QWidget *widget)
{
    // Its place is known once it was laid out.
    QTimer::singleShot(0, widget, [this, widget] { m_scroll->ensureWidgetVisible(widget, 0, styleui::padding); });
}

} // namespace panelui
