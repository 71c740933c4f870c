// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "settings/endpoint.h"

namespace testsupport {

/// "openrouter"; "ollama" on this computer; "vllm" elsewhere.
[[nodiscard]] inline QList<settings::Endpoint> someEndpoints()
{
    return {settings::openRouter(),
            {.id = QStringLiteral("ollama"),
             .name = QStringLiteral("Ollama"),
             .url = QUrl(QStringLiteral("http://127.0.0.1:11434/v1")),
             .kind = settings::EndpointKind::Ollama},
            {.id = QStringLiteral("vllm"),
             .name = QStringLiteral("vLLM"),
             .url = QUrl(QStringLiteral("https://llm.example.org/v1")),
             .kind = settings::EndpointKind::Vllm}};
}

} // namespace testsupport
