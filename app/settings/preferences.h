// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "chat/panel.h"

#include <QByteArray>
#include <QDateTime>
#include <QMap>
#include <QObject>
#include <QString>

#include <expected>
#include <optional>

namespace settings {

enum class Appearance { System, Light, Dark };
/// How a turn lies on the screen. Auto: columns while members answer, reading when the writer begins.
enum class Arrangement { Auto, Columns, Reading };

constexpr int smallestFontSizeDelta = -4; ///< points
constexpr int largestFontSizeDelta = 12;
constexpr qsizetype mostRecentModels = 12;
constexpr qsizetype mostFavouriteModels = 500;

/// A share of the ordinary questions to the first panel goes to the second, until then.
struct AbTest
{
    QString first; ///< ids of panels
    QString second;
    double share = 0.2;  ///< smallestAbShare…largestAbShare
    QDateTime startedAt; ///< UTC
    QDateTime until;     ///< UTC

    bool operator==(const AbTest &) const = default;
};
constexpr double smallestAbShare = 0.05;
constexpr double largestAbShare = 0.5;

/// What the person chose, and how the window lay when it was closed.
struct Preferences
{
    Appearance appearance = Appearance::System;
    Arrangement arrangement = Arrangement::Auto;
    int fontSizeDelta = 0;                  ///< points on top of the system's font size, within the two above
    QString lastPanel;                      ///< id of the panel that was asked last; empty at first
    std::optional<chat::Panel> lastUnsaved; ///< that panel as it was asked, where it differs from the one of that id
    std::optional<chat::Model> justOne;     ///< whom "Just one" asks; the writer's model where absent
    QList<chat::Model> favouriteModels;     ///< in the order in which they were marked
    QList<chat::Model> recentModels;        ///< picked for panels, the last one first; at most mostRecentModels
    std::optional<chat::Model> compareWith; ///< "2.7× Opus alone": that model; the writer's where absent
    std::optional<double> monthlyLimitUsd;  ///< a question that may go beyond it is warned of, never stopped
    std::optional<AbTest> abTest;           ///< stays when it has ended, until the person has seen it
    QMap<QString, QString> shortcuts;       ///< chosen keys as QKeySequence writes them, by the name of the action
    QByteArray windowGeometry;              ///< QWidget::saveGeometry()
    QByteArray windowState;                 ///< QMainWindow::saveState()
    bool isSessionListShown = true;
    int sessionListWidth = 0; ///< logical pixels; 0: the usual width

    bool operator==(const Preferences &) const = default;
};

/// The preferences in their file. A bad key falls back to its default alone; unknown keys are kept; two processes may
/// write, each what it changed.
class PreferenceStore : public QObject
{
    Q_OBJECT

public:
    explicit PreferenceStore(const QString &file, QObject *parent = nullptr);

    [[nodiscard]] const Preferences &current() const { return m_current; }
    /// What of the file could not be read, one sentence each.
    [[nodiscard]] QStringList problems() const { return m_problems; }

    /// Takes and writes what differs. They hold for this process also where writing fails.
    std::expected<void, QString> replace(const Preferences &next);

Q_SIGNALS:
    void changed(const settings::Preferences &now, const settings::Preferences &before);

private:
    void read();

    QString m_file;
    Preferences m_current;
    QStringList m_problems;
};

} // namespace settings
