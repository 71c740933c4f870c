// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/settings/appearanceform.h"

#include "settings/preferences.h"
#include "ui/style/metrics.h"

#include <QApplication>
#include <QComboBox>
#include <QDoubleSpinBox>
#include <QFormLayout>
#include <QLabel>
#include <QSignalBlocker>

using namespace Qt::StringLiterals;

namespace settingsui {

AppearanceForm::AppearanceForm(settings::PreferenceStore &preferences, QWidget *parent)
    : QWidget(parent)
    , m_preferences(preferences)
    , m_appearance(new QComboBox(this))
    , m_textSize(new QDoubleSpinBox(this))
    , m_usualSize(QApplication::font().pointSizeF() - preferences.current().fontSizeDelta)
{
    m_appearance->setObjectName(u"appearance"_s);
    m_appearance->setAccessibleName(tr("Appearance"));
    m_appearance->addItem(tr("Like the system"), int(settings::Appearance::System));
    m_appearance->addItem(tr("Light"), int(settings::Appearance::Light));
    m_appearance->addItem(tr("Dark"), int(settings::Appearance::Dark));
    m_textSize->setObjectName(u"textSize"_s);
    m_textSize->setAccessibleName(tr("Size of the text"));
    m_textSize->setDecimals(1);
    m_textSize->setSuffix(tr(" pt"));
    m_textSize->setRange(m_usualSize + settings::smallestFontSizeDelta, m_usualSize + settings::largestFontSizeDelta);
    m_textSize->setKeyboardTracking(false);
    fill(m_preferences.current());

    auto *const form = new QFormLayout(this);
    form->setContentsMargins(0, 0, 0, 0);
    form->setHorizontalSpacing(styleui::padding);
    form->setVerticalSpacing(2 * styleui::step);
    form->setFieldGrowthPolicy(QFormLayout::FieldsStayAtSizeHint);
    form->addRow(tr("Appearance"), m_appearance);
    form->addRow(tr("Text"), m_textSize);
    const QList<QLabel *> labels = findChildren<QLabel *>();
    for (QLabel *const label : labels) {
        label->setTextFormat(Qt::PlainText);
        label->setFont(styleui::strong(font()));
    }
    setFocusProxy(m_appearance);

    connect(m_appearance, &QComboBox::currentIndexChanged, this, [this] {
        settings::Preferences next = m_preferences.current();
        next.appearance = settings::Appearance(m_appearance->currentData().toInt());
        keep(next);
    });
    connect(m_textSize, &QDoubleSpinBox::valueChanged, this, [this](double points) {
        settings::Preferences next = m_preferences.current();
        next.fontSizeDelta = qRound(points - m_usualSize);
        keep(next);
    });
    connect(&m_preferences, &settings::PreferenceStore::changed, this, &AppearanceForm::fill);
}

void AppearanceForm::fill(const settings::Preferences &preferences)
{
    const QSignalBlocker quietAppearance(m_appearance);
    const QSignalBlocker quietSize(m_textSize);
    m_appearance->setCurrentIndex(m_appearance->findData(int(preferences.appearance)));
    m_textSize->setValue(m_usualSize + preferences.fontSizeDelta);
}

void AppearanceForm::keep(const settings::Preferences &next)
{
    const auto written = m_preferences.replace(next);
    Q_EMIT kept(written ? QString() : written.error());
    fill(m_preferences.current()); // whole points only
}

} // namespace settingsui
