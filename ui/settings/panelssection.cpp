// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/settings/panelssection.h"

#include "ui/settings/settingrow.h"
#include "ui/settings/taborder.h"
#include "ui/style/metrics.h"
#include "ui/style/undobar.h"

#include <QHBoxLayout>
#include <QPushButton>

using namespace Qt::StringLiterals;
using settings::StoredPanel;

namespace settingsui {

namespace {

/// "Claude Opus 4.8, GPT-5.5", or what is wrong with it.
QString meaningOf(const StoredPanel &stored)
{
    if (!stored.problem.isEmpty())
        return stored.problem;
    QStringList members;
    for (const chat::Member &member : stored.panel.members)
        members.append(member.displayName());
    return members.join(u", "_s);
}

} // namespace

PanelsSection::PanelsSection(settings::PanelStore &panels, QWidget *parent)
    : Section(tr("Panels"), parent), m_panels(panels), m_undo(new styleui::UndoBar(this))
{
    setObjectName(u"panelsSection"_s);
    addBelow(m_undo);
    connect(&m_panels, &settings::PanelStore::changed, this, &PanelsSection::list);
    connect(m_undo, &styleui::UndoBar::undone, this, &PanelsSection::restore);
    list();
}

void PanelsSection::showEvent(QShowEvent *event)
{
    Section::showEvent(event);
    list(); // files may have come and gone
}

void PanelsSection::list()
{
    for (QWidget *const row : std::exchange(m_rows, {}))
        removeRow(row);
    m_buttons.clear();
    const QList<StoredPanel> all = m_panels.panels();
    for (const StoredPanel &stored : all) {
        if (stored.origin != settings::Origin::Saved)
            continue;
        QWidget *const buttons = createButtons(stored);
        m_rows.append(addSetting(stored.panel.name, meaningOf(stored), buttons, tr("delete open edit")));
        m_buttons.insert(stored.panel.id, buttons);
    }
    orderTabs(this);
    if (!m_rows.isEmpty())
        return;
    m_rows.append(addSetting(tr("No panel of your own yet"),
                             tr("A panel that you save in the builder is listed here. “New panel…” in the list of "
                                "panels makes one."),
                             nullptr, tr("new save builder")));
}

QWidget *PanelsSection::createButtons(const StoredPanel &stored)
{
    auto *const buttons = new QWidget(this);
    auto *const row = new QHBoxLayout(buttons);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(2 * styleui::step);
    if (stored.isReady()) {
        auto *const open = new QPushButton(tr("Open"), buttons);
        open->setObjectName(u"openPanel"_s);
        open->setAccessibleName(tr("Open %1").arg(stored.panel.name));
        row->addWidget(open);
        connect(open, &QPushButton::clicked, this, [this, panel = stored.panel] { Q_EMIT opened(panel); });
    }
    auto *const remove = new QPushButton(tr("Delete"), buttons);
    remove->setObjectName(u"removePanel"_s);
    remove->setAccessibleName(tr("Delete %1").arg(stored.panel.name));
    row->addWidget(remove);
    connect(remove, &QPushButton::clicked, this,
            [this, id = stored.panel.id, name = stored.panel.name] { this->remove(id, name); });
    return buttons;
}

void PanelsSection::remove(const QString &id, const QString &name)
{
    const auto removed = m_panels.remove(id);
    Q_EMIT problemChanged(removed ? QString() : removed.error());
    if (!removed)
        return;
    m_removedId = id;
    m_removed = *removed;
    m_undo->hide();
    if (m_removed.isEmpty())
        return;
    m_undo->offer(name);
    m_undo->focusUndo();
}

void PanelsSection::restore()
{
    const auto back = m_panels.putBack(m_removedId, m_removed);
    Q_EMIT problemChanged(back ? QString() : back.error());
    if (const QWidget *const buttons = m_buttons.value(m_removedId))
        buttons->findChild<QPushButton *>()->setFocus(Qt::TabFocusReason);
}

} // namespace settingsui
