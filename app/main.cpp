// SPDX-License-Identifier: GPL-3.0-or-later
#include "catalogue/catalogue.h"
#include "chat/clock.h"
#include "command/commands.h"
#include "command/interrupts.h"
#include "compare/laboratory.h"
#include "connection/keychain.h"
#include "connection/keyring.h"
#include "desk/desk.h"
#include "forecast/forecaster.h"
#include "library/instance.h"
#include "library/library.h"
#include "provider/connections.h"
#include "provider/discovery.h"
#include "settings/draftstore.h"
#include "settings/endpointstore.h"
#include "settings/panelstore.h"
#include "settings/places.h"
#include "settings/preferences.h"
#include "ui/style/theme.h"
#include "ui/window/mainwindow.h"

#include <QApplication>
#include <QFile>
#include <QLoggingCategory>

#include <clocale>
#include <csignal>
#include <cstdio>
#include <cstring>
#include <langinfo.h>
#include <unistd.h>

using namespace Qt::StringLiterals;

namespace {

/// Everything that both the window and the commands work with, in the order in which it is made.
struct House
{
    settings::Places places = settings::places();
    chat::SystemClock clock;
    connection::SystemKeychain keychain;
    connection::KeyRing keys{keychain, clock};
    settings::PanelStore panels{places.panels};
    settings::EndpointStore endpoints{places.endpoints};
    settings::PreferenceStore preferences{places.preferences};
    provider::Connections connections{clock, keys};
    catalogue::Catalogue catalogue{places.catalogue, keys, clock};
    library::Library library{clock};
    desk::Desk desk{connections, library, clock, std::mt19937(std::random_device()())};
    forecast::Forecaster forecaster{library, endpoints, preferences, clock};
    compare::Laboratory laboratory{{desk, connections, library, forecaster, clock}};

