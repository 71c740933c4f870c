// SPDX-License-Identifier: GPL-3.0-or-later
#include "settings/modelname.h"

#include <QRegularExpression>

using namespace Qt::StringLiterals;

namespace settings {

bool namesNoWriter(const QString &modelId)
{
    static const QRegularExpression other(
        u"embed|rerank|whisper|^(.*/)?(tts-|dall-e|gpt-image|omni-moderation|text-moderation)"_s,
        QRegularExpression::CaseInsensitiveOption);
    return other.match(modelId).hasMatch();
}

bool namesChatModel(const QString &modelId)
{
    static const QRegularExpression other(
        u"transcri|\\btts\\b|speech|audio|realtime|image|imagen|flux|video|veo|sora|moderation|"
        "guard|ocr|davinci|babbage|bge-|aqa"_s,
        QRegularExpression::CaseInsensitiveOption);
    return !namesNoWriter(modelId) && !other.match(modelId).hasMatch();
}

} // namespace settings
