// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/settings/appearancesection.h"

#include "settings/preferences.h"
#include "ui/settings/wheelpass.h"

#include <QApplication>
#include <QComboBox>
#include <QDoubleSpinBox>
#include <QSignalBlocker>

using namespace Qt::StringLiterals;
using settings::Appearance;
using settings::Arrangement;

namespace settingsui {

AppearanceSection::AppearanceSection(settings::PreferenceStore &preferences, QWidget *parent)
    : Section(tr("Appearance"), parent)
    , m_preferences(preferences)
    , m_appearance(new QComboBox(this))
    , m_textSize(new QDoubleSpinBox(this))
    , m_arrangement(new QComboBox(this))
    , m_usualSize(QApplication::font().pointSizeF() - preferences.current().fontSizeDelta)
{
    m_appearance->setObjectName(u"appearance"_s);
    m_appearance->addItem(tr("Like the system"), int(Appearance::System));
    m_appearance->addItem(tr("Light"), int(Appearance::Light));
    m_appearance->addItem(tr("Dark"), int(Appearance::Dark));
    m_textSize->setObjectName(u"textSize"_s);
    m_textSize->setDecimals(1);
    m_textSize->setSuffix(tr(" pt"));
    m_textSize->setRange(m_usualSize + settings::smallestFontSizeDelta, m_usualSize + settings::largestFontSizeDelta);
    m_textSize->setKeyboardTracking(false);
    m_arrangement->setObjectName(u"arrangement"_s);
    m_arrangement->addItem(tr("Columns, then the answer"), int(Arrangement::Auto));
    m_arrangement->addItem(tr("Always columns"), int(Arrangement::Columns));
    m_arrangement->addItem(tr("Always answer and breakdown"), int(Arrangement::Reading));
    for (QWidget *const field : QList<QWidget *>{m_appearance, m_textSize, m_arrangement})
        new WheelPass(field);
    fill(m_preferences.current());
    addSetting(tr("Light or dark"), {}, m_appearance, tr("theme colours appearance system"));
    addSetting(tr("Size of the text"), {}, m_textSize, tr("font points larger smaller"));
    addSetting(tr("A turn on the screen"),
               tr("Columns show the members' answers side by side. When the writer begins, the "
                  "fused answer stands beside its breakdown. In a small window both are tabs."),
               m_arrangement, tr("arrangement tabs"));

    connect(m_appearance, &QComboBox::activated, this, [this] {
        settings::Preferences next = m_preferences.current();
        next.appearance = Appearance(m_appearance->currentData().toInt());
        keep(next);
    });
    connect(m_textSize, &QDoubleSpinBox::valueChanged, this, [this](double points) {
        settings::Preferences next = m_preferences.current();
        next.fontSizeDelta = qRound(points - m_usualSize);
        keep(next);
    });
    connect(m_arrangement, &QComboBox::activated, this, [this] {
        settings::Preferences next = m_preferences.current();
        next.arrangement = Arrangement(m_arrangement->currentData().toInt());
        keep(next);
    });
    connect(&m_preferences, &settings::PreferenceStore::changed, this, &AppearanceSection::fill);
}

void AppearanceSection::fill(const settings::Preferences &preferences)
{
    const QSignalBlocker quietSize(m_textSize);
    m_appearance->setCurrentIndex(m_appearance->findData(int(preferences.appearance)));
    m_textSize->setValue(m_usualSize + preferences.fontSizeDelta);
    m_arrangement->setCurrentIndex(m_arrangement->findData(int(preferences.arrangement)));
}

void AppearanceSection::keep(const settings::Preferences &next)
{
    const auto written = m_preferences.replace(next);
    Q_EMIT problemChanged(written ? QString() : written.error());
    fill(m_preferences.current()); // whole points only
}

} // namespace settingsui
