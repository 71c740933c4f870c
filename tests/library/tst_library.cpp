// SPDX-License-Identifier: GPL-3.0-or-later
#include "library/library.h"

#include "library/samples.h"
#include "support/fakeclock.h"

#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace librarysamples;

class LibraryTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QTest::failOnWarning(); }

    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        m_clock = std::make_unique<testsupport::FakeClock>();
        open();
    }

    void cleanup() { m_library.reset(); }

    void aFinishedTurnIsReadBackAsItWas();

private:
    void open()
    {
        m_library = std::make_unique<library::Library>(*m_clock);
        const auto opened = m_library->open(m_folder->path() + u"/library"_s);
        QVERIFY2(opened.has_value(), qPrintable(opened.error_or(QString())));
    }

    void append(const QList<chat::RunEvent> &events)
    {
        for (const chat::RunEvent &event : events)
            m_library->append(event);
    }

    std::expected<chat::Session, QString> load(const chat::SessionId &id)
    {
        std::optional<std::expected<chat::Session, QString>> loaded;
        m_library->load(id, this, [&](const auto &session) { loaded = session; });
        if (!QTest::qWaitFor([&] { return loaded.has_value(); }))
            return std::unexpected(u"no answer"_s);
        return *loaded;
    }

    bool flush()
    {
        bool isDone = false;
        m_library->flush(this, [&] { isDone = true; });
        return QTest::qWaitFor([&] { return isDone; });
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<testsupport::FakeClock> m_clock;
    std::unique_ptr<library::Library> m_library;
};

void LibraryTest::aFinishedTurnIsReadBackAsItWas()
{
    const Script script = newScript();
    append(run(script));
    QVERIFY(flush());
    const auto session = load(script.session);
    QVERIFY2(session.has_value(), qPrintable(session.error_or(QString())));
    QCOMPARE(session->turns.size(), 1);
    QCOMPARE(session->turns.first(), folded(run(script)));
}

QTEST_GUILESS_MAIN(LibraryTest)
#include "tst_library.moc"
