// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/panelbuilding.h"

#include "ui/panel/offer.h"
#include "ui/panel/panelpage.h"
#include "ui/window/banner.h"
#include "ui/window/exporter.h"
#include "ui/window/filedrop.h"
#include "ui/window/pagestack.h"
#include "ui/window/panelchoice.h"

#include <QFileDialog>
#include <QFileInfo>
#include <QStandardPaths>

using namespace Qt::StringLiterals;
using panelui::PanelPage;

namespace windowui {

PanelBuilding::PanelBuilding(const Collaborators &with, QWidget *window)
    : QObject(window), m_with(with), m_window(window)
{
    m_with.drop.add({.use =
                         [](const QString &path) {
                             return path.endsWith(".json"_L1, Qt::CaseInsensitive)
                                        ? tr("Drop it to look at the panel in %1").arg(QFileInfo(path).fileName())
                                        : QString();
                         },
                     .take = [this](const QString &path) { open(path); }});
}

PanelPage &PanelBuilding::page()
{
    if (m_page)
        return *m_page;
    m_page = new PanelPage(m_with.actions, &m_with.pages);
    m_with.pages.addWidget(m_page);
    connect(m_page, &PanelPage::cancelled, this, &PanelBuilding::left);
    connect(m_page, &PanelPage::used, this, [this](const chat::Panel &panel) {
        m_with.choice.pick(panel);
        Q_EMIT left();
    });
    connect(m_page, &PanelPage::saveRequested, this, &PanelBuilding::save);
    connect(m_page, &PanelPage::removeRequested, this, &PanelBuilding::remove);
    connect(m_page, &PanelPage::importRequested, this, &PanelBuilding::chooseFile);
    connect(m_page, &PanelPage::exportRequested, &m_with.exporter, &Exporter::exportPanel);
    return *m_page;
}

void PanelBuilding::edit(const chat::Panel &panel)
{
    if (page().isTouched()) { // and was left for another page
        show();
        if (m_page->isFor(panel))
            return;
    }
    m_page->leaveFor([this, panel] { begin(panel); });
}

void PanelBuilding::suggest(const chat::Panel &panel)
{
    edit(panel);
    m_page->focusUse();
}

void PanelBuilding::show()
{
    if (m_with.pages.currentWidget() != m_page)
        m_with.pages.showAside(m_page);
}

void PanelBuilding::begin(const chat::Panel &panel)
{
    show();
    panelui::Offer offer = m_with.choice.offer();
    offer.picker = m_with.models();
    offer.catalogue = &m_with.catalogue;
    m_page->edit(panel, offer, m_with.choice.kept(panel.id));
}

void PanelBuilding::chooseFile()
{
    auto *const dialog = new QFileDialog(m_window, tr("Import a panel"));
    dialog->setObjectName(u"importDialog"_s);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFile);
    dialog->setNameFilters({tr("Panels (*.json)"), tr("All files (*)")});
    dialog->setDirectory(QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation));
    connect(dialog, &QFileDialog::fileSelected, this, &PanelBuilding::open);
    dialog->open();
}

void PanelBuilding::open(const QString &path)
{
    const auto read = m_with.choice.read(path);
    if (!read) {
        m_with.banner.show(u"panel"_s, read.error(), Banner::Kind::Warning);
        return;
    }
    m_with.banner.withdraw(u"panel"_s);
    edit(*read);
}

bool PanelBuilding::leave()
{
    if (!m_page || m_with.pages.currentWidget() != m_page)
        return false;
    m_page->leave();
    return true;
}

void PanelBuilding::save(const chat::Panel &panel)
{
    if (const auto saved = m_with.choice.save(panel))
        m_page->showSaved(m_with.choice.panel(), m_with.choice.savedNames());
    else
        m_page->showProblem(saved.error());
}

void PanelBuilding::remove(const QString &id)
{
    if (const auto removed = m_with.choice.remove(id))
        Q_EMIT left();
    else
        m_page->showProblem(removed.error());
}

} // namespace windowui
