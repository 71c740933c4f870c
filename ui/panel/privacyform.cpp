// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panel/privacyform.h"

#include "ui/panel/formrows.h"
#include "ui/panel/offer.h"
#include "ui/style/elidedlabel.h"
#include "ui/style/metrics.h"

#include <QCheckBox>
#include <QHBoxLayout>
#include <QLabel>

using namespace Qt::StringLiterals;

namespace panelui {

PrivacyForm::PrivacyForm(const chat::Privacy &privacy, const Offer &offer, QWidget *parent)
    : styleui::Card(parent), m_privacy(privacy), m_offer(offer)
{
    auto *const column = new QVBoxLayout(this);
    column->setContentsMargins(styleui::padding, 2 * styleui::step, styleui::padding, 2 * styleui::step);
    column->setSpacing(styleui::step);
    m_rows = {createRow(column, &chat::Privacy::noDataCollection, "noDataCollection", tr("No data collection"),
                        tr("Only hosts that do not keep texts to train on.")),
              createRow(column, &chat::Privacy::zeroRetention, "zeroRetention", tr("Zero retention"),
                        tr("Only hosts that keep nothing at all.")),
              createRow(column, &chat::Privacy::localOnly, "localOnly", tr("This computer only"),
                        tr("Nothing is sent anywhere else."))};
}

PrivacyForm::Row PrivacyForm::createRow(QVBoxLayout *column, bool chat::Privacy::*wish, const char *name,
                                        const QString &text, const QString &meaning)
{
    auto *const box = new QCheckBox(text, this);
    box->setObjectName(QLatin1StringView(name));
    box->setChecked(m_privacy.*wish);
    box->setAccessibleDescription(meaning);
    auto *const uncovered = new styleui::ElidedLabel(this);
    uncovered->setObjectName(QLatin1StringView(name) + u"Uncovered"_s);
    uncovered->setInk(styleui::Ink::Warning);
    uncovered->setFont(styleui::figuresFont(font()));
    uncovered->setMaximumLines(0);
    uncovered->hide();
    column->addLayout(inRow({box, words(meaning, this)}));
    column->addWidget(uncovered);
    connect(box, &QCheckBox::toggled, this, [this, wish](bool isOn) {
        m_privacy.*wish = isOn;
        Q_EMIT changed();
    });
    return {wish, box, uncovered};
}

void PrivacyForm::setPanel(const chat::Panel &panel)
{
    for (const Row &row : m_rows) {
        chat::Panel alone = panel;
        alone.privacy = {};
        alone.privacy.*row.wish = m_privacy.*row.wish;
        const QStringList sentences = m_offer.uncovered ? m_offer.uncovered(alone) : QStringList();
        row.uncovered->setText(sentences.join(u' '));
        row.uncovered->setVisible(!sentences.isEmpty());
    }
}

} // namespace panelui
