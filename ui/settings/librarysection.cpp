// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/settings/librarysection.h"

#include "library/library.h"
#include "ui/settings/settingrow.h"
#include "ui/settings/taborder.h"

#include <QDate>
#include <QDir>
#include <QFileDialog>
#include <QFileInfo>
#include <QLocale>
#include <QPushButton>
#include <QStandardPaths>

using namespace Qt::StringLiterals;

namespace settingsui {

namespace {

QString sizeText(qint64 bytes)
{
    return QLocale().formattedDataSize(bytes, 1, QLocale::DataSizeSIFormat);
}

} // namespace

LibrarySection::LibrarySection(library::Library &library, QWidget *parent)
    : Section(tr("Library"), parent)
    , m_library(library)
    , m_backUp(new QPushButton(tr("Back up…"), this))
    , m_cleanUp(new QPushButton(tr("Clean up"), this))
{
    setObjectName(u"librarySection"_s);
    m_backUp->setObjectName(u"backUp"_s);
    m_cleanUp->setObjectName(u"cleanUp"_s);
    auto *const open = new QPushButton(tr("Open folder"), this);
    open->setObjectName(u"openFolder"_s);
    const QString folder = QFileInfo(m_library.path()).absolutePath();
    addSetting(tr("Place of the sessions"), QDir::toNativeSeparators(folder), open, tr("folder disk where kept"));
    m_size = addSetting(tr("Size"), {}, m_cleanUp, tr("room disk clean up compact vacuum"));
    m_copy =
        addSetting(tr("A copy of all sessions"),
                   tr("One file with everything. Put back in that folder under the name %1, it is the library again.")
                       .arg(QFileInfo(m_library.path()).fileName()),
                   m_backUp, tr("backup back up export"));
    orderTabs(this);
    connect(open, &QPushButton::clicked, this, [this, folder] { Q_EMIT folderRequested(folder); });
    connect(m_backUp, &QPushButton::clicked, this, &LibrarySection::askWhere);
    connect(m_cleanUp, &QPushButton::clicked, this, &LibrarySection::cleanUp);
    refresh();
}

void LibrarySection::showEvent(QShowEvent *event)
{
    Section::showEvent(event);
    refresh();
}

void LibrarySection::refresh()
{
    const bool mayWrite = m_library.access() == library::Access::ReadWrite;
    m_cleanUp->setEnabled(mayWrite);
    m_size->setMeaning(tr("%1 on the disk. Deleted sessions leave room, which cleaning up gives back; they go for good "
                          "when the program starts next.")
                           .arg(sizeText(m_library.size())));
}

void LibrarySection::begin(SettingRow *row, const QString &words)
{
    m_isBusy = true; // the buttons stay as they are: a disabled one would lose the focus
    refresh();
    row->setMeaning(words);
    Q_EMIT problemChanged({});
}

void LibrarySection::end(SettingRow *row, const QString &words, const QString &problem)
{
    m_isBusy = false;
    refresh();
    row->setMeaning(problem.isEmpty() ? words : problem);
    Q_EMIT problemChanged(problem);
}

void LibrarySection::cleanUp()
{
    if (m_isBusy)
        return;
    begin(m_size, tr("Cleaning up…"));
    m_library.cleanUp(this, [this](const std::expected<qint64, QString> &freed) {
        end(m_size,
            freed ? tr("%1 on the disk; %2 were given back.").arg(sizeText(m_library.size()), sizeText(*freed))
                  : QString(),
            freed ? QString() : freed.error());
    });
}

void LibrarySection::askWhere()
{
    if (m_isBusy)
        return;
    auto *const dialog = new QFileDialog(this, tr("A copy of all sessions"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setFileMode(QFileDialog::AnyFile);
    dialog->setDefaultSuffix(u"sqlite"_s);
    dialog->setDirectory(QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation));
    dialog->selectFile(u"counterpoint-%1.sqlite"_s.arg(QDate::currentDate().toString(Qt::ISODate)));
    connect(dialog, &QFileDialog::fileSelected, this, &LibrarySection::backUpTo);
    dialog->open();
}

void LibrarySection::backUpTo(const QString &file)
{
    begin(m_copy, tr("Copying…"));
    m_library.backUp(file, this, [this, file](const std::expected<void, QString> &done) {
        end(m_copy, tr("Copied to %1.").arg(QDir::toNativeSeparators(file)), done ? QString() : done.error());
    });
}

} // namespace settingsui
