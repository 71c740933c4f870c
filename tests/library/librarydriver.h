// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "library/library.h"
#include "support/fakeclock.h"

#include <QEventLoop>
#include <QPointer>
#include <QTest>
#include <QTimer>

namespace librarysamples {

/// A library in use: asks it and waits for the answer. Time moves only by `clock`.
class LibraryDriver : public QObject
{
    Q_OBJECT

public:
    explicit LibraryDriver(const QString &folder) : m_folder(folder) { open(); }

    void open() { m_opened = library.open(m_folder); }
    [[nodiscard]] bool isOpen() const { return m_opened.has_value(); }
    [[nodiscard]] QString error() const { return m_opened.error_or(QString()); }
    [[nodiscard]] QString folder() const { return m_folder; }

    void append(const QList<chat::RunEvent> &events)
    {
        for (const chat::RunEvent &event : events)
            library.append(event);
    }
    /// Appended, and on disk.
    void write(const QList<chat::RunEvent> &events)
    {
        append(events);
        QVERIFY(flush());
    }
    [[nodiscard]] bool flush()
    {
        return answer<bool>([this](auto done) { library.flush(this, [done] { done(true); }); });
    }
    [[nodiscard]] QList<library::SessionSummary> sessions()
    {
        return answer<QList<library::SessionSummary>>([this](auto done) { library.sessions(this, done); });
    }
    [[nodiscard]] QList<library::SessionSummary> search(const QString &text, int limit = 50)
    {
        return answer<QList<library::SessionSummary>>([&](auto done) { library.search(text, limit, this, done); });
    }
    [[nodiscard]] std::expected<chat::Session, QString> load(const chat::SessionId &id)
    {
        using Result = std::expected<chat::Session, QString>;
        return answer<Result>([&](auto done) { library.load(id, this, done); });
    }
    [[nodiscard]] std::expected<chat::SessionId, QString> find(const QString &prefix)
    {
        using Result = std::expected<chat::SessionId, QString>;
        return answer<Result>([&](auto done) { library.find(prefix, this, done); });
    }
    [[nodiscard]] QList<library::ExperimentEntry> experiments(const QString &search = {})
    {
        return answer<QList<library::ExperimentEntry>>([&](auto done) { library.experiments(search, this, done); });
    }
    [[nodiscard]] std::expected<QList<QJsonObject>, QString> loadExperiment(const QString &id)
    {
        using Result = std::expected<QList<QJsonObject>, QString>;
        return answer<Result>([&](auto done) { library.loadExperiment(id, this, done); });
    }
    [[nodiscard]] std::expected<QString, QString> findExperiment(const QString &prefix)
    {
        using Result = std::expected<QString, QString>;
        return answer<Result>([&](auto done) { library.findExperiment(prefix, this, done); });
    }
    /// The turns of a session; empty where it cannot be loaded.
    [[nodiscard]] QList<chat::Turn> turns(const chat::SessionId &id)
    {
        return load(id).value_or(chat::Session()).turns;
    }
    [[nodiscard]] std::expected<void, QString> backUp(const QString &file)
    {
        using Result = std::expected<void, QString>;
        return answer<Result>([&](auto done) { library.backUp(file, this, done); });
    }
    [[nodiscard]] std::expected<qint64, QString> cleanUp()
    {
        using Result = std::expected<qint64, QString>;
        return answer<Result>([&](auto done) { library.cleanUp(this, done); });
    }
    /// What runs some seconds after opening.
    void maintain()
    {
        clock.advance(std::chrono::seconds(3));
        // Each step of it is written before the next is asked for.
        for (int step = 0; step < 8; ++step)
            QVERIFY(flush());
    }

    testsupport::FakeClock clock;
    library::Library library{clock};

private:
    static constexpr int patienceMs = 60'000;

    template<typename Result>
    Result answer(const std::function<void(std::function<void(Result)>)> &ask)
    {
        QEventLoop loop; // wakes with the answer
        QTimer::singleShot(patienceMs, &loop, [] { qFatal("The library does not answer."); });
        const auto answer = std::make_shared<std::optional<Result>>();
        ask([answer, watched = QPointer(&loop)](const Result &result) {
            *answer = result;
            if (watched)
                watched->quit();
        });
        loop.exec();
        return **answer;
    }

    const QString m_folder;
    std::expected<void, QString> m_opened;
};

} // namespace librarysamples
