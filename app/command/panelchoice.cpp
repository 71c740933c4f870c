// SPDX-License-Identifier: GPL-3.0-or-later
#include "command/panelchoice.h"

#include "command/text.h"
#include "settings/panelstore.h"
#include "settings/preferences.h"

#include <QFileInfo>

using namespace Qt::StringLiterals;

namespace command {

namespace {

using Choice = std::expected<PanelChoice, QString>;

Choice onTheSpot(const Ask &ask)
{
    const auto url = settings::baseUrlFromInput(ask.endpoint);
    if (!url)
        return std::unexpected(url.error());
    const settings::Endpoint endpoint = settings::endpointForUrl(*url);
    const auto model = [&endpoint](const QString &id) { return chat::Model{.endpoint = endpoint.id, .id = id}; };

    chat::Panel panel{.name = ask.models.join(u" + "_s)};
    for (const QString &id : ask.models)
        panel.members.append({.model = model(id)});
    chat::numberMembers(panel);
    const QString first = ask.models.first();
    if (ask.judge == u"none")
        panel.policy.judging = chat::Judging::WithoutJudge;
    panel.judge.model = model(panel.policy.judging == chat::Judging::WithJudge ? ask.judge.value_or(first) : first);
    panel.writer.model = model(ask.writer.value_or(first));
    return PanelChoice{.panel = panel, .endpoint = endpoint};
}

Choice stored(const QString &name, const settings::PanelStore &panels)
{
    const auto found = panels.find(name);
    if (!found)
        return std::unexpected(QFileInfo::exists(name)
                                   ? found.error()
                                   : tr("%1 “counterpoint panels” lists those there are.").arg(found.error()));
    if (found->fill == settings::Fill::Example)
        return PanelChoice{.panel = found->panel, .isExample = true};
    if (found->fill == settings::Fill::Local) {
        return std::unexpected(
            tr("The panel “%1” is filled with the servers that the window finds on this computer; here, name "
               "one: --endpoint http://127.0.0.1:11434/v1 --model ID.")
                .arg(found->panel.name));
    }
    return PanelChoice{.panel = found->panel, .isStored = found->origin != settings::Origin::File};
}

} // namespace

Choice choosePanel(const Ask &ask, const chat::Turn *last, const settings::PanelStore &panels,
                   const settings::Preferences &preferences)
{
    if (!ask.models.isEmpty())
        return onTheSpot(ask);
    if (!ask.panel.isEmpty())
        return stored(ask.panel, panels);
    if (last && last->example.isEmpty())
        return PanelChoice{.panel = last->panel};
    if (preferences.lastUnsaved)
        return PanelChoice{.panel = *preferences.lastUnsaved};
    if (!preferences.lastPanel.isEmpty())
        return stored(preferences.lastPanel, panels);
    return std::unexpected(
        tr("No panel was used before; name one with --panel (“counterpoint panels” lists them), give "
           "--endpoint and --model, or try --panel demo."));
}

} // namespace command
