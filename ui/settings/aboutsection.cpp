// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/settings/aboutsection.h"

#include "ui/style/look.h"

#include <QPushButton>

using namespace Qt::StringLiterals;

namespace settingsui {

namespace {

struct Part
{
    QLatin1StringView name;
    QLatin1StringView licence;
    QLatin1StringView page;
    const char *purpose;
};

constexpr Part parts[] = {
    {"Qt"_L1, "LGPL-3.0"_L1, "https://www.qt.io"_L1,
     QT_TRANSLATE_NOOP("settingsui::AboutSection", "the window, the network, SQLite")},
    {"KSyntaxHighlighting"_L1, "MIT"_L1, "https://invent.kde.org/frameworks/syntax-highlighting"_L1,
     QT_TRANSLATE_NOOP("settingsui::AboutSection", "colours of code")},
    {"QtKeychain"_L1, "BSD-2-Clause"_L1, "https://github.com/frankosterfeld/qtkeychain"_L1,
     QT_TRANSLATE_NOOP("settingsui::AboutSection", "keys in the system's keychain")},
    {"QCustomPlot"_L1, "GPL-3.0-or-later"_L1, "https://www.qcustomplot.com"_L1,
     QT_TRANSLATE_NOOP("settingsui::AboutSection", "charts")},
    {"cmark-gfm"_L1, "BSD-2-Clause"_L1, "https://github.com/github/cmark-gfm"_L1,
     QT_TRANSLATE_NOOP("settingsui::AboutSection", "reading Markdown")},
    {"SQLite"_L1,
     {},
     "https://sqlite.org"_L1,
     QT_TRANSLATE_NOOP("settingsui::AboutSection", "the library of sessions and its search; public domain")},
};

} // namespace

AboutSection::AboutSection(QWidget *parent) : Section(tr("About"), parent)
{
    setObjectName(u"aboutSection"_s);
    const auto link = [this](const QString &text, const QString &page) {
        auto *const button = new QPushButton(text, this);
        styleui::setLook(button, styleui::Look::Link);
        connect(button, &QPushButton::clicked, this, [this, page] { Q_EMIT linkActivated(QUrl(page)); });
        return button;
    };
    addSetting(tr("Counterpoint %1").arg(QStringLiteral(COUNTERPOINT_VERSION)),
               tr("Ask a panel of models. They answer side by side, a judge compares, one answer comes out."), nullptr,
               tr("version"));
    addSetting(tr("Free software"),
               tr("Under the GNU General Public License, version 3 or later: you may use, study, share and "
                  "change it. It comes without any warranty."),
               link(tr("The licence"), u"https://www.gnu.org/licenses/gpl-3.0.html"_s), tr("licence license GPL"));
    for (const Part &part : parts) {
        const QString name = part.name == "Qt"_L1 ? u"Qt %1"_s.arg(QLatin1StringView(qVersion())) : QString(part.name);
        const QString meaning =
            part.licence.isEmpty() ? tr(part.purpose) : tr("%1; %2").arg(tr(part.purpose), QString(part.licence));
        auto *const page = link(tr("Its page"), part.page);
        page->setAccessibleName(tr("The page of %1").arg(part.name));
        addSetting(name, meaning, page, tr("libraries used licence"));
    }
}

} // namespace settingsui
