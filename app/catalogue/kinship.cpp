// SPDX-License-Identifier: GPL-3.0-or-later
#include "catalogue/kinship.h"

#include "catalogue/maker.h"
#include "catalogue/text.h"

using namespace Qt::StringLiterals;

namespace catalogue {

namespace {

/// "member 2", "members 1 and 3", "members 1, 2 and 3"; empty for nobody.
QString membersWith(const chat::Panel &panel, const std::function<bool(const chat::Model &)> &isKin)
{
    QStringList numbers;
    for (const chat::Member &member : panel.members) {
        if (isKin(member.model))
            numbers.append(QString::number(member.id.number));
    }
    if (numbers.size() < 2)
        return numbers.isEmpty() ? QString() : Text::tr("member %1").arg(numbers.first());
    const QString last = numbers.takeLast();
    return Text::tr("members %1 and %2").arg(numbers.join(u", "_s), last);
}

} // namespace

QString judgeKinship(const chat::Panel &panel)
{
    const chat::Model &judge = panel.judge.model;
    if (panel.members.size() < 2 || panel.policy.judging == chat::Judging::WithoutJudge || judge.id.isEmpty())
        return {};
    const QString twins = membersWith(panel, [&judge](const chat::Model &model) { return model.id == judge.id; });
    if (!twins.isEmpty())
        return Text::tr("The judge is the same model as %1. Judges prefer what resembles them.").arg(twins);
    const QString maker = makerOf(judge.id);
    const QString kin = membersWith(
        panel, [&maker](const chat::Model &model) { return !maker.isEmpty() && makerOf(model.id) == maker; });
    if (!kin.isEmpty())
        return Text::tr("The judge is by the same maker (%1) as %2. Judges prefer what resembles them.")
            .arg(maker, kin);
    return {};
}

} // namespace catalogue
