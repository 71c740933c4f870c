// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/comparisonfiles.h"

#include "chat/filename.h"
#include "compare/findings.h"
#include "compare/laboratory.h"
#include "report/transfer.h"
#include "ui/compare/picturefile.h"
#include "ui/window/exporter.h"

#include <QDir>
#include <QFileDialog>
#include <QFileInfo>
#include <QStandardPaths>
#include <QtConcurrentRun>

using namespace Qt::StringLiterals;

namespace windowui {

namespace {

/// Where the report shows each of the pictures.
constexpr std::array places{
    std::pair{"worth"_L1, report::Picture::Worth},
    std::pair{"judge-ranking"_L1, report::Picture::JudgesPicks},
    std::pair{"person-ranking"_L1, report::Picture::PersonsPicks},
    std::pair{"questions"_L1, report::Picture::Questions},
    std::pair{"lifts"_L1, report::Picture::Members},
    std::pair{"costs"_L1, report::Picture::Costs},
    std::pair{"times"_L1, report::Picture::Times},
    std::pair{"measures"_L1, report::Picture::Measures},
};

/// Writes them into `folder`, which is made where there is something to write.
std::expected<QList<report::Drawing>, QString> writePictures(const compare::Findings &findings, const QFileInfo &page)
{
    const QString folder = page.completeBaseName() + u"-files"_s;
    QList<report::Drawing> drawings;
    for (const QList<compareui::Picture> all = compareui::pictures(findings); const compareui::Picture &picture : all) {
        const auto place =
            std::ranges::find(places, picture.name, &std::pair<QLatin1StringView, report::Picture>::first);
        const QByteArray bytes = place == places.end() ? QByteArray() : compareui::svgOf(picture);
        if (bytes.isEmpty())
            continue;
        const QString file = folder + u'/' + picture.name + u".svg"_s;
        QDir().mkpath(page.absoluteDir().filePath(folder));
        if (const auto done = Exporter::write(page.absoluteDir().filePath(file), bytes); !done)
            return std::unexpected(done.error());
        drawings.append({place->second, file});
    }
    return drawings;
}

} // namespace

ComparisonFiles::ComparisonFiles(const Collaborators &with, QWidget *window)
    : QObject(window), m_with(with), m_window(window)
{
}

void ComparisonFiles::exportExperiment(const compare::Experiment &experiment)
{
    m_with.exporter.choose(chat::safeFileName(experiment.plan.title, tr("comparison")),
                           {tr("Report with pictures (*.md)"), tr("For another library (*.json)")},
                           [this, experiment](const QString &path) {
                               if (path.endsWith(".json"_L1, Qt::CaseInsensitive))
                                   writeFile(experiment.id, path);
                               else
                                   writeReport(experiment, path);
                           });
}

void ComparisonFiles::writeReport(const compare::Experiment &experiment, const QString &path)
{
    const auto write = [this, experiment, path](const compare::Findings &findings) {
        const auto drawings = writePictures(findings, QFileInfo(path));
        if (!drawings) {
            Q_EMIT m_with.exporter.failed(drawings.error());
            return;
        }
        report::exportPage(experiment, findings, *drawings, m_with.library, this,
                           [this, path](const QByteArray &page) { m_with.exporter.save(path, page); });
    };
    QtConcurrent::run(compare::findings, experiment).then(this, write);
}

void ComparisonFiles::writeFile(const compare::ExperimentId &id, const QString &path)
{
    report::exportFile(id, m_with.library, this, [this, path](const std::expected<QByteArray, QString> &file) {
        if (file)
            m_with.exporter.save(path, *file);
        else
            Q_EMIT m_with.exporter.failed(file.error());
    });
}

void ComparisonFiles::chooseFile()
{
    auto *const dialog = new QFileDialog(m_window, tr("Import a comparison"));
    dialog->setObjectName(u"importComparisonDialog"_s);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFile);
    dialog->setNameFilters({tr("Comparisons (*.json)"), tr("All files (*)")});
    dialog->setDirectory(QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation));
    connect(dialog, &QFileDialog::fileSelected, this, &ComparisonFiles::importFile);
    dialog->open();
}

void ComparisonFiles::importFile(const QString &path)
{
    report::importFile(path, m_with.library, m_with.laboratory, this,
                       [this](const std::expected<compare::ExperimentId, QString> &id) {
                           if (id)
                               Q_EMIT imported(*id);
                           else
                               Q_EMIT m_with.exporter.failed(id.error());
                       });
}

} // namespace windowui
