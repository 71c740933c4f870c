// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "command/commandline.h"

#include <QByteArray>

#include <expected>

namespace settings {
class EndpointStore;
class PanelStore;
} // namespace settings

/// `counterpoint panels …`: what each prints, or what is wrong in one sentence.
namespace command {

struct Refusal
{
    QString reason;
    ExitCode code = ExitCode::WrongUse;
};
using Printed = std::expected<QByteArray, Refusal>;

/// Name, note, a line a member, judge, writer, times and money, privacy and what it does not cover. As JSON as it
/// stands in a file.
[[nodiscard]] Printed showPanel(const ShowPanel &show, const settings::PanelStore &panels,
                                const settings::EndpointStore &endpoints);
/// Keeps it; never in the place of another panel unless told so.
[[nodiscard]] Printed importPanel(const ImportPanel &import, settings::PanelStore &panels);
/// Nothing is printed where a file is written.
[[nodiscard]] Printed exportPanel(const ExportPanel &wanted, const settings::PanelStore &panels);

} // namespace command
