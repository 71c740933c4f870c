// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/turn/reviewbox.h"

#include "ui/style/elidedlabel.h"
#include "ui/style/metrics.h"
#include "ui/turn/passage.h"
#include "ui/turn/requests.h"
#include "ui/turn/wording.h"

#include <QPainter>
#include <QVBoxLayout>

namespace turnui {

ReviewBox::ReviewBox(Requests &requests, QWidget *parent)
    : QWidget(parent), m_requests(requests), m_rows(new QVBoxLayout(this))
{
    setObjectName(QStringLiteral("review"));
    m_rows->setContentsMargins(styleui::padding, 2 * styleui::step, styleui::padding, 2 * styleui::step);
    m_rows->setSpacing(styleui::step);
    hide();
}

void ReviewBox::setReview(const std::optional<chat::Review> &review)
{
    if (review == m_review)
        return;
    m_review = review;
    while (QLayoutItem *item = m_rows->takeAt(0)) {
        delete item->widget();
        delete item;
    }
    const auto add = [this](const QString &name, const QString &text, styleui::Ink ink) {
        auto *label = new styleui::ElidedLabel(text);
        label->setObjectName(name);
        label->setMaximumLines(0);
        label->setInk(ink);
        m_rows->addWidget(label);
    };
    if (review && !review->gist.isEmpty())
        add(QStringLiteral("gist"), tr("The judge: %1").arg(review->gist), styleui::Ink::Secondary);
    for (const chat::Concern &concern : review ? review->concerns : QList<chat::Concern>()) {
        add(QStringLiteral("concern"), QStringLiteral("%1: %2").arg(concernName(concern.kind), concern.text),
            styleui::Ink::Warning);
        for (const chat::Evidence &quote : concern.evidence) {
            auto *passage = new Passage(quote);
            connect(passage, &Passage::clicked, this,
                    [this, passage] { Q_EMIT m_requests.showPassage(passage->evidence()); });
            m_rows->addWidget(passage);
        }
    }
    setVisible(m_rows->count() > 0);
}

void ReviewBox::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(styleui::colors(palette()).opened);
    painter.drawRoundedRect(rect(), styleui::smallRadius, styleui::smallRadius);
}

} // namespace turnui
