// SPDX-License-Identifier: GPL-3.0-or-later
#include "catalogue/capabilities.h"

#include "catalogue/text.h"

using namespace Qt::StringLiterals;

namespace catalogue {

namespace {

QStringList effortsOf(const ModelInfo *info)
{
    QStringList efforts{u"max"_s, u"xhigh"_s, u"high"_s, u"medium"_s, u"low"_s, u"minimal"_s, u"none"_s};
    if (!info)
        return efforts;
    if (!info->efforts.isEmpty())
        efforts.removeIf([info](const QString &effort) { return !info->efforts.contains(effort); });
    if (info->mustReason)
        efforts.removeAll(u"none"_s);
    return efforts;
}

} // namespace

Capabilities capabilitiesOf(const settings::Endpoint *endpoint, const ModelInfo *info)
{
    Capabilities can{.efforts = effortsOf(info)};
    if (info) {
        const QString name = info->model.displayName();
        if (info->temperature == Support::No)
            can.whyNoTemperature = Text::tr("%1 takes no temperature.").arg(name);
        if (info->reasoning == Support::No)
            can.whyNoEffort = Text::tr("%1 does not reason, so it takes no effort.").arg(name);
        can.maxOutputTokens = info->maxOutputTokens;
    }
    if (endpoint && !settings::factsOf(endpoint->kind).hasServerTools) {
        can.whyNoWebTools = Text::tr("Web search and fetch are tools of OpenRouter; %1 has none.").arg(endpoint->name);
        can.whyNoHosts = Text::tr("Hosts are chosen at OpenRouter only.");
    }
    return can;
}

} // namespace catalogue
