// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/linkbar.h"

#include "ui/style/colors.h"
#include "ui/style/elidedlabel.h"
#include "ui/style/metrics.h"

#include <QClipboard>
#include <QDesktopServices>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QPainter>
#include <QPushButton>

using namespace Qt::StringLiterals;

namespace windowui {

bool mayOpen(const QUrl &url)
{
    if (!url.isValid())
        return false;
    if (url.scheme() == "http"_L1 || url.scheme() == "https"_L1)
        return !url.host().isEmpty();
    return url.scheme() == "mailto"_L1 && !url.path().isEmpty();
}

QString realAddress(const QUrl &url)
{
    return QString::fromLatin1(url.toEncoded(QUrl::FullyEncoded));
}

LinkBar::LinkBar(QWidget *parent)
    : QWidget(parent)
    , m_opener([](const QUrl &url) { QDesktopServices::openUrl(url); })
    , m_label(new styleui::ElidedLabel(this))
    , m_warning(new styleui::ElidedLabel(this))
    , m_open(new QPushButton(tr("Open"), this))
    , m_copy(new QPushButton(tr("Copy"), this))
    , m_cancel(new QPushButton(tr("Cancel"), this))
{
    setObjectName(u"linkBar"_s);
    m_label->setObjectName(u"address"_s);
    // Several lines, so that the end of a very long host name stays in sight.
    m_label->setMaximumLines(3);
    m_warning->setObjectName(u"linkWarning"_s);
    m_warning->setInk(styleui::Ink::Warning);
    m_warning->setFont(styleui::figuresFont(font()));
    m_open->setObjectName(u"openLink"_s);
    m_copy->setObjectName(u"copyLink"_s);
    m_cancel->setObjectName(u"cancelLink"_s);

    auto *const text = new QVBoxLayout;
    text->setSpacing(0);
    text->addWidget(m_label);
    text->addWidget(m_warning);
    auto *const row = new QHBoxLayout(this);
    row->setContentsMargins(styleui::margin, 2 * styleui::step, styleui::margin, 2 * styleui::step);
    row->setSpacing(2 * styleui::step);
    row->addLayout(text, 1);
    row->addWidget(m_open);
    row->addWidget(m_copy);
    row->addWidget(m_cancel);

    connect(m_open, &QPushButton::clicked, this, [this] { openAtOnce(m_url); });
    connect(m_copy, &QPushButton::clicked, this, [this] {
        QGuiApplication::clipboard()->setText(realAddress(m_url));
        hide();
    });
    connect(m_cancel, &QPushButton::clicked, this, &QWidget::hide);
    hide();
}

void LinkBar::offer(const QUrl &url)
{
    m_url = url;
    const bool opens = mayOpen(url);
    m_label->setText(opens ? tr("Open %1?").arg(realAddress(url)) : realAddress(url));
    QString warning;
    if (!opens)
        warning = tr("Only web and mail addresses are opened from here.");
    else if (!url.userName().isEmpty())
        warning = tr("This leads to %1. What stands before the @ is no part of it.").arg(url.host(QUrl::FullyEncoded));
    else if (url.host(QUrl::FullyEncoded).contains("xn--"_L1))
        warning = tr("This name uses letters that may look like others.");
    m_warning->setText(warning);
    m_warning->setVisible(!warning.isEmpty());
    m_open->setVisible(opens);
    show();
    (opens ? m_open : m_copy)->setFocus(Qt::OtherFocusReason);
}

void LinkBar::openAtOnce(const QUrl &url)
{
    hide();
    if (mayOpen(url))
        m_opener(url);
}

void LinkBar::openFolder(const QString &path)
{
    m_opener(QUrl::fromLocalFile(path));
}

void LinkBar::paintEvent(QPaintEvent *)
{
    const styleui::Colors &colors = styleui::colors(palette());
    QPainter painter(this);
    painter.fillRect(rect(), colors.paper);
    painter.fillRect(0, 0, width(), styleui::hairlineWidth, colors.hairline);
}

} // namespace windowui
