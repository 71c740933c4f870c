// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/settings/connectionform.h"

#include "ui/settings/field.h"
#include "ui/style/look.h"
#include "ui/style/metrics.h"

#include <QGridLayout>
#include <QKeyEvent>
#include <QLineEdit>
#include <QPushButton>

using namespace Qt::StringLiterals;

namespace settingsui {

namespace {

constexpr int kindsInARow = 5;

}

ConnectionForm::ConnectionForm(QWidget *parent)
    : QWidget(parent), m_address(new QLineEdit(this)), m_field(new Field(m_address, this))
{
    m_address->setObjectName(u"address"_s);
    m_address->setAccessibleName(tr("Name of a service, or address of a server"));
    m_address->setPlaceholderText(tr("a name below, or an address such as https://example.org/v1"));
    auto *const add = new QPushButton(tr("Add"), this);
    add->setObjectName(u"addConnection"_s);
    auto *const cancel = new QPushButton(tr("Cancel"), this);
    cancel->setObjectName(u"cancelConnection"_s);

    auto *const grid = new QGridLayout(this);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setSpacing(2 * styleui::step);
    grid->addWidget(m_field, 0, 0);
    grid->addWidget(add, 0, 1, Qt::AlignTop);
    grid->addWidget(cancel, 0, 2, Qt::AlignTop);
    grid->addWidget(createKinds(), 1, 0, 1, 3);

    connect(m_address, &QLineEdit::textChanged, m_field, &Field::clear);
    connect(m_address, &QLineEdit::textChanged, this, &ConnectionForm::offer);
    connect(m_address, &QLineEdit::returnPressed, this, &ConnectionForm::accept);
    connect(add, &QPushButton::clicked, this, &ConnectionForm::accept);
    connect(cancel, &QPushButton::clicked, this, &ConnectionForm::cancelled);
}

QWidget *ConnectionForm::createKinds()
{
    auto *const all = new QWidget(this);
    auto *const grid = new QGridLayout(all);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setSpacing(styleui::step);
    for (const settings::KindFacts &facts : settings::endpointKinds()) {
        if (facts.url.isEmpty() || facts.kind == settings::EndpointKind::OpenRouter) // that one is always there
            continue;
        auto *const button = new QPushButton(displayName(facts.kind), all);
        button->setObjectName(u"kind_"_s + facts.id);
        button->setAccessibleDescription(QString(facts.url));
        button->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Fixed);
        connect(button, &QPushButton::clicked, this,
                [this, kind = facts.kind] { Q_EMIT accepted(settings::endpointOfKind(kind)); });
        const int at = int(m_kinds.size());
        grid->addWidget(button, at / kindsInARow, at % kindsInARow);
        m_kinds.append(button);
    }
    return all;
}

void ConnectionForm::start()
{
    m_address->clear();
    m_address->setFocus(Qt::OtherFocusReason);
}

void ConnectionForm::resume()
{
    show();
    m_address->setFocus(Qt::OtherFocusReason);
}

/// What does not go with the text steps back; nothing changes its place.
void ConnectionForm::offer(const QString &typed)
{
    const QString text = typed.trimmed();
    for (QPushButton *const button : std::as_const(m_kinds))
        button->setEnabled(text.contains(u"://"_s) || button->text().contains(text, Qt::CaseInsensitive));
}

void ConnectionForm::accept()
{
    const QString typed = m_address->text();
    if (const auto kind = settings::endpointKindFromInput(typed);
        kind && !settings::endpointOfKind(*kind).url.isEmpty()) {
        Q_EMIT accepted(settings::endpointOfKind(*kind));
        return;
    }
    const auto fits = [](const QPushButton *button) { return button->isEnabled(); };
    const bool isName = !typed.trimmed().isEmpty() && !typed.contains(u"://"_s);
    if (isName && std::ranges::count_if(m_kinds, fits) == 1) {
        (*std::ranges::find_if(m_kinds, fits))->click();
        return;
    }
    if (const auto base = settings::baseUrlFromInput(typed))
        Q_EMIT accepted(settings::endpointForUrl(*base));
    else
        m_field->showProblem(base.error());
}

bool ConnectionForm::event(QEvent *event)
{
    // Esc is the window's too; here it closes the form.
    if (event->type() == QEvent::ShortcutOverride && static_cast<QKeyEvent *>(event)->key() == Qt::Key_Escape)
        event->accept();
    return QWidget::event(event);
}

void ConnectionForm::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape)
        Q_EMIT cancelled();
    else
        QWidget::keyPressEvent(event);
}

} // namespace settingsui
