// SPDX-License-Identifier: GPL-3.0-or-later
#include "commandscene.h"

#include "catalogue/catalogue.h"
#include "command/commands.h"
#include "compare/laboratory.h"
#include "connection/keyring.h"
#include "desk/desk.h"
#include "forecast/forecaster.h"
#include "library/library.h"
#include "provider/connections.h"
#include "settings/endpointstore.h"
#include "settings/panelstore.h"
#include "settings/preferences.h"

#include <QBuffer>
#include <QDirIterator>
#include <QJsonDocument>
#include <QRegularExpression>
#include <QTest>

#include <csignal>

using namespace Qt::StringLiterals;
using testsupport::FakeReply;
using testsupport::FakeRequest;

namespace {

class OneKey : public provider::KeySource
{
public:
    explicit OneKey(const QByteArray &key) : m_key(key) {}
    [[nodiscard]] provider::Secret key(const settings::Endpoint &) const override { return provider::Secret(m_key); }

private:
    QByteArray m_key;
};

/// Standard output, which may have little room, and somebody who reads along.
class Output : public QBuffer
{
public:
    Output(qint64 limit, const QByteArray &interruptAt) : m_limit(limit), m_interruptAt(interruptAt) {}

protected:
    qint64 writeData(const char *bytes, qint64 size) override
    {
        if (m_limit >= 0 && pos() + size > m_limit) {
            setErrorString(u"No space left on device"_s);
            return -1;
        }
        const qint64 written = QBuffer::writeData(bytes, size);
        if (!m_interruptAt.isEmpty() && data().contains(m_interruptAt)) {
            m_interruptAt.clear();
            std::raise(SIGINT);
        }
        return written;
    }

private:
    qint64 m_limit;
    QByteArray m_interruptAt;
};

/// The next try is at most so far away; the watchdogs are much farther.
constexpr std::chrono::seconds longestTry{5};

} // namespace

QJsonObject Outcome::json() const
{
    return QJsonDocument::fromJson(out).object();
}

QJsonArray Outcome::array() const
{
    return QJsonDocument::fromJson(out).array();
}

FakeReply reply(const QString &text)
{
    return FakeReply::stream().role().text(text).finish().usage(10, 5, 0.25).done();
}

CommandScene::CommandScene()
{
    judgeSays(uR"({"consensus":[{"point":"All say so","members":["alto","tenor"],"opposed":[],"evidence":[]}],
                   "contradictions":[],"partial_coverage":[],"unique_insights":[],"blind_spots":[],"reviews":[]})"_s);
    server.setHandler([this](const FakeRequest &asked) -> std::optional<FakeReply> {
        if (asked.model() != u"maestro" || m_judgement.isEmpty())
            return std::nullopt;
        return reply(withLetters(m_judgement, asked.lastText(u"user"_s)));
    });
    server.answer(u"scribe"_s, reply(u"Both have a point."_s));
}

CommandScene::~CommandScene() = default;

void CommandScene::answers(const QString &model, const QString &text)
{
    m_answers.insert(model, text);
    server.answer(model, reply(text));
}

QString CommandScene::withLetters(QString json, const QString &task) const
{
    static const QRegularExpression fenced(u"<<<ANSWER (\\w) \\S+>>>\n(.*?)\n<<<END OF ANSWER"_s,
                                           QRegularExpression::DotMatchesEverythingOption);
    for (auto match = fenced.globalMatch(task); match.hasNext();) {
        const QRegularExpressionMatch answer = match.next();
        const QString model = m_answers.key(answer.captured(2));
        json.replace(u"\"%1\""_s.arg(model), u"\"%1\""_s.arg(answer.captured(1)));
    }
    return json;
}

Outcome CommandScene::ask(const QStringList &models, const QStringList &more)
{
    QStringList arguments{u"ask"_s,     u"--endpoint"_s, endpoint(), u"--judge"_s,
                          u"maestro"_s, u"--writer"_s,   u"scribe"_s};
    for (const QString &model : models)
        arguments << u"--model"_s << model;
    return run(arguments + more + QStringList{u"Why?"_s});
}

Outcome CommandScene::run(const QStringList &arguments, const QByteArray &input)
{
    const auto commandLine = command::parse(arguments);
    if (!commandLine)
        return {.err = commandLine.error().toUtf8() + '\n', .code = command::ExitCode::WrongUse};
    const OneKey keys(key);
    settings::PanelStore panels(path(u"panels"_s));
    settings::EndpointStore endpoints(path(u"endpoints.json"_s));
    settings::PreferenceStore preferences(path(u"preferences.json"_s));
    connection::KeyRing ring(keychain, clock);
    provider::Connections connections(clock, key.isEmpty() ? static_cast<const provider::KeySource &>(ring) : keys);
    catalogue::Catalogue catalogue(path(u"models"_s), keys, clock);
    library::Library library(clock);
    desk::Desk desk(connections, library, clock, std::mt19937(1));
    forecast::Forecaster forecaster(library, endpoints, preferences, clock);
    forecaster.setPrices(priceOf);
    desk.setPreparation([&forecaster](fusion::RunRequest &request) { forecaster.prepare(request); });
    compare::Laboratory laboratory(
        {.desk = desk, .connections = connections, .library = library, .forecaster = forecaster, .clock = clock});
    QBuffer in;
    Output out(outputLimit, std::exchange(interruptAt, {}));
    Output err(-1, std::exchange(interruptAtErr, {}));
    in.setData(input);
    if (!in.open(QIODevice::ReadOnly) || !out.open(QIODevice::WriteOnly) || !err.open(QIODevice::WriteOnly))
        return {};
    std::optional<command::ExitCode> code;
    QObject context;
    command::run(*commandLine,
                 {.desk = desk,
                  .library = library,
                  .libraryFolder = path(u"library"_s),
                  .panels = panels,
                  .endpoints = endpoints,
                  .preferences = preferences,
                  .connections = connections,
                  .catalogue = catalogue,
                  .keys = ring,
                  .clock = clock,
                  .forecaster = forecaster,
                  .laboratory = laboratory,
                  .in = in,
                  .out = out,
                  .err = err,
                  .isTerminal = isTerminal,
                  .isErrTerminal = isErrTerminal},
                 &context, [&code](command::ExitCode ended) { code = ended; });
    const bool hasEnded = QTest::qWaitFor(
        [this, &code] {
            if (isHurried && !code && clock.nextDue() && *clock.nextDue() <= longestTry)
                clock.advance(*clock.nextDue());
            else if (isFlowing && !code)
                clock.advance(std::chrono::milliseconds(1));
            return code.has_value();
        },
        QDeadlineTimer(std::chrono::seconds(30)));
    if (!hasEnded)
        QTest::qFail("The command does not end.", __FILE__, __LINE__);
    return {.out = out.data(), .err = err.data(), .code = code.value_or(command::ExitCode::Failed)};
}

void CommandScene::writeFile(const QString &name, const QByteArray &bytes) const
{
    QFile file(path(name));
    if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size())
        QTest::qFail("The file cannot be written.", __FILE__, __LINE__);
}

QHash<QString, QByteArray> CommandScene::files() const
{
    QHash<QString, QByteArray> found;
    QDirIterator walk(folder(), QDir::Files | QDir::Hidden, QDirIterator::Subdirectories);
    while (walk.hasNext()) {
        QFile file(walk.next());
        if (file.open(QIODevice::ReadOnly))
            found.insert(QDir(folder()).relativeFilePath(file.fileName()), file.readAll());
    }
    return found;
}
