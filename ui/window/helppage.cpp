// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/helppage.h"

#include "ui/style/elidedlabel.h"
#include "ui/style/metrics.h"
#include "ui/style/surfaces.h"

#include <QAction>
#include <QGridLayout>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace windowui {

namespace {

constexpr int pageWidth = 640;
constexpr int keysWidth = 170;

QLabel *label(const QString &text, QWidget *parent)
{
    auto *const one = new QLabel(text, parent);
    one->setTextFormat(Qt::PlainText);
    return one;
}

} // namespace

HelpPage::HelpPage(QWidget *parent) : QScrollArea(parent)
{
    setObjectName(u"helpPage"_s);
    styleui::layScrollBarOver(this);
    setWidgetResizable(true);
    setAccessibleName(tr("Help: keyboard shortcuts"));
}

void HelpPage::setGroups(const QList<settingsui::ActionGroup> &groups)
{
    auto *const page = new QWidget;
    auto *const column = new QVBoxLayout(page);
    column->setContentsMargins(styleui::margin, styleui::margin, styleui::margin, styleui::margin);
    column->setSpacing(styleui::padding);
    auto *const head = new QHBoxLayout;
    QLabel *const title = label(tr("Keyboard"), page);
    title->setFont(styleui::titleFont(font()));
    head->addWidget(title, 1);
    auto *const close = new QPushButton(tr("Close"), page);
    close->setObjectName(u"closePage"_s);
    connect(close, &QPushButton::clicked, this, &HelpPage::closed);
    head->addWidget(close);
    column->addLayout(head);

    for (const settingsui::ActionGroup &group : groups) {
        auto *const card = new styleui::Card(page);
        auto *const grid = new QGridLayout(card);
        grid->setContentsMargins(styleui::padding, styleui::padding, styleui::padding, styleui::padding);
        grid->setColumnStretch(0, 1);
        grid->setColumnMinimumWidth(1, keysWidth);
        QLabel *const name = label(group.title, card);
        name->setFont(styleui::strong(font()));
        grid->addWidget(name, 0, 0);
        for (const QAction *const action : group.actions) {
            const QString keys = settingsui::Shortcuts::keyOf(action).toString(QKeySequence::NativeText);
            if (keys.isEmpty())
                continue;
            const int row = grid->rowCount();
            grid->addWidget(label(action->iconText(), card), row, 0);
            auto *const shortcut = new styleui::ElidedLabel(keys, card);
            shortcut->setInk(styleui::Ink::Secondary);
            grid->addWidget(shortcut, row, 1);
        }
        column->addWidget(card);
    }
    column->addStretch(1);
    page->setMaximumWidth(pageWidth + 2 * styleui::margin);
    setAlignment(Qt::AlignHCenter | Qt::AlignTop);
    setWidget(page);
    page->setAutoFillBackground(false);
    viewport()->setAutoFillBackground(false);
}

} // namespace windowui
