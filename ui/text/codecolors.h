// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <KSyntaxHighlighting/State>

#include <QList>
#include <QMetaType>
#include <QRgb>
#include <QString>

namespace textui {

/// A stretch of a line of code in its colour, for light and for dark ground: a change of the palette asks nobody.
struct CodeSpan
{
    int start = 0;
    int length = 0;
    QRgb light = 0;
    QRgb dark = 0;
    bool isBold = false;
    bool isItalic = false;

    bool operator==(const CodeSpan &) const = default;
};
using CodeLine = QList<CodeSpan>;

/// Lines to be coloured that follow each other.
struct CodeRequest
{
    quint64 client = 0;
    int chunk = 0;     ///< the block: where it begins in the source
    int firstLine = 0; ///< of the block
    QString language;
    KSyntaxHighlighting::State before;
    QStringList lines;
};

struct CodeReply
{
    quint64 client = 0;
    int chunk = 0;
    int firstLine = 0;
    QList<CodeLine> lines;
    QList<KSyntaxHighlighting::State> after; ///< each line
};

} // namespace textui

Q_DECLARE_METATYPE(textui::CodeReply)
