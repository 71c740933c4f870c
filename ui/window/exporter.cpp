// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/exporter.h"

#include "chat/filename.h"
#include "exchange/markdownexport.h"
#include "exchange/sessionjson.h"
#include "settings/panelstore.h"

#include <QDir>
#include <QFileDialog>
#include <QFileInfo>
#include <QSaveFile>
#include <QStandardPaths>

using namespace Qt::StringLiterals;

namespace windowui {

Exporter::Exporter(QWidget *window) : QObject(window), m_window(window) {}

void Exporter::exportTurn(const chat::Session &session, const chat::TurnId &id)
{
    const chat::Turn *const turn = session.turn(id);
    if (!turn)
        return;
    ask(chat::safeFileName(session.title, tr("session")), {tr("Markdown (*.md)")},
        [markdown = exchange::markdownOf(*turn).toUtf8()](const QString &) { return markdown; });
}

void Exporter::exportSession(const chat::Session &session)
{
    // The session as it is now: it may go on while the dialog is open.
    ask(chat::safeFileName(session.title, tr("session")), {tr("Markdown (*.md)"), tr("JSON (*.json)")},
        [session](const QString &path) {
            return path.endsWith(".json"_L1, Qt::CaseInsensitive) ? exchange::sessionJson(session)
                                                                  : exchange::markdownOf(session).toUtf8();
        });
}

void Exporter::exportPanel(const chat::Panel &panel)
{
    ask(chat::safeFileName(panel.name, tr("panel")), {tr("Panel (*.json)")},
        [bytes = settings::fileOf(panel)](const QString &) { return bytes; });
}

void Exporter::ask(const QString &fileName, const QStringList &filters,
                   std::function<QByteArray(const QString &)> bytesFor)
{
    choose(fileName, filters,
           [this, bytesFor = std::move(bytesFor)](const QString &path) { save(path, bytesFor(path)); });
}

void Exporter::choose(const QString &fileName, const QStringList &filters, std::function<void(const QString &)> chosen)
{
    const auto suffixOf = [](const QString &filter) { return filter.contains("*.json"_L1) ? u"json"_s : u"md"_s; };
    auto *const dialog = new QFileDialog(m_window, tr("Export"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setFileMode(QFileDialog::AnyFile);
    dialog->setNameFilters(filters);
    dialog->setDefaultSuffix(suffixOf(filters.first()));
    dialog->setDirectory(QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation));
    dialog->selectFile(fileName + u'.' + suffixOf(filters.first()));
    connect(dialog, &QFileDialog::filterSelected, dialog,
            [dialog, suffixOf](const QString &filter) { dialog->setDefaultSuffix(suffixOf(filter)); });
    connect(dialog, &QFileDialog::fileSelected, this, chosen);
    dialog->open();
}

void Exporter::save(const QString &path, const QByteArray &bytes)
{
    if (const auto done = write(path, bytes))
        Q_EMIT written(path);
    else
        Q_EMIT failed(done.error());
}

std::expected<void, QString> Exporter::write(const QString &path, const QByteArray &bytes)
{
    QSaveFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size() || !file.commit()) {
        return std::unexpected(tr("%1 could not be written: %2. Choose another place.")
                                   .arg(QDir::toNativeSeparators(path), file.errorString()));
    }
    return {};
}

} // namespace windowui
