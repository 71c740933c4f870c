// SPDX-License-Identifier: GPL-3.0-or-later
#include "fusion/prompts.h"

#include <QDir>
#include <QFile>
#include <QSet>

#include <algorithm>

using namespace Qt::StringLiterals;

// Q_INIT_RESOURCE must stand outside of any namespace.
static void initializePrompts()
{
    Q_INIT_RESOURCE(prompts);
}

namespace fusion {

std::expected<QString, QString> filled(const QString &text, Values values)
{
    QString result;
    QSet<QStringView> used;
    qsizetype at = 0;
    for (qsizetype open = text.indexOf("{{"_L1); open >= 0; open = text.indexOf("{{"_L1, at)) {
        const qsizetype close = text.indexOf("}}"_L1, open);
        if (close < 0)
            break;
        const QStringView place = QStringView(text).sliced(open + 2, close - open - 2);
        const auto *const value =
            std::ranges::find_if(values, [place](const auto &pair) { return place == pair.first; });
        if (value == values.end())
            return std::unexpected(u"Nothing is given for {{%1}}."_s.arg(place));
        used.insert(place);
        result += QStringView(text).sliced(at, open - at);
        result += value->second;
        at = close + 2;
    }
    if (used.size() != qsizetype(values.size()))
        return std::unexpected(u"A value has no place."_s);
    return result + text.sliced(at);
}

static QString withoutComment(const QString &text)
{
    const qsizetype end = text.startsWith("<!--"_L1) ? text.indexOf("-->"_L1) : -1;
    return (end < 0 ? text : text.sliced(end + 3)).trimmed();
}

QString prompt(QLatin1StringView name, Values values)
{
    initializePrompts();
    QFile file(u":/prompts/%1.md"_s.arg(name));
    if (!file.open(QIODevice::ReadOnly)) {
        qWarning("There is no prompt %s.", name.data());
        return {};
    }
    const QString text = withoutComment(QString::fromUtf8(file.readAll()));
    const auto result = filled(text, values);
    if (!result)
        qWarning("The prompt %s: %s", name.data(), qPrintable(result.error()));
    return result.value_or(text);
}

QList<QByteArray> promptTexts()
{
    initializePrompts();
    QList<QByteArray> texts;
    const QStringList names = QDir(u":/prompts"_s).entryList(QDir::Files, QDir::Name);
    for (const QString &name : names) {
        QFile file(u":/prompts/"_s + name);
        if (file.open(QIODevice::ReadOnly))
            texts.append(file.readAll());
    }
    return texts;
}

} // namespace fusion
