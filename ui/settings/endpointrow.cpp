// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/settings/endpointrow.h"

#include "connection/keyring.h"
#include "ui/settings/endpointeditor.h"
#include "ui/settings/endpointtestpane.h"
#include "ui/settings/keywords.h"
#include "ui/settings/taborder.h"
#include "ui/style/elidedlabel.h"
#include "ui/style/metrics.h"

#include <QHBoxLayout>
#include <QPushButton>

using namespace Qt::StringLiterals;

namespace settingsui {

EndpointRow::EndpointRow(const Collaborators &with, const settings::Endpoint &endpoint, QWidget *parent)
    : QWidget(parent)
    , m_with(with)
    , m_name(new styleui::ElidedLabel(this))
    , m_detail(new styleui::ElidedLabel(this))
    , m_testButton(new QPushButton(tr("Test"), this))
    , m_editButton(new QPushButton(tr("Edit"), this))
{
    setObjectName(u"endpoint_"_s + endpoint.id);
    m_name->setObjectName(u"endpointTitle"_s);
    m_name->setFont(styleui::strong(font()));
    m_detail->setObjectName(u"endpointState"_s);
    m_detail->setInk(styleui::Ink::Secondary);
    m_testButton->setObjectName(u"testConnection"_s);
    m_editButton->setObjectName(u"editConnection"_s);
    createLayout();
    setEndpoint(endpoint);
}

void EndpointRow::createLayout()
{
    auto *const words = new QVBoxLayout;
    words->setSpacing(styleui::step / 2);
    words->addWidget(m_name);
    words->addWidget(m_detail);
    auto *const row = new QHBoxLayout;
    row->setSpacing(2 * styleui::step);
    row->addLayout(words, 1);
    row->addWidget(m_testButton);
    row->addWidget(m_editButton);
    m_column = new QVBoxLayout(this);
    m_column->setContentsMargins(0, 0, 0, 0);
    m_column->setSpacing(2 * styleui::step);
    m_column->addLayout(row);
    connect(m_testButton, &QPushButton::clicked, this, &EndpointRow::test);
    connect(m_editButton, &QPushButton::clicked, this, [this] {
        if (m_editor)
            closeEditor();
        else
            edit()->focusFirst();
    });
}

void EndpointRow::setEndpoint(const settings::Endpoint &endpoint)
{
    // OpenRouter is always there.
    if (m_endpoint.id.isEmpty() && endpoint.id != settings::openRouter().id) {
        auto *const remove = new QPushButton(tr("Remove"), this);
        remove->setObjectName(u"removeConnection"_s);
        remove->setAccessibleName(tr("Remove %1").arg(endpoint.name));
        static_cast<QHBoxLayout *>(m_column->itemAt(0)->layout())->addWidget(remove);
        connect(remove, &QPushButton::clicked, this, &EndpointRow::removeRequested);
    }
    m_endpoint = endpoint;
    m_name->setText(endpoint.name);
    m_detail->setText(endpoint.url.toDisplayString() + u" · "_s + keyWords(m_with.keys.state(endpoint), endpoint));
    m_testButton->setAccessibleName(tr("Test %1").arg(endpoint.name));
    m_editButton->setAccessibleName(tr("Edit %1").arg(endpoint.name));
    if (m_editor)
        m_editor->setEndpoint(endpoint);
}

EndpointEditor *EndpointRow::edit()
{
    if (m_editor)
        return m_editor;
    m_editor = new EndpointEditor(m_with, m_endpoint, this);
    m_column->insertWidget(1, m_editor);
    m_editor->show(); // at once: it gets the focus
    orderTabs(this);
    connect(m_editor, &EndpointEditor::closed, this, &EndpointRow::closeEditor);
    connect(m_editor, &EndpointEditor::linkActivated, this, &EndpointRow::linkActivated);
    return m_editor;
}

void EndpointRow::closeEditor()
{
    m_editButton->setFocus(Qt::OtherFocusReason); // what is typed is taken as its field is left
    m_editor->hide();
    std::exchange(m_editor, nullptr)->deleteLater();
}

void EndpointRow::test()
{
    if (!m_test) {
        m_test = new EndpointTestPane(m_with.clock, this);
        m_column->addWidget(m_test);
        m_test->show();
        orderTabs(this);
        connect(m_test, &EndpointTestPane::againRequested, this, &EndpointRow::test);
        connect(m_test, &EndpointTestPane::closed, this, &EndpointRow::closeTest);
    }
    m_with.keys.whenKnown(m_endpoint, m_test, [this] { m_test->start(m_endpoint, m_with.keys.key(m_endpoint)); });
}

void EndpointRow::focusFirst()
{
    m_testButton->setFocus(Qt::TabFocusReason);
}

void EndpointRow::closeTest()
{
    m_testButton->setFocus(Qt::OtherFocusReason);
    m_test->hide();
    std::exchange(m_test, nullptr)->deleteLater();
}

} // namespace settingsui
