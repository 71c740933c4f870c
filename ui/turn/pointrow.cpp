// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/turn/pointrow.h"

#include "ui/style/elidedlabel.h"
#include "ui/style/metrics.h"
#include "ui/turn/markrow.h"
#include "ui/turn/passage.h"
#include "ui/turn/pointheader.h"
#include "ui/turn/requests.h"

#include <QHBoxLayout>
#include <QPainter>
#include <QVBoxLayout>

namespace turnui {

namespace {

styleui::ElidedLabel *wholeText(const QString &text, styleui::Ink ink)
{
    auto *label = new styleui::ElidedLabel(text);
    label->setMaximumLines(0);
    label->setInk(ink);
    return label;
}

} // namespace

PointRow::PointRow(const chat::Point &point, const QList<chat::MemberId> &answered, Requests &requests, QWidget *parent)
    : QWidget(parent)
    , m_point(point)
    , m_answered(answered)
    , m_requests(requests)
    , m_header(new PointHeader(point))
    , m_details(new QWidget)
    , m_rows(new QVBoxLayout(m_details))
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, styleui::hairlineWidth);
    layout->setSpacing(0);
    layout->addWidget(m_header);
    layout->addWidget(m_details);
    m_rows->setContentsMargins(pointIndent(font()), 0, styleui::padding, styleui::padding);
    m_rows->setSpacing(2 * styleui::step);
    m_details->hide();
    QSizePolicy policy(QSizePolicy::Expanding, QSizePolicy::Minimum);
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
    connect(m_header, &PointHeader::toggled, this, [this](bool open) {
        if (open && !m_isFilled)
            fill();
        m_details->setVisible(open);
        m_header->updateGeometry();
        update();
        Q_EMIT openChanged(open);
    });
}

void PointRow::setOpen(bool open)
{
    m_header->setChecked(open);
}

bool PointRow::isOpen() const
{
    return m_header->isChecked();
}

void PointRow::setFocusHere()
{
    m_header->setFocus(Qt::ShortcutFocusReason);
}

void PointRow::fill()
{
    m_isFilled = true;
    for (const chat::Stance &stance : m_point.stances)
        addHolders(stance.members, stance.text, stance.evidence);
    if (m_point.stances.isEmpty())
        addEvidence();
    if (m_point.category == chat::Category::BlindSpot)
        m_rows->addWidget(wholeText(tr("None of the answers says anything about this."), styleui::Ink::Faint));
    else
        addSilent();
}

void PointRow::addHolders(const QList<chat::MemberId> &members, const QString &text,
                          const QList<chat::Evidence> &evidence)
{
    auto *row = new QHBoxLayout;
    row->setSpacing(2 * styleui::step);
    row->addWidget(new MarkRow(members), 0, Qt::AlignTop);
    auto *said = new QVBoxLayout;
    said->setSpacing(styleui::step);
    if (!text.isEmpty())
        said->addWidget(wholeText(text, styleui::Ink::Text));
    for (const chat::Evidence &quote : evidence) {
        auto *passage = new Passage(quote);
        connect(passage, &Passage::clicked, this,
                [this, passage] { Q_EMIT m_requests.showPassage(passage->evidence()); });
        said->addWidget(passage);
    }
    row->addLayout(said, 1);
    m_rows->addLayout(row);
}

void PointRow::addEvidence()
{
    QList<chat::MemberId> without = m_point.members;
    for (const chat::Evidence &quote : m_point.evidence) {
        addHolders({quote.attempt.member}, {}, {quote});
        without.removeOne(quote.attempt.member);
    }
    if (!without.isEmpty())
        addHolders(without, tr("Says so without a passage that the judge quoted."), {});
}

void PointRow::addSilent()
{
    QList<chat::MemberId> silent = m_answered;
    silent.removeIf([this](chat::MemberId member) { return m_point.members.contains(member); });
    if (silent.isEmpty())
        return;
    auto *row = new QHBoxLayout;
    row->setSpacing(2 * styleui::step);
    auto *label = new styleui::ElidedLabel(tr("silent:"));
    label->setInk(styleui::Ink::Secondary);
    label->setFont(styleui::figuresFont(font()));
    label->setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    row->addWidget(label);
    row->addWidget(new MarkRow(silent));
    row->addStretch();
    m_rows->addLayout(row);
}

void PointRow::paintEvent(QPaintEvent *)
{
    const styleui::Colors &colors = styleui::colors(palette());
    QPainter painter(this);
    if (isOpen())
        painter.fillRect(rect(), colors.opened);
    painter.fillRect(0, height() - styleui::hairlineWidth, width(), styleui::hairlineWidth, colors.hairline);
}

} // namespace turnui
