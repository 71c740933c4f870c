// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "command/commandline.h"
#include "connection/fakekeychain.h"
#include "forecast/forecast.h"
#include "provider/keysource.h"
#include "support/fakeclock.h"
#include "support/fakemodelserver.h"

#include <QHash>
#include <QJsonArray>
#include <QJsonObject>
#include <QTemporaryDir>

class QBuffer;

/// What a command said and ended with.
struct Outcome
{
    QByteArray out;
    QByteArray err;
    command::ExitCode code = command::ExitCode::Done;

    [[nodiscard]] QJsonObject json() const;
    [[nodiscard]] QJsonArray array() const;
    [[nodiscard]] QString text() const { return QString::fromUtf8(out); }
    [[nodiscard]] QString complaint() const { return QString::fromUtf8(err); }
};

/// The command line as a person has it: each command is a process of its own as far as it can tell, on one folder that
/// stays, with a model server and a clock that only the test moves.
class CommandScene
{
public:
    CommandScene();
    ~CommandScene();

    testsupport::FakeModelServer server;
    testsupport::FakeClock clock;
    FakeKeychain keychain;      ///< of the system
    QByteArray key;             ///< for every server; those of the keychain where empty
    forecast::PriceOf priceOf;  ///< what the program knows of prices; nothing where empty
    bool isTerminal = false;    ///< what the commands write to
    bool isErrTerminal = false; ///< what they complain to
    bool isHurried = false;     ///< time goes on by itself up to the next try
    bool isFlowing = false;  ///< the same a millisecond at a time, so that nobody waits in vain
    qint64 outputLimit = -1;    ///< the output takes so many bytes, then fails
    QByteArray interruptAt;     ///< Ctrl+C, once, as soon as the output says this
    QByteArray interruptAtErr;  ///< the same of the complaints

    /// Carries the command out to its end.
    Outcome run(const QStringList &arguments, const QByteArray &input = {});
    /// "ask", the options for a panel of these at the server with judge maestro and writer scribe, then `more`.
    Outcome ask(const QStringList &models, const QStringList &more = {});
    [[nodiscard]] QString endpoint() const { return server.baseUrl().toString(); }

    /// The member's answer; the judge's letters are found by it. Answers cost a quarter each.
    void answers(const QString &model, const QString &text);
    /// What the judge says, with models' names in the places of letters.
    void judgeSays(const QString &json) { m_judgement = json; }

    [[nodiscard]] QString folder() const { return m_folder.path(); }
    [[nodiscard]] QString path(const QString &name) const { return m_folder.filePath(name); }
    void writeFile(const QString &name, const QByteArray &bytes) const;
    /// Every file in the folder, by its path in it.
    [[nodiscard]] QHash<QString, QByteArray> files() const;

private:
    [[nodiscard]] QString withLetters(QString json, const QString &task) const;

    QTemporaryDir m_folder;
    QHash<QString, QString> m_answers;
    QString m_judgement;
};

/// A whole reply: the text in one piece, 10 and 5 tokens, a quarter of a dollar.
[[nodiscard]] testsupport::FakeReply reply(const QString &text);
