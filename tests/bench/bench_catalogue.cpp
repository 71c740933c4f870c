// SPDX-License-Identifier: GPL-3.0-or-later
// Three thousand models: what one key typed into the picker costs until the list is painted, the search alone, and
// reading the list from disk (in a worker). The goal for a key is one frame, 16 ms.
#include "bench/figures.h"
#include "catalogue/catalogue.h"
#include "catalogue/listfile.h"
#include "catalogue/samples.h"
#include "chat/clock.h"
#include "provider/keysource.h"
#include "settings/preferences.h"
#include "ui/panel/modelpicker.h"
#include "ui/panel/panelactions.h"
#include "ui/style/theme.h"

#include <QApplication>
#include <QEventLoop>
#include <QLineEdit>
#include <QListView>
#include <QTemporaryDir>

using namespace Qt::StringLiterals;
using namespace bench;

namespace {

constexpr int models = 3000;
const QString typed = u"claude opus 4.8 gpt-5 qwen3 zz"_s;

void print(const QString &what, const QList<double> &times, const QString &goal)
{
    printRow(what, u"%1, at most %2"_s.arg(inMilliseconds(median(times)), inMilliseconds(percentile(times, 1))), {},
             goal);
}

template<typename Action>
double timeOf(Action action)
{
    const double before = steadyTime();
    action();
    return steadyTime() - before;
}

/// Every beginning of several words, as they are typed, and back again.
template<typename Action>
QList<double> forEachKey(Action type)
{
    QList<double> times;
    for (const QString &word : typed.split(u' ')) {
        for (qsizetype length = 1; length <= word.size(); ++length)
            times.append(timeOf([&] { type(word.first(length)); }));
        times.append(timeOf([&] { type(QString()); }));
    }
    return times;
}

} // namespace

int main(int argc, char *argv[])
{
    QApplication application(argc, argv);
    styleui::Theme theme;
    QTemporaryDir folder;
    chat::SystemClock clock;
    const provider::EnvironmentKeys keys;
    const settings::Endpoint endpoint{.id = u"bench"_s, .name = u"Bench"_s, .url = QUrl(u"http://127.0.0.1:9/v1"_s)};
    const QString file = catalogue::listFile(folder.path(), endpoint.id);
    if (!catalogue::writeList(file, endpoint, clock.wallTime(), samples::openRouterReply(models)))
        qFatal("The list cannot be written.");

    QList<double> readings;
    for (int time = 0; time < 9; ++time)
        readings.append(timeOf([&] { (void)catalogue::readList(file, endpoint); }));

    catalogue::Catalogue catalogue(folder.path(), keys, clock);
    catalogue.setEndpoints({endpoint});
    QEventLoop loop;
    QObject::connect(&catalogue, &catalogue::Catalogue::changed, &loop, &QEventLoop::quit);
    catalogue.load();
    loop.exec();
    const QList<double> indexing{timeOf([&] { (void)catalogue::ModelSearch(catalogue.models().models()); })};
    const QList<double> searches =
        forEachKey([&](const QString &text) { (void)catalogue.models().find(text, {}, {}); });

    settings::PreferenceStore preferences(folder.filePath(u"preferences.json"_s));
    QWidget anchor;
    anchor.show();
    const panelui::PanelActions actions;
    panelui::ModelPicker picker(catalogue, preferences, actions, clock);
    picker.popUp(&anchor);
    auto *const field = picker.findChild<QLineEdit *>(u"modelSearch"_s);
    auto *const list = picker.findChild<QListView *>(u"models"_s);
    const QList<double> keysTyped = forEachKey([&](const QString &text) {
        field->setText(text);
        QCoreApplication::processEvents();
        list->viewport()->repaint();
    });
    if (list->model()->rowCount() != models)
        qFatal("The picker does not show the models.");

    printHead(u"a catalogue of %1 models"_s.arg(models));
    print(u"a key typed, to the painted list"_s, keysTyped, u"16 ms"_s);
    print(u"of it the search"_s, searches, {});
    print(u"making ready to search, once a list"_s, indexing, {});
    print(u"reading the list from disk, in a worker"_s, readings, {});
    return 0;
}
