// SPDX-License-Identifier: GPL-3.0-or-later
#include "settings/modelname.h"

#include <QTest>

/// What a model's name tells of it.
class ModelNameTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(); }
    void namesTell_data();
    void namesTell();
};

void ModelNameTest::namesTell_data()
{
    QTest::addColumn<bool>("isListed");
    QTest::addColumn<bool>("isPicked");
    for (const char *const model : {"gpt-5.5", "qwen3:8b", "anthropic/claude-opus-4.8", "models/gemini-3.1-pro",
                                    "mistral-large-latest", "accounts/fireworks/models/deepseek-v4-pro"})
        QTest::newRow(model) << true << true;
    for (const char *const model :
         {"gpt-4o-audio-preview", "llama-guard-4-12b", "google/gemini-3-pro-image", "models/aqa"})
        QTest::newRow(model) << true << false;
    for (const char *const model :
         {"text-embedding-3-small", "whisper-large-v3", "openai/whisper-1", "tts-1", "dall-e-3", "gpt-image-1",
          "omni-moderation-latest", "Nomic-Embed-Text:latest", "bge-reranker-v2"})
        QTest::newRow(model) << false << false;
}

void ModelNameTest::namesTell()
{
    const QString model = QString::fromLatin1(QTest::currentDataTag());
    QTEST(!settings::namesNoWriter(model), "isListed");
    QTEST(settings::namesChatModel(model), "isPicked");
}

QTEST_APPLESS_MAIN(ModelNameTest)
#include "tst_modelname.moc"
