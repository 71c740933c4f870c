// SPDX-License-Identifier: GPL-3.0-or-later
#include "command/panels.h"

#include "catalogue/kinship.h"
#include "chat/panelwords.h"
#include "command/output.h"
#include "command/text.h"
#include "forecast/destination.h"
#include "settings/endpointstore.h"
#include "settings/panelstore.h"

using namespace Qt::StringLiterals;
using settings::StoredPanel;

namespace command {

namespace {

/// One whose members can be told.
std::expected<chat::Panel, Refusal> find(const QString &name, const settings::PanelStore &panels)
{
    const auto found = panels.find(name);
    if (!found)
        return std::unexpected(Refusal{found.error()});
    if (!found->isReady())
        return std::unexpected(
            Refusal{tr("The panel “%1” names no members: the program fills it.").arg(found->panel.name)});
    return found->panel;
}

QString line(const QString &head, const QString &name, const chat::Model &model, const QStringList &words)
{
    const QString place = u" (%1 %2)"_s.arg(model.endpoint.simplified(), model.id.simplified());
    const QString text = head.leftJustified(9) + name.simplified() + place;
    return words.isEmpty() ? text : text + u": "_s + words.join(u" · "_s).simplified();
}

QString hint(const QString &sentence)
{
    return QString(9, u' ') + sentence;
}

QStringList linesOf(const chat::Panel &panel)
{
    QStringList lines{panel.name};
    if (!panel.note.isEmpty())
        lines.append(panel.note.simplified());
    for (const chat::Member &member : panel.members)
        lines.append(line(QString::number(member.id.number), member.displayName(), member.model, wordsOf(member)));
    if (panel.members.size() > 1) {
        const auto add = [&lines](const QString &head, const chat::StageModel &stage) {
            lines.append(line(head, stage.model.displayName(), stage.model, wordsOf(stage.settings)));
        };
        if (panel.policy.judging == chat::Judging::WithJudge)
            add(tr("judge"), panel.judge);
        if (const QString warning = catalogue::judgeKinship(panel); !warning.isEmpty())
            lines.append(hint(warning));
        add(tr("writer"), panel.writer);
    }
    lines.append(tr("policy").leftJustified(9) + wordsOf(panel.policy, panel.members.size()).join(u" · "_s));
    return lines;
}

} // namespace

Printed showPanel(const ShowPanel &show, const settings::PanelStore &panels, const settings::EndpointStore &endpoints)
{
    const auto panel = find(show.panel, panels);
    if (!panel)
        return std::unexpected(panel.error());
    if (show.asJson)
        return settings::fileOf(*panel);
    QStringList lines = linesOf(*panel);
    if (panel->privacy.any()) {
        lines.append(tr("privacy").leftJustified(9) + wordsOf(panel->privacy).join(u" · "_s));
        const QStringList gaps = forecast::uncovered(*panel, endpoints.endpoints());
        for (const QString &gap : gaps)
            lines.append(hint(gap));
    }
    return terminalSafe(lines.join(u'\n') + u'\n').toUtf8();
}

Printed importPanel(const ImportPanel &import, settings::PanelStore &panels)
{
    const auto read = panels.readFrom(import.file);
    if (!read)
        return std::unexpected(Refusal{read.error()});
    if (!read->isReady())
        return std::unexpected(Refusal{tr("%1 names no members, so there is nothing to keep.").arg(import.file)});
    const QString name = import.name.isEmpty() ? read->panel.name : import.name.simplified();
    const QList<StoredPanel> all = panels.panels();
    const bool isTaken = std::ranges::any_of(all, [&name](const StoredPanel &stored) {
        return stored.origin == settings::Origin::Saved && stored.panel.name.compare(name, Qt::CaseInsensitive) == 0;
    });
    if (isTaken && !import.replaces)
        return std::unexpected(Refusal{tr("There is a panel “%1” already; --replace puts this one in its place, "
                                          "--name gives it another name.")
                                           .arg(name)});
    const auto kept = panels.save(read->panel, name);
    if (!kept)
        return std::unexpected(Refusal{kept.error(), ExitCode::Failed});
    return terminalSafe(tr("Kept %1 as %2.\n").arg(kept->name, kept->id)).toUtf8();
}

Printed exportPanel(const ExportPanel &wanted, const settings::PanelStore &panels)
{
    const auto panel = find(wanted.panel, panels);
    if (!panel)
        return std::unexpected(panel.error());
    const QByteArray bytes = settings::fileOf(*panel);
    if (wanted.file.isEmpty())
        return bytes;
    if (const auto written = putFile(wanted.file, bytes); !written)
        return std::unexpected(Refusal{written.error(), ExitCode::Failed});
    return QByteArray();
}

} // namespace command
