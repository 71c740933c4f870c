// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/settings/shortcutrow.h"

#include "ui/settings/field.h"
#include "ui/settings/shortcuts.h"
#include "ui/style/elidedlabel.h"
#include "ui/style/look.h"
#include "ui/style/metrics.h"

#include <QAction>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QKeySequenceEdit>
#include <QPushButton>

using namespace Qt::StringLiterals;

namespace settingsui {

namespace {

constexpr int keyLetters = 24;

QString namesOf(const QList<QAction *> &actions)
{
    QStringList names;
    for (const QAction *const action : actions)
        names.append(ShortcutRow::tr("“%1”").arg(action->iconText()));
    return names.join(ShortcutRow::tr(", ", "between names"));
}

} // namespace

ShortcutRow::ShortcutRow(Shortcuts &shortcuts, QAction *action, QWidget *parent)
    : QWidget(parent)
    , m_shortcuts(shortcuts)
    , m_action(action)
    , m_key(new QKeySequenceEdit(this))
    , m_reset(new QPushButton(tr("As it was"), this))
    , m_field(new Field(m_key, this))
{
    setObjectName(u"shortcut_"_s + action->objectName());
    auto *const name = new styleui::ElidedLabel(action->iconText(), this);
    m_key->setObjectName(u"shortcutKey"_s);
    m_key->setAccessibleName(tr("Key for: %1").arg(action->iconText()));
    m_key->setMaximumSequenceLength(1);
    m_key->installEventFilter(this);
    const bool isFixed = m_shortcuts.keysOf(action) == Keys::Fixed;
    m_key->setEnabled(!isFixed);
    m_key->setClearButtonEnabled(!isFixed);
    name->setFixedHeight(m_key->sizeHint().height()); // beside the field, not beside what is said below it
    m_reset->setObjectName(u"resetShortcut"_s);
    m_reset->setAccessibleDescription(action->iconText());
    styleui::setLook(m_reset, styleui::Look::Link);
    QSizePolicy policy = m_reset->sizePolicy();
    policy.setRetainSizeWhenHidden(true); // the fields stay in one column
    m_reset->setSizePolicy(policy);
    m_reset->setFixedHeight(m_key->sizeHint().height());
    m_field->setFixedWidth(keyLetters * fontMetrics().averageCharWidth());
    auto *const row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(2 * styleui::step);
    row->addWidget(name, 1, Qt::AlignTop);
    row->addWidget(m_reset, 0, Qt::AlignTop);
    row->addWidget(m_field);
    refresh();
    connect(m_key, &QKeySequenceEdit::editingFinished, this, &ShortcutRow::take);
    connect(m_reset, &QPushButton::clicked, this, [this] {
        m_key->setFocus(Qt::OtherFocusReason);
        m_shortcuts.reset(m_action);
        refresh();
    });
}

void ShortcutRow::refresh()
{
    m_key->setKeySequence(Shortcuts::keyOf(m_action));
    m_reset->setVisible(!m_shortcuts.isUsual(m_action));
    const bool isEverywhere = m_shortcuts.keysOf(m_action) == Keys::Everywhere;
    if (const QString names = namesOf(m_shortcuts.conflictsOf(m_action)); !names.isEmpty())
        m_field->showWarning((isEverywhere ? tr("Also for %1: none of them works until one has another key.")
                                           : tr("Also for %1: in the same place only one of them works."))
                                 .arg(names));
    else if (const QString others = namesOf(m_shortcuts.overlapsOf(m_action)); !others.isEmpty())
        m_field->showHint((isEverywhere ? tr("Also for %1, which comes first there.")
                                        : tr("Also for %1; in that place this comes first."))
                              .arg(others));
    else
        m_field->clear();
}

void ShortcutRow::take()
{
    const QKeySequence key = m_key->keySequence();
    if (key == Shortcuts::keyOf(m_action))
        return;
    if (const auto chosen = m_shortcuts.choose(m_action, key); !chosen) {
        refresh(); // what it still is
        m_field->showProblem(chosen.error());
    }
}

bool ShortcutRow::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() != QEvent::KeyPress || static_cast<QKeyEvent *>(event)->key() != Qt::Key_Escape ||
        static_cast<QKeyEvent *>(event)->modifiers() != Qt::NoModifier)
        return QWidget::eventFilter(watched, event);
    refresh();
    setFocus(Qt::OtherFocusReason);
    return true;
}

} // namespace settingsui