    House()
    {
        forecaster.setPrices(forecast::pricesOf(catalogue));
        QObject::connect(&catalogue, &catalogue::Catalogue::changed, &forecaster, &forecast::Forecaster::pricesChanged);
        desk.setPreparation([this](fusion::RunRequest &request) { forecaster.prepare(request); });
        desk.setObjections([this](const fusion::RunRequest &request) { return forecaster.warning(request); });
        QObject::connect(&desk, &desk::Desk::turnFinished, &forecaster,
                         [this](desk::Conversation *conversation, const chat::TurnId &turn) {
                             forecaster.note(*conversation->turn(turn));
                         });
    }
};

void complain(const QString &sentence)
{
    std::fprintf(stderr, "%s\n", sentence.toUtf8().constData());
}

int runCommand(const command::CommandLine &commandLine, int &argc, char *argv[])
{
    QCoreApplication application(argc, argv);
    House house;
    QFile in;
    QFile out;
    QFile err;
    // By number, not by FILE: what is written is there at once, and a failure is seen.
    if (!in.open(STDIN_FILENO, QIODevice::ReadOnly) ||
        !out.open(STDOUT_FILENO, QIODevice::WriteOnly | QIODevice::Unbuffered) ||
        !err.open(STDERR_FILENO, QIODevice::WriteOnly | QIODevice::Unbuffered))
        return int(command::ExitCode::Failed);
    const command::Collaborators with{.desk = house.desk,
                                      .library = house.library,
                                      .libraryFolder = house.places.library,
                                      .panels = house.panels,
                                      .endpoints = house.endpoints,
                                      .preferences = house.preferences,
                                      .connections = house.connections,
                                      .catalogue = house.catalogue,
                                      .keys = house.keys,
                                      .clock = house.clock,
                                      .forecaster = house.forecaster,
                                      .laboratory = house.laboratory,
                                      .in = in,
                                      .out = out,
                                      .err = err,
                                      .isTerminal = ::isatty(STDOUT_FILENO) == 1,
                                      .isErrTerminal = ::isatty(STDERR_FILENO) == 1};
    QMetaObject::invokeMethod(
        &application,
        [&] {
            command::run(commandLine, with, &application,
                         [](command::ExitCode code) { QCoreApplication::exit(int(code)); });
        },
        Qt::QueuedConnection);
    return application.exec();
}

/// Qt complains about a locale that is not UTF-8, at length; nothing here depends on the rest of it.
void useUtf8()
{
    if (!std::setlocale(LC_ALL, "") || std::strcmp(nl_langinfo(CODESET), "UTF-8") != 0)
        qputenv("LC_ALL", "C.UTF-8");
}

bool hasDisplay()
{
    return qEnvironmentVariableIsSet("DISPLAY") || qEnvironmentVariableIsSet("WAYLAND_DISPLAY") ||
           qEnvironmentVariableIsSet("QT_QPA_PLATFORM");
}

int runWindow(int &argc, char *argv[])
{
    if (!hasDisplay()) {
        complain(u"There is no display to open the window on; “counterpoint ask” works without one."_s);
        return int(command::ExitCode::Failed);
    }
    QApplication application(argc, argv);
    QGuiApplication::setDesktopFileName(u"counterpoint"_s);
    House house;
    library::Instance instance(house.places.library);
    if (instance.claim(qEnvironmentVariable("XDG_ACTIVATION_TOKEN")) != library::Instance::Claim::Window) {
        complain(u"Counterpoint is open already."_s);
        return int(command::ExitCode::Done);
    }
    if (const auto opened = house.library.open(house.places.library); !opened)
        complain(opened.error()); // the window says so too: it is among the library's notices
    house.forecaster.load();
    house.catalogue.setEndpoints(house.endpoints.endpoints());
    house.catalogue.load(); // prices
    house.connections.setEndpoints(house.endpoints.endpoints());
    provider::Discovery discovery(house.clock);
    settings::DraftStore drafts(house.places.drafts);
    styleui::Theme theme;
    windowui::MainWindow window({.desk = house.desk,
                                 .laboratory = house.laboratory,
                                 .library = house.library,
                                 .panels = house.panels,
                                 .endpoints = house.endpoints,
                                 .preferences = house.preferences,
                                 .drafts = drafts,
                                 .connections = house.connections,
                                 .catalogue = house.catalogue,
                                 .keys = house.keys,
                                 .discovery = discovery,
                                 .forecaster = house.forecaster,
                                 .theme = theme,
                                 .clock = house.clock});
    QObject::connect(&instance, &library::Instance::changed, &house.library, &library::Library::noteChangeBy);
    QObject::connect(&instance, &library::Instance::activateRequested, &window, &windowui::MainWindow::activate);
    const command::Interrupts interrupts;
    QObject::connect(&interrupts, &command::Interrupts::interrupted, &window, &QWidget::close);
    window.show();
    // Once the window is there: the keychain may be slow, and asks for its password.
    const auto readKeys = [&house] { house.keys.read(house.endpoints.endpoints()); };
    house.clock.after({}, &application, readKeys);
    QObject::connect(&house.endpoints, &settings::EndpointStore::changed, &house.keys, readKeys);
    return application.exec();
}

} // namespace

int main(int argc, char *argv[])
{
    useUtf8();
    std::signal(SIGPIPE, SIG_IGN); // a reader that has gone is an error of writing, told and handled as such
    // An HTTP/2 stream that fails is an error of its request and told there.
    QLoggingCategory::setFilterRules(u"qt.network.http2.warning=false"_s);
    QCoreApplication::setApplicationName(u"counterpoint"_s);
    QCoreApplication::setApplicationVersion(QStringLiteral(COUNTERPOINT_VERSION));
    QStringList arguments;
    for (int i = 1; i < argc; ++i)
        arguments.append(QString::fromLocal8Bit(argv[i]));
    const auto commandLine = command::parse(arguments);
    if (!commandLine) {
        complain(commandLine.error());
        return int(command::ExitCode::WrongUse);
    }
    return std::holds_alternative<command::OpenWindow>(*commandLine) ? runWindow(argc, argv)
                                                                     : runCommand(*commandLine, argc, argv);
}
