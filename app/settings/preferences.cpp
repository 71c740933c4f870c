// SPDX-License-Identifier: GPL-3.0-or-later
#include "settings/preferences.h"

#include "chat/fields.h"
#include "settings/jsonfile.h"

#include <QDir>
#include <QFileInfo>
#include <QJsonArray>

using namespace Qt::StringLiterals;

namespace settings {

namespace {

constexpr chat::Names<Appearance, 3> appearances{{
    {Appearance::System, "system"_L1},
    {Appearance::Light, "light"_L1},
    {Appearance::Dark, "dark"_L1},
}};
constexpr chat::Names<Arrangement, 3> arrangements{{
    {Arrangement::Auto, "auto"_L1},
    {Arrangement::Columns, "columns"_L1},
    {Arrangement::Reading, "reading"_L1},
}};

QString encoded(const QByteArray &bytes)
{
    return QString::fromLatin1(bytes.toBase64());
}

QJsonArray toJson(const QList<chat::Model> &models)
{
    QJsonArray array;
    for (const chat::Model &model : models)
        array.append(toJson(model));
    return array;
}

QJsonObject toJson(const QMap<QString, QString> &texts)
{
    QJsonObject json;
    for (const auto &[name, text] : texts.asKeyValueRange())
        json.insert(name, text);
    return json;
}

QString toText(const QDateTime &utc)
{
    return utc.toUTC().toString(Qt::ISODateWithMs);
}

QJsonObject toJson(const AbTest &test)
{
    return {{u"first"_s, test.first},
            {u"second"_s, test.second},
            {u"share"_s, test.share},
            {u"started_at"_s, toText(test.startedAt)},
            {u"until"_s, toText(test.until)}};
}

/// What differs from the defaults.
QJsonObject toJson(const Preferences &preferences)
{
    const Preferences usual;
    QJsonObject json;
    if (preferences.appearance != usual.appearance)
        json.insert(u"appearance"_s, chat::nameOf(appearances, preferences.appearance));
    if (preferences.arrangement != usual.arrangement)
        json.insert(u"arrangement"_s, chat::nameOf(arrangements, preferences.arrangement));
    if (preferences.fontSizeDelta != usual.fontSizeDelta)
        json.insert(u"font_size_delta"_s, preferences.fontSizeDelta);
    if (!preferences.lastPanel.isEmpty())
        json.insert(u"last_panel"_s, preferences.lastPanel);
    if (preferences.lastUnsaved)
        json.insert(u"last_unsaved"_s, toJson(*preferences.lastUnsaved));
    if (preferences.justOne)
        json.insert(u"just_one"_s, toJson(*preferences.justOne));
    if (!preferences.favouriteModels.isEmpty())
        json.insert(u"favourite_models"_s, toJson(preferences.favouriteModels));
    if (!preferences.recentModels.isEmpty())
        json.insert(u"recent_models"_s, toJson(preferences.recentModels));
    if (preferences.compareWith)
        json.insert(u"compare_with"_s, toJson(*preferences.compareWith));
    if (preferences.monthlyLimitUsd)
        json.insert(u"monthly_limit_usd"_s, *preferences.monthlyLimitUsd);
    if (preferences.abTest)
        json.insert(u"ab_test"_s, toJson(*preferences.abTest));
    if (!preferences.shortcuts.isEmpty())
        json.insert(u"shortcuts"_s, toJson(preferences.shortcuts));
    if (!preferences.windowGeometry.isEmpty())
        json.insert(u"window_geometry"_s, encoded(preferences.windowGeometry));
    if (!preferences.windowState.isEmpty())
        json.insert(u"window_state"_s, encoded(preferences.windowState));
    if (preferences.isSessionListShown != usual.isSessionListShown)
        json.insert(u"session_list_shown"_s, preferences.isSessionListShown);
    if (preferences.sessionListWidth != usual.sessionListWidth)
        json.insert(u"session_list_width"_s, preferences.sessionListWidth);
    return json;
}

QByteArray readBytes(const chat::Fields &fields, QLatin1StringView key)
{
    const auto bytes =
        QByteArray::fromBase64Encoding(fields.text(key).toLatin1(), QByteArray::AbortOnBase64DecodingErrors);
    if (!bytes)
        fields.fail(key, chat::Fields::tr("must be written in Base64."));
    return bytes.decoded;
}

chat::Panel readPanel(const chat::Fields &fields, QLatin1StringView key)
{
    const auto panel = chat::panelFromJson(fields.object(key));
    if (!panel)
        fields.fail(key, chat::Fields::tr("is no panel: %1").arg(panel.error()));
    return panel.value_or(chat::Panel());
}

chat::Model readModel(const chat::Fields &fields)
{
    fields.require("endpoint"_L1);
    fields.require("model"_L1);
    return {.endpoint = fields.text("endpoint"_L1), .id = fields.text("model"_L1), .name = fields.text("name"_L1)};
}

QList<chat::Model> readModels(const chat::Fields &fields, QLatin1StringView key)
{
    QList<chat::Model> models;
    for (const QList<chat::Fields> entries = fields.children(key); const chat::Fields &entry : entries)
        models.append(readModel(entry));
    return models;
}

QMap<QString, QString> readTexts(const chat::Fields &fields, QLatin1StringView key)
{
    QMap<QString, QString> texts;
    const QJsonObject all = fields.object(key);
    for (auto one = all.begin(); one != all.end(); ++one) {
        if (one->isString())
            texts.insert(one.key(), one->toString());
        else
            fields.fail(key, chat::Fields::tr("must hold texts."));
    }
    return texts;
}

QDateTime readTime(const chat::Fields &fields, QLatin1StringView key)
{
    const QDateTime time = QDateTime::fromString(fields.text(key), Qt::ISODateWithMs);
    if (!time.isValid())
        fields.fail(key, chat::Fields::tr("must be a date with a time."));
    return time.toUTC();
}

AbTest readAbTest(const chat::Fields &fields)
{
    for (const QLatin1StringView key : {"first"_L1, "second"_L1, "share"_L1})
        fields.require(key);
    AbTest test{.first = fields.text("first"_L1),
                .second = fields.text("second"_L1),
                .startedAt = readTime(fields, "started_at"_L1),
                .until = readTime(fields, "until"_L1)};
    test.share = fields.numberWithin("share"_L1, smallestAbShare, largestAbShare).value_or(test.share);
    return test;
}

/// Reads one key at a time, so that a bad one costs only itself.
class Reader
{
public:
    Reader(const QJsonObject &json, QStringList &problems) : m_json(json), m_problems(problems) {}

