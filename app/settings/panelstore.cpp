// SPDX-License-Identifier: GPL-3.0-or-later
#include "settings/panelstore.h"

#include "chat/fields.h"
#include "chat/filename.h"
#include "chat/panelfile.h"
#include "settings/jsonfile.h"
#include "settings/modelname.h"

#include <QCollator>
#include <QDir>
#include <QFileInfo>
#include <QJsonDocument>

using namespace Qt::StringLiterals;

// Q_INIT_RESOURCE must stand outside of any namespace.
static void initializeResources()
{
    Q_INIT_RESOURCE(presets);
}

namespace settings {

namespace {

constexpr chat::Names<Fill, 2> fills{{{Fill::Local, "local"_L1}, {Fill::Example, "example"_L1}}};

QString shippedResources()
{
    initializeResources();
    return u":/presets"_s;
}

/// A panel of this version, whole or to be filled.
StoredPanel read(StoredPanel stored, const QJsonObject &json)
{
    QString problem;
    const chat::Fields fields(json, problem);
    const auto fill = fields.choice("fill"_L1, fills);
    if (!problem.isEmpty()) {
        stored.problem = problem;
        return stored;
    }
    if (const QString name = fields.text("name"_L1).simplified(); !name.isEmpty())
        stored.panel.name = name;
    if (fill) {
        stored.fill = *fill;
        stored.panel.note = fields.text("note"_L1);
        return stored;
    }
    auto panel = chat::panelFromJson(json);
    if (!panel) {
        stored.problem = panel.error();
        return stored;
    }
    for (const QLatin1StringView ours : {"fill"_L1, "order"_L1})
        panel->extra.remove(ours);
    panel->id = stored.panel.id;
    panel->name = stored.panel.name;
    for (chat::StageModel *const stage : {&panel->judge, &panel->writer}) {
        if (*stage == chat::StageModel())
            stage->model = panel->members.first().model;
    }
    stored.panel = *std::move(panel);
    return stored;
}

StoredPanel readFile(const QString &path, Origin origin)
{
    const QString id = QFileInfo(path).completeBaseName();
    const StoredPanel empty{.panel = {.id = origin == Origin::File ? QString() : id, .name = id},
                            .origin = origin,
                            .fill = Fill::None,
                            .path = path,
                            .problem = {}};
    const auto json = readJson(path);
    if (!json) {
        StoredPanel broken = empty;
        broken.problem = json.error();
        return broken;
    }
    StoredPanel stored = read(empty, *json);
    if (!stored.problem.isEmpty())
        stored.problem = PanelStore::tr("%1: %2").arg(QDir::toNativeSeparators(path), stored.problem);
    return stored;
}

QList<StoredPanel> readFolder(const QString &folder, Origin origin)
{
    QList<StoredPanel> panels;
    for (const QFileInfoList files = QDir(folder).entryInfoList({u"*.json"_s}, QDir::Files);
         const QFileInfo &file : files)
        panels.append(readFile(file.filePath(), origin));
    return panels;
}

/// Those that are shipped say in which order they are listed.
QList<StoredPanel> readShipped(const QString &folder)
{
    QList<StoredPanel> panels = readFolder(folder, Origin::Shipped);
    std::ranges::stable_sort(panels, {}, [](const StoredPanel &stored) {
        return readJson(stored.path).value_or(QJsonObject()).value("order"_L1).toInt(1000);
    });
    return panels;
}

bool isSame(const QString &name, const QString &other)
{
    return name.compare(other, Qt::CaseInsensitive) == 0;
}

bool askTheSame(const chat::Panel &panel, const chat::Panel &other)
{
    return panel.members == other.members && panel.judge == other.judge && panel.writer == other.writer &&
           panel.policy == other.policy && panel.privacy == other.privacy;
}

/// A panel's id is its file's name: lower case, without spaces.
QString idFor(const QString &name, const QStringList &taken)
{
    const QString wish = chat::safeFileName(name, u"panel"_s).toLower().replace(u' ', u'-');
    QString id = wish;
    for (int number = 2; taken.contains(id, Qt::CaseInsensitive); ++number)
        id = u"%1-%2"_s.arg(wish).arg(number);
    return id;
}

std::expected<StoredPanel, QString> sound(const StoredPanel &stored)
{
    if (!stored.problem.isEmpty())
        return std::unexpected(stored.problem);
    return stored;
}

} // namespace

PanelStore::PanelStore(const QString &savedFolder, QObject *parent)
    : PanelStore(shippedResources(), savedFolder, parent)
{
}

PanelStore::PanelStore(const QString &shippedFolder, const QString &savedFolder, QObject *parent)
    : QObject(parent), m_shipped(readShipped(shippedFolder)), m_savedFolder(savedFolder)
{
}

QString PanelStore::pathOf(const QString &id) const
{
    return u"%1/%2.json"_s.arg(m_savedFolder, id);
}

QList<StoredPanel> PanelStore::saved() const
{
    QList<StoredPanel> panels = readFolder(m_savedFolder, Origin::Saved);
    for (StoredPanel &stored : panels)
        stored.panel = withTrueNote(std::move(stored.panel));
    const QCollator collator;
    std::ranges::stable_sort(panels, [&](const StoredPanel &one, const StoredPanel &two) {
        return collator.compare(one.panel.name, two.panel.name) < 0;
    });
    return panels;
}

QList<StoredPanel> PanelStore::panels() const
{
    return m_shipped + saved();
}

std::expected<StoredPanel, QString> PanelStore::readFrom(const QString &path) const
{
    StoredPanel stored = readFile(path, Origin::File);
    stored.panel = withTrueNote(withoutExtra(std::move(stored.panel)));
    return sound(stored);
}

std::expected<StoredPanel, QString> PanelStore::find(const QString &nameOrFile) const
{
    const QList<StoredPanel> all = panels();
    for (const StoredPanel &stored : all) {
        if (stored.panel.id == nameOrFile)
            return sound(stored);
    }
    for (const StoredPanel &stored : all) {
        if (isSame(stored.panel.name, nameOrFile.simplified()) || isSame(stored.panel.id, nameOrFile))
            return sound(stored);
    }
    if (QFileInfo(nameOrFile).isFile())
        return readFrom(nameOrFile);
    if (nameOrFile.contains(u'/') || nameOrFile.endsWith(".json"_L1))
        return std::unexpected(tr("There is no panel file %1.").arg(QDir::toNativeSeparators(nameOrFile)));
    return std::unexpected(tr("There is no panel called %1.").arg(nameOrFile.simplified().left(100)));
}

std::expected<chat::Panel, QString> PanelStore::save(chat::Panel panel, const QString &name)
{
    panel.name = name.simplified();
    if (panel.name.isEmpty())
        return std::unexpected(tr("Give the panel a name."));
    if (panel.name.size() > 100)
        return std::unexpected(tr("The name is too long; 100 characters are enough."));
    const QList<StoredPanel> all = panels();
    const auto named = std::ranges::find_if(all, [&](const StoredPanel &stored) {
        return stored.problem.isEmpty() && isSame(stored.panel.name, panel.name);
    });
    const bool replaces = named != all.end();
    if (replaces && named->origin == Origin::Shipped)
        return std::unexpected(tr("A panel that came with Counterpoint has this name; choose another."));

    QStringList taken;
    for (const StoredPanel &stored : all)
        taken.append(stored.panel.id);
    panel.id = replaces ? named->panel.id : idFor(panel.name, taken);
    panel = withTrueNote(std::move(panel));
    numberMembers(panel);
    QJsonObject json = panelFile(panel);
    if (const auto checked = chat::panelFromJson(json); !checked)
        return std::unexpected(checked.error());
    json.remove("id"_L1); // the file's name says it

    if (const auto written = writeJson(pathOf(panel.id), json); !written)
        return std::unexpected(written.error());
    Q_EMIT changed();
    return panel;
}

std::expected<QByteArray, QString> PanelStore::remove(const QString &id)
{
    const QList<StoredPanel> all = saved();
    const auto found = std::ranges::find(all, id, [](const StoredPanel &stored) { return stored.panel.id; });
    if (found == all.end())
        return std::unexpected(tr("There is no saved panel called %1.").arg(id.simplified().left(100)));
    const QByteArray bytes = readBytes(found->path).value_or(QByteArray());
    QFile file(found->path);
    if (!file.remove())
        return std::unexpected(
            tr("%1 cannot be removed: %2.").arg(QDir::toNativeSeparators(found->path), file.errorString()));
    Q_EMIT changed();
    return bytes;
}

std::expected<void, QString> PanelStore::putBack(const QString &id, const QByteArray &file)
{
    const QString path = pathOf(id);
    if (QFileInfo::exists(path))
        return std::unexpected(tr("Another panel has been saved as %1.").arg(QDir::toNativeSeparators(path)));
    if (const auto written = writeBytes(path, file); !written)
        return written;
    Q_EMIT changed();
    return {};
}

bool PanelStore::isAsShipped(const chat::Panel &panel) const
{
    return std::ranges::any_of(m_shipped, [&](const StoredPanel &stored) {
        return stored.isReady() && stored.panel.note == panel.note && askTheSame(stored.panel, panel);
    });
}

chat::Panel PanelStore::withTrueNote(chat::Panel panel) const
{
    const bool isShippedNote =
        std::ranges::any_of(m_shipped, [&](const StoredPanel &stored) { return stored.panel.note == panel.note; });
    if (isShippedNote && !isAsShipped(panel))
        panel.note.clear();
    return panel;
}

namespace {

/// One of each server in turn.
QList<chat::Model> dealt(const QList<chat::Model> &models)
{
    QHash<QString, int> rounds;
    QList<std::pair<int, chat::Model>> ranked;
    for (const chat::Model &model : models) {
        if (namesChatModel(model.id))
            ranked.append({rounds[model.endpoint]++, model});
    }
    std::ranges::stable_sort(ranked, {}, &std::pair<int, chat::Model>::first);
    QList<chat::Model> order;
    for (const auto &[round, model] : std::as_const(ranked))
        order.append(model);
    return order;
}

} // namespace

QByteArray fileOf(const chat::Panel &panel)
{
    QJsonObject json = toJson(panel);
    json.remove("id"_L1); // the file's name says it
    return QJsonDocument(json).toJson();
}

chat::Panel firstPanel(const QList<chat::Model> &models)
{
    constexpr qsizetype most = 3;
    QList<chat::Model> chosen = dealt(models);
    chosen.resize(std::min(most, chosen.size()));
    if (chosen.size() == 1)
        chosen.append(chosen.first());
    chat::Panel panel;
    for (const chat::Model &model : std::as_const(chosen))
        panel.members.append({.model = model});
    if (!chosen.isEmpty()) {
        panel.judge.model = chosen.first();
        panel.writer.model = chosen.first();
    }
    numberMembers(panel);
    return panel;
}

} // namespace settings
