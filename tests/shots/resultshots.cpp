// SPDX-License-Identifier: GPL-3.0-or-later
#include "shots/resultshots.h"

#include "compare/inventedexperiment.h"
#include "ui/compare/chartpane.h"
#include "ui/compare/picturefile.h"
#include "ui/compare/plot.h"
#include "ui/compare/resultspane.h"
#include "ui/style/theme.h"

#include <QApplication>
#include <QFile>
#include <QPainter>
#include <QScrollBar>
#include <QTest>
#include <QThreadPool>

#include <cstdio>

using namespace Qt::StringLiterals;

namespace shots {

namespace {

void settle()
{
    for (int round = 0; round < 5; ++round)
        std::ignore = QTest::qWaitFor([] { return false; }, 20);
}

/// With the tool tip over it, where one is shown.
void keep(QWidget &widget, const QString &path)
{
    QPixmap picture = widget.grab();
    for (QWidget *const top : QApplication::topLevelWidgets()) {
        if (top->isVisible() && top->inherits("QTipLabel"))
            QPainter(&picture).drawPixmap(widget.mapFromGlobal(top->mapToGlobal(QPoint())), top->grab());
    }
    if (picture.save(path))
        std::printf("%s\n", qPrintable(path));
    else
        std::fprintf(stderr, "%s cannot be written\n", qPrintable(path));
}

void keep(const QByteArray &bytes, const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size())
        std::fprintf(stderr, "%s cannot be written\n", qPrintable(path));
}

/// Screen by screen, and each chart by itself.
void takePane(compareui::ResultsPane &pane, const QString &folder, const QString &name)
{
    QThreadPool::globalInstance()->waitForDone(); // the pictures are found there
    settle();
    QScrollBar *const bar = pane.verticalScrollBar();
    for (int screen = 0, from = 0; from < bar->maximum() + pane.height(); from += pane.height(), ++screen) {
        bar->setValue(from);
        settle();
        keep(pane, u"%1/results-%2-%3.png"_s.arg(folder, name).arg(screen + 1));
    }
    bar->setValue(0);
}

/// Tables in the place of charts, and what the keyboard points at.
void takePointed(compareui::ResultsPane &pane, const QString &folder)
{
    pane.panes().first()->showTable(true);
    settle();
    keep(pane, folder + u"/results-table-light.png"_s);
    pane.panes().first()->showTable(false);
    settle();
    auto *const plot = pane.panes().first()->findChild<compareui::PlotWidget *>();
    pane.activateWindow();
    pane.setAttribute(Qt::WA_KeyboardFocusChange);
    plot->setFocus(Qt::TabFocusReason);
    QTest::keyClick(plot, Qt::Key_Right);
    settle();
    keep(pane, folder + u"/results-pointed-light.png"_s);
    plot->clearFocus();
}

} // namespace

void takeResults(const QString &folder)
{
    styleui::Theme theme;
    const compare::Experiment experiment = invented::experiment({.questions = 24, .repeats = 2});
    compareui::ResultsPane pane;
    pane.setExperiment(experiment);
    for (const auto appearance : {styleui::Appearance::Light, styleui::Appearance::Dark}) {
        const QString scheme = appearance == styleui::Appearance::Light ? u"light"_s : u"dark"_s;
        theme.setAppearance(appearance);
        for (const QSize size : {QSize(1600, 1000), QSize(1000, 700)}) {
            pane.resize(size);
            pane.show();
            takePane(pane, folder, u"%1-%2"_s.arg(scheme).arg(size.width()));
        }
        for (const compareui::ChartPane *const one : pane.panes()) {
            const QString path = u"%1/%2-%3"_s.arg(folder, one->objectName(), scheme);
            const auto shown =
                appearance == styleui::Appearance::Light ? styleui::Scheme::Light : styleui::Scheme::Dark;
            keep(compareui::pngOf(one->picture(), compareui::fileSize, shown), path + u".png"_s);
            keep(compareui::svgOf(one->picture(), compareui::fileSize, shown), path + u".svg"_s);
        }
    }
    theme.setAppearance(styleui::Appearance::Light);
    pane.resize(1000, 700);
    takePointed(pane, folder);
    pane.setExperiment(invented::experiment({.questions = 3, .grades = false, .judgesPicks = false}));
    takePane(pane, folder, u"few-light"_s);
    compareui::ResultsPane nothing;
    nothing.resize(1000, 700);
    nothing.show();
    takePane(nothing, folder, u"empty-light"_s);
}

} // namespace shots
