// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "library/place.h"

#include <QObject>

#include <memory>

class QLocalServer;
class QLocalSocket;

namespace library {

class FileLock;

/// One window a library. The process that claims it listens; a second start tells it to come to the front, and ends.
/// Processes that write beside it (`ask`) tell it what changed.
class Instance : public QObject
{
    Q_OBJECT

public:
    enum class Claim {
        Window,      ///< this process may open the window
        OtherShown,  ///< another has it, and was told to come to the front
        OtherSilent, ///< another has it, and does not answer
    };

    explicit Instance(const QString &libraryFolder, QObject *parent = nullptr);
    ~Instance() override;

    /// `activationToken` is what a desktop gave this start so that its window may come to the front (the value of
    /// XDG_ACTIVATION_TOKEN). Takes at most a second, and only where another has the window.
    [[nodiscard]] Claim claim(const QString &activationToken = {});

    /// Tells the window of that library, if there is one, that `process` has changed the list. From any thread.
    static void tellChanged(const Place &place, const QString &process);

Q_SIGNALS:
    /// Another start wants the window to come to the front.
    void activateRequested(const QString &activationToken);
    /// That process wrote to the library.
    void changed(const QString &process);

private:
    [[nodiscard]] bool listen();
    void readFrom(QLocalSocket *socket);

    const Place m_place;
    std::unique_ptr<FileLock> m_lock;
    QLocalServer *m_server = nullptr;
};

} // namespace library
