// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "catalogue/modelinfo.h"
#include "settings/endpoint.h"

namespace catalogue {

/// Which settings a model takes, as far as its connection and its list say. Where one is of no use: why, in a sentence.
struct Capabilities
{
    QString whyNoTemperature; ///< empty: it takes one, or nobody says
    QString whyNoEffort;
    QString whyNoWebTools;
    QString whyNoHosts;                 ///< hosts cannot be chosen
    QStringList efforts;                ///< that can be chosen, the greatest first; all where nobody says
    std::optional<int> maxOutputTokens; ///< absent: nobody says

    bool operator==(const Capabilities &) const = default;
};

/// `endpoint` and `info` are absent where they are not known.
[[nodiscard]] Capabilities capabilitiesOf(const settings::Endpoint *endpoint, const ModelInfo *info);

} // namespace catalogue
