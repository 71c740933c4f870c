// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/text/codecolors.h"

#include <QObject>
#include <QThread>

#include <memory>

namespace textui {

/// Owns the syntax definitions and colours lines with them, on a thread of its own.
class CodeWorker : public QObject
{
    Q_OBJECT

public:
    CodeWorker();
    ~CodeWorker() override;

    void color(const CodeRequest &request);

Q_SIGNALS:
    void colored(const textui::CodeReply &reply);

private:
    class Colorer;
    std::unique_ptr<Colorer> m_colorer;
};

/// The worker's thread. It lives as long as any view holds it.
class CodeThread
{
public:
    CodeThread();
    ~CodeThread();

    /// The one that all views share: loading the definitions takes longer than a frame, so one of them must do.
    [[nodiscard]] static std::shared_ptr<CodeThread> shared();

    [[nodiscard]] CodeWorker *worker() const { return m_worker; }
    void post(const CodeRequest &request);

private:
    QThread m_thread;
    CodeWorker *m_worker;
};

} // namespace textui