    /// `value` stays as it is where the key is absent or bad.
    template<typename Value, typename Read>
    void operator()(QLatin1StringView key, Value &value, Read read)
    {
        QString problem;
        const chat::Fields fields(m_json, problem);
        if (!fields.has(key))
            return;
        Value found = read(fields, key);
        if (problem.isEmpty())
            value = std::move(found);
        else
            m_problems.append(problem);
    }

private:
    const QJsonObject &m_json;
    QStringList &m_problems;
};

Preferences preferencesFromJson(const QJsonObject &json, QStringList &problems)
{
    using chat::Fields;
    using Key = QLatin1StringView;
    Preferences preferences;
    Reader read(json, problems);
    const auto readWithin = [](int least, int most) {
        return [=](const Fields &fields, Key key) {
            return static_cast<int>(fields.integerWithin(key, least, most).value_or(0));
        };
    };
    const auto readChoice = [](const auto &names) {
        return [&names](const Fields &fields, Key key) {
            const auto value = fields.choice(key, names);
            return value.value_or(names.front().first);
        };
    };
    read("appearance"_L1, preferences.appearance, readChoice(appearances));
    read("arrangement"_L1, preferences.arrangement, readChoice(arrangements));
    read("font_size_delta"_L1, preferences.fontSizeDelta, readWithin(smallestFontSizeDelta, largestFontSizeDelta));
    read("last_panel"_L1, preferences.lastPanel, [](const Fields &fields, Key key) { return fields.text(key); });
    read("last_unsaved"_L1, preferences.lastUnsaved,
         [](const Fields &fields, Key key) { return std::optional(readPanel(fields, key)); });
    read("just_one"_L1, preferences.justOne,
         [](const Fields &fields, Key key) { return std::optional(readModel(fields.child(key))); });
    read("favourite_models"_L1, preferences.favouriteModels, readModels);
    read("recent_models"_L1, preferences.recentModels, readModels);
    read("compare_with"_L1, preferences.compareWith,
         [](const Fields &fields, Key key) { return std::optional(readModel(fields.child(key))); });
    read("monthly_limit_usd"_L1, preferences.monthlyLimitUsd,
         [](const Fields &fields, Key key) { return fields.numberWithin(key, 0, 1'000'000); });
    read("ab_test"_L1, preferences.abTest,
         [](const Fields &fields, Key key) { return std::optional(readAbTest(fields.child(key))); });
    read("shortcuts"_L1, preferences.shortcuts, readTexts);
    read("window_geometry"_L1, preferences.windowGeometry, readBytes);
    read("window_state"_L1, preferences.windowState, readBytes);
    read("session_list_shown"_L1, preferences.isSessionListShown,
         [](const Fields &fields, Key key) { return fields.flag(key); });
    read("session_list_width"_L1, preferences.sessionListWidth, readWithin(0, 10'000));
    return preferences;
}

/// Puts into `content` what differs between two states, and leaves the rest of it alone.
void putChanges(QJsonObject &content, const QJsonObject &before, const QJsonObject &now)
{
    for (const QStringList keys = before.keys() + now.keys(); const QString &key : keys) {
        if (before.value(key) == now.value(key))
            continue;
        if (now.contains(key))
            content.insert(key, now.value(key));
        else
            content.remove(key);
    }
}

} // namespace

PreferenceStore::PreferenceStore(const QString &file, QObject *parent) : QObject(parent), m_file(file)
{
    read();
}

void PreferenceStore::read()
{
    if (!QFileInfo::exists(m_file))
        return;
    const auto json = readJson(m_file);
    if (!json) {
        m_problems.append(json.error());
        return;
    }
    QStringList problems;
    m_current = preferencesFromJson(*json, problems);
    for (const QString &problem : std::as_const(problems))
        m_problems.append(tr("%1: %2").arg(QDir::toNativeSeparators(m_file), problem));
}

std::expected<void, QString> PreferenceStore::replace(const Preferences &next)
{
    if (next == m_current)
        return {};
    const Preferences before = std::exchange(m_current, next);
    Q_EMIT changed(m_current, before);

    QJsonObject content;
    if (QFileInfo::exists(m_file)) {
        if (auto kept = readJson(m_file)) // another process may have written since
            content = *std::move(kept);
        else if (const auto aside = setAside(m_file); !aside)
            return std::unexpected(aside.error());
    }
    putChanges(content, toJson(before), toJson(next));
    return writeJson(m_file, content);
}

} // namespace settings
