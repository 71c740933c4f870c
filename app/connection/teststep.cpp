// SPDX-License-Identifier: GPL-3.0-or-later
#include "connection/teststep.h"

#include "chat/names.h"
#include "connection/text.h"

using namespace Qt::StringLiterals;

namespace connection {

using What = TestStep::What;
using State = TestStep::State;

constexpr chat::Names<What, 6> stepNames{{{What::Resolve, "resolve"_L1},
                                          {What::Connect, "connect"_L1},
                                          {What::Tls, "tls"_L1},
                                          {What::Key, "key"_L1},
                                          {What::Models, "models"_L1},
                                          {What::Word, "word"_L1}}};
constexpr chat::Names<State, 5> stateNames{{{State::Waiting, "waiting"_L1},
                                            {State::Running, "running"_L1},
                                            {State::Succeeded, "succeeded"_L1},
                                            {State::Failed, "failed"_L1},
                                            {State::Skipped, "skipped"_L1}}};

QString displayName(What what)
{
    switch (what) {
    case What::Resolve:
        return Text::tr("Address");
    case What::Connect:
        return Text::tr("Connection");
    case What::Tls:
        return Text::tr("Encryption");
    case What::Key:
        return Text::tr("Key");
    case What::Models:
        return Text::tr("Models");
    case What::Word:
        return Text::tr("First word");
    }
    Q_UNREACHABLE_RETURN({});
}

QString toString(What what)
{
    return chat::nameOf(stepNames, what);
}

QString toString(State state)
{
    return chat::nameOf(stateNames, state);
}

} // namespace connection
