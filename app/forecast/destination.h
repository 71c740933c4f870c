// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "chat/panel.h"
#include "settings/endpoint.h"

namespace forecast {

/// Whoever gets to read the question: members, and where there are several, judge and writer.
[[nodiscard]] QList<chat::Model> modelsOf(const chat::Panel &panel);
/// These, and whoever is asked where a member fails.
[[nodiscard]] QList<chat::Model> possibleModelsOf(const chat::Panel &panel);

/// Where a question to this panel goes: "OpenRouter, and hosts it chooses for models by Anthropic, OpenAI",
/// "stays on this computer", "llm.example.org"; several joined by "; ".
[[nodiscard]] QString destinationOf(const chat::Panel &panel, const QList<settings::Endpoint> &endpoints);

/// What the panel's wishes for privacy do not cover, a sentence each: connections that cannot be told of them, web
/// tools, a local server that passes texts on. Empty where nothing is wished for.
[[nodiscard]] QStringList uncovered(const chat::Panel &panel, const QList<settings::Endpoint> &endpoints);

/// Why the panel is not asked at all: it may only stay on this computer, and one of its models is elsewhere. A
/// sentence; empty where it can be asked.
[[nodiscard]] QString refusal(const chat::Panel &panel, const QList<settings::Endpoint> &endpoints);

} // namespace forecast
