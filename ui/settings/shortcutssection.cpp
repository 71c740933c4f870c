// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/settings/shortcutssection.h"

#include "ui/settings/shortcutrow.h"
#include "ui/settings/shortcuts.h"
#include "ui/style/metrics.h"

#include <QAction>
#include <QLabel>
#include <QPushButton>

using namespace Qt::StringLiterals;

namespace settingsui {

ShortcutsSection::ShortcutsSection(Shortcuts &shortcuts, QWidget *parent)
    : Section(tr("Shortcuts"), parent)
    , m_shortcuts(shortcuts)
    , m_resetAll(new QPushButton(tr("All as they were"), this))
{
    setObjectName(u"shortcutsSection"_s);
    m_resetAll->setObjectName(u"resetAllShortcuts"_s);
    addSetting(tr("Keys"), tr("Go to a field and press the key that you want. Esc leaves it as it is."), m_resetAll,
               tr("keyboard reset"));
    for (const ActionGroup &group : m_shortcuts.groups()) {
        QStringList names;
        for (const QAction *const action : group.actions)
            names.append(action->iconText());
        auto *const title = new QLabel(group.title, this);
        title->setTextFormat(Qt::PlainText);
        title->setFont(styleui::strong(font()));
        addRow(title, group.title + u' ' + names.join(u' ') + tr("keyboard"));
        for (QAction *const action : group.actions) {
            auto *const row = new ShortcutRow(m_shortcuts, action, this);
            addRow(row, group.title + u' ' + action->iconText() + u' ' + tr("keyboard"));
            m_rows.append(row);
        }
    }
    connect(m_resetAll, &QPushButton::clicked, &m_shortcuts, &Shortcuts::resetAll);
    connect(&m_shortcuts, &Shortcuts::changed, this, &ShortcutsSection::refresh);
    refresh();
}

void ShortcutsSection::refresh()
{
    m_resetAll->setEnabled(!m_shortcuts.areAllUsual());
    for (ShortcutRow *const row : std::as_const(m_rows))
        row->refresh();
}

} // namespace settingsui
