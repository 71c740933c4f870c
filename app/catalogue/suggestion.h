// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "catalogue/modelinfo.h"

#include <QList>

namespace catalogue {

struct Listing;

/// The models to begin with at an endpoint that one does not know yet: the newest first, those without a date last, in
/// the order of the list. Without those that have retired, and without the dated editions of a model that is listed too
/// ("gpt-5.5-2026-05-01" beside "gpt-5.5").
[[nodiscard]] QList<chat::Model> newestFirst(QList<ModelInfo> models, const QDate &today);

/// A panel to begin with.
struct Suggestion
{
    chat::Panel panel;  ///< named after the endpoint; no members where it offers none that write
    bool isAll = false; ///< the endpoint has no others
};

/// Of that endpoint alone, its newest models: see settings::firstPanel().
[[nodiscard]] Suggestion suggestion(const Listing &listing, const QDate &today);

} // namespace catalogue
