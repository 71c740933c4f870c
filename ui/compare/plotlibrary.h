// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// QCustomPlot's header is written with Qt's keywords, which this project does without. It is large: include this from
// as few files as possible.
#include <QtGlobal>

#define signals Q_SIGNALS
#define slots Q_SLOTS
#define emit Q_EMIT
#define foreach(one, all) for (one : all)
#include <qcustomplot.h>
#undef signals
#undef slots
#undef emit
#undef foreach
