// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/turn/failurebox.h"

#include "ui/style/elidedlabel.h"
#include "ui/style/metrics.h"
#include "ui/turn/requests.h"
#include "ui/turn/wording.h"

#include <QHBoxLayout>
#include <QPushButton>
#include <QVBoxLayout>

namespace turnui {

namespace {

bool isAboutTheConnection(chat::ErrorKind kind)
{
    using enum chat::ErrorKind;
    return kind == Key || kind == Network || kind == Tls || kind == Credit;
}

} // namespace

FailureBox::FailureBox(Requests &requests, QWidget *parent)
    : QWidget(parent)
    , m_requests(requests)
    , m_headline(new styleui::ElidedLabel)
    , m_detail(new styleui::ElidedLabel)
    , m_retry(new QPushButton(tr("Try again")))
    , m_connection(new QPushButton(tr("Check the connection")))
    , m_buttons(new QWidget)
{
    setObjectName(QStringLiteral("failure"));
    m_headline->setObjectName(QStringLiteral("failureHeadline"));
    m_headline->setInk(styleui::Ink::Failure);
    m_headline->setFont(styleui::strong(font()));
    m_headline->setMaximumLines(0);
    m_detail->setObjectName(QStringLiteral("failureDetail"));
    m_detail->setInk(styleui::Ink::Secondary);
    m_detail->setMaximumLines(0);
    m_retry->setObjectName(QStringLiteral("retryButton"));
    m_connection->setObjectName(QStringLiteral("connectionButton"));

    auto *buttons = new QHBoxLayout(m_buttons);
    buttons->setContentsMargins(0, 0, 0, 0);
    buttons->setSpacing(2 * styleui::step);
    buttons->addWidget(m_retry);
    buttons->addWidget(m_connection);
    buttons->addStretch();

    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(2 * styleui::step);
    layout->addWidget(m_headline);
    layout->addWidget(m_detail);
    layout->addWidget(m_buttons);

    connect(m_retry, &QPushButton::clicked, this, [this] {
        if (m_member)
            Q_EMIT m_requests.retry(*m_member);
    });
    connect(m_connection, &QPushButton::clicked, this, [this] {
        if (m_member)
            Q_EMIT m_requests.connection(*m_member);
    });
}

void FailureBox::setMember(std::optional<chat::MemberId> member, bool canAskAgain)
{
    m_member = member;
    m_canAskAgain = canAskAgain;
}

void FailureBox::setError(const chat::Error &error, int tries, bool isFinal)
{
    m_headline->setText(QStringLiteral("⚠ ") + failureHeadline(error));
    // While it waits for its next try there is nothing to do.
    chat::Error shown = error;
    if (!isFinal)
        shown.remedy.clear();
    m_detail->setText(failureDetail(shown, tries));
    m_detail->setVisible(!m_detail->text().isEmpty());
    const bool hasButtons = isFinal && m_member && m_canAskAgain;
    m_buttons->setVisible(hasButtons);
    m_connection->setVisible(hasButtons && isAboutTheConnection(error.kind));
}

} // namespace turnui
