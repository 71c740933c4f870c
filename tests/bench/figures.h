// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QString>

namespace bench {

/// Time of one kind or another, in milliseconds.
[[nodiscard]] double threadCpu();  ///< what this thread has used
[[nodiscard]] double processCpu(); ///< what all threads have used
[[nodiscard]] double steadyTime(); ///< the same clock in every process

[[nodiscard]] double median(QList<double> values);
/// The value that this share (0…1) of the values does not exceed.
[[nodiscard]] double percentile(QList<double> values, double share);

/// Prints the head of a Markdown table.
void printHead(const QString &title);
/// Prints a row of it. The reference and the goal may be empty.
void printRow(const QString &what, const QString &ours, const QString &reference, const QString &goal);
/// With the ratio of the two. The reference is given as a figure and as what it is.
void printRatio(const QString &what, double ours, double reference, const QString &referenceIs, const QString &goal);

[[nodiscard]] QString inMilliseconds(double value);

} // namespace bench
