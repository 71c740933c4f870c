// SPDX-License-Identifier: GPL-3.0-or-later
#include "settings/draftstore.h"

#include "settings/files.h"

#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using settings::Drafts;
using settings::DraftStore;

/// What was typed is there again, whatever became of its file.
class DraftStoreTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        QTest::failOnWarning();
        m_folder = std::make_unique<QTemporaryDir>();
    }
    void keepsWhatWasTyped();
    void keepsLongOnes();
    void emptyOnesAreForgotten();
    void aBrokenFileIsSetAside();
    void whatCannotBeWrittenIsSaid();

private:
    [[nodiscard]] QString file() const { return m_folder->filePath(u"drafts.json"_s); }

    std::unique_ptr<QTemporaryDir> m_folder;
};

void DraftStoreTest::keepsWhatWasTyped()
{
    const Drafts drafts{{QString(), u"A new one?"_s}, {u"7f3a"_s, u"And \"then\"?\n\nሴ"_s}};
    QVERIFY(DraftStore(file()).drafts().isEmpty());
    QVERIFY(DraftStore(file()).replace(drafts));
    const DraftStore again(file());
    QCOMPARE(again.drafts(), drafts);
    QVERIFY(again.problems().isEmpty());
}

void DraftStoreTest::keepsLongOnes()
{
    const Drafts drafts{{u"a"_s, QString(900'000, u'x')}, {u"b"_s, QString(900'000, u'y')}};
    QVERIFY(DraftStore(file()).replace(drafts));
    QCOMPARE(DraftStore(file()).drafts(), drafts);
}

void DraftStoreTest::emptyOnesAreForgotten()
{
    QVERIFY(DraftStore(file()).replace({{u"a"_s, u"Why?"_s}}));
    QVERIFY(DraftStore(file()).replace({{u"a"_s, u" \n"_s}, {u"b"_s, QString()}}));
    QVERIFY(DraftStore(file()).drafts().isEmpty());
}

void DraftStoreTest::aBrokenFileIsSetAside()
{
    files::write(file(), "{\"drafts\":{\"a\":\"Wh");
    DraftStore store(file());
    QVERIFY(store.drafts().isEmpty());
    QCOMPARE(store.problems().size(), 1);
    QVERIFY2(store.problems().first().contains(u"is broken at line 1"_s), qPrintable(store.problems().first()));
    QVERIFY(store.replace({{u"b"_s, u"How?"_s}}));
    QCOMPARE(QDir(m_folder->path()).entryList(QDir::Files).size(), 2); // what was there is not lost
}

void DraftStoreTest::whatCannotBeWrittenIsSaid()
{
    DraftStore store(m_folder->filePath(u"drafts.json/inside.json"_s));
    files::write(file(), "a file where a folder should be");
    const auto kept = store.replace({{u"a"_s, u"Why?"_s}});
    QVERIFY(!kept);
    QVERIFY(kept.error().contains(u"cannot be written"_s));
    QCOMPARE(store.drafts().value(u"a"_s), u"Why?"_s); // it holds all the same
}

QTEST_GUILESS_MAIN(DraftStoreTest)
#include "tst_draftstore.moc"
