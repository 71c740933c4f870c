// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/compare/picture.h"

#include "compare/findings.h"
#include "ui/compare/gridpictures.h"
#include "ui/compare/partpictures.h"
#include "ui/compare/scorepictures.h"

using namespace Qt::StringLiterals;

namespace compareui {

QList<Picture> pictures(const compare::Findings &findings)
{
    return {worthPicture(findings.worth),      rankingPicture(findings.person), matrixPicture(findings.person),
            rankingPicture(findings.judge),    matrixPicture(findings.judge),   questionsPicture(findings.questions),
            liftsPicture(findings.lifts),      costsPicture(findings.costs),    timesPicture(findings.times),
            measuresPicture(findings.measures)};
}

QString descriptionOf(const Picture &picture)
{
    constexpr qsizetype longest = 1'500;
    if (!picture.empty.isEmpty())
        return picture.empty;
    QStringList sentences;
    qsizetype length = 0;
    if (picture.chart) {
        for (const Spot &spot : picture.chart->spots()) {
            if (length + spot.words.size() > longest)
                break;
            length += spot.words.size();
            sentences.append(spot.words);
        }
    }
    if (!picture.note.isEmpty())
        sentences.append(picture.note);
    return sentences.join(u' ');
}

} // namespace compareui
