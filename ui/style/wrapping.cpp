// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/style/wrapping.h"

#include <QCache>
#include <QFontMetrics>
#include <QTextLayout>

#include <cmath>

namespace styleui {

namespace {

constexpr double spacing = 1.3;
constexpr int keptCharacters = 200'000;

struct Request
{
    QString text;
    QFont font;
    int width = 0;
    int maximumLines = 0;

    bool operator==(const Request &) const = default;
};

size_t qHash(const Request &request, size_t seed)
{
    return qHashMulti(seed, request.text, request.font, request.width, request.maximumLines);
}

WrappedText wrap(const QString &text, const QFont &font, int width, int maximumLines)
{
    WrappedText result;
    QTextLayout layout(text, font);
    QTextOption option;
    option.setWrapMode(QTextOption::WrapAtWordBoundaryOrAnywhere);
    layout.setTextOption(option);
    layout.beginLayout();
    for (QTextLine line = layout.createLine(); line.isValid(); line = layout.createLine()) {
        line.setLineWidth(qMax(1, width));
        const bool isLast = maximumLines > 0 && result.lines.size() == maximumLines - 1;
        const qsizetype rest = text.size() - line.textStart();
        if (isLast && line.textLength() < rest) {
            const QString tail = text.mid(line.textStart());
            result.lines.append(QFontMetrics(font).elidedText(tail, Qt::ElideRight, width));
            result.isElided = true;
            break;
        }
        result.lines.append(text.mid(line.textStart(), line.textLength()).trimmed());
    }
    layout.endLayout();
    return result;
}

} // namespace

WrappedText wrapped(const QString &text, const QFont &font, int width, int maximumLines)
{
    // A layout asks for the same lines several times before they are painted.
    static QCache<Request, WrappedText> known(keptCharacters);
    const Request request{text, font, width, maximumLines};
    if (const WrappedText *const result = known.object(request))
        return *result;
    WrappedText result = wrap(text, font, width, maximumLines);
    known.insert(request, new WrappedText(result), 1 + text.size());
    return result;
}

int lineHeight(const QFont &font)
{
    return int(std::lround(QFontMetrics(font).height() * spacing));
}

} // namespace styleui
