// SPDX-License-Identifier: GPL-3.0-or-later
#include "library/samples.h"

#include "library/eventwriter.h"
#include "library/opening.h"
#include "library/place.h"

#include <QTimeZone>

#include <cmath>

using namespace Qt::StringLiterals;

namespace librarysamples {

namespace {

using namespace std::chrono_literals;

/// Numbers the events of a run.
class Recorder
{
public:
    explicit Recorder(const chat::TurnId &turn) : m_turn(turn) {}

    template<typename Event>
    void add(Event event)
    {
        m_events.append(
            {.seq = m_events.size() + 1, .at = 10ms * m_events.size(), .turn = m_turn, .what = std::move(event)});
    }
    [[nodiscard]] QList<chat::RunEvent> events() const { return m_events; }

private:
    const chat::TurnId m_turn;
    QList<chat::RunEvent> m_events;
};

chat::Panel panel(qsizetype members)
{
    chat::Panel panel{.name = u"Three voices"_s};
    for (qsizetype i = 0; i < members; ++i)
        panel.members.append({.model = {.endpoint = u"local"_s, .id = u"voice-%1"_s.arg(i + 1)}});
    chat::numberMembers(panel);
    panel.judge.model = panel.writer.model = {.endpoint = u"local"_s, .id = u"voice-1"_s};
    return panel;
}

QString piece(const QString &text, int index, int pieces)
{
    const qsizetype from = text.size() * index / pieces;
    return text.sliced(from, text.size() * (index + 1) / pieces - from);
}

chat::AttemptId attempt(qsizetype index)
{
    return {.member = {int(index) + 1}, .number = 1};
}

chat::event::Ended ended(const chat::Speaker &speaker)
{
    return {.speaker = speaker,
            .state = chat::State::Succeeded,
            .finish = chat::Finish::Stop,
            .usage = {.promptTokens = 20, .completionTokens = 40, .costUsd = 0.001},
            .timing = {.firstToken = 30ms, .total = 200ms}};
}

void addAnswers(Recorder &recorder, const Script &script)
{
    for (qsizetype i = 0; i < script.answers.size(); ++i)
        recorder.add(chat::event::Started{attempt(i)});
    for (int index = 0; index < script.pieces; ++index) {
        for (qsizetype i = 0; i < script.answers.size(); ++i)
            recorder.add(chat::event::TextReceived{attempt(i), piece(script.answers[i], index, script.pieces)});
    }
}

chat::Analysis analysis(const Script &script)
{
    chat::Analysis analysis;
    for (const QString &text : script.points) {
        analysis.points.append(
            {.number = int(analysis.points.size()) + 1,
             .category = chat::Category::Contradiction,
             .text = text,
             .members = {{1}, {2}},
             .stances = {{.members = {{1}}, .text = u"yes: "_s + text}, {.members = {{2}}, .text = u"no: "_s + text}}});
    }
    return analysis;
}

void addFusion(Recorder &recorder, const Script &script)
{
    QList<chat::AttemptId> used;
    for (qsizetype i = 0; i < script.answers.size(); ++i)
        used.append(attempt(i));
    recorder.add(chat::event::FusionStarted{.fusion = 1, .used = used});
    recorder.add(chat::event::JudgeStarted{1});
    recorder.add(chat::event::AnalysisEnded{1, analysis(script)});
    recorder.add(ended(chat::JudgeOf{1}));
    recorder.add(chat::event::WriterStarted{1});
    for (int index = 0; index < script.pieces; ++index)
        recorder.add(chat::event::TextReceived{chat::WriterOf{1}, piece(script.fused, index, script.pieces)});
    recorder.add(ended(chat::WriterOf{1}));
    recorder.add(chat::event::FusionEnded{1});
}

Recorder begun(const Script &script)
{
    Recorder recorder(script.turn);
    recorder.add(chat::event::RunStarted{.session = script.session,
                                         .parent = script.parent,
                                         .prompt = script.prompt,
                                         .wallTime = script.wallTime,
                                         .panel = panel(script.answers.size()),
                                         .example = script.example,
                                         .program = u"Counterpoint test"_s,
                                         .experiment = script.experiment});
    addAnswers(recorder, script);
    return recorder;
}

} // namespace

Script newScript(const QString &prompt)
{
    return {.session = chat::SessionId::create(), .turn = chat::TurnId::create(), .prompt = prompt};
}

Script followUp(const Script &before, const QString &prompt)
{
    return {.session = before.session, .turn = chat::TurnId::create(), .parent = before.turn, .prompt = prompt};
}

QList<chat::RunEvent> run(const Script &script)
{
    Recorder recorder = begun(script);
    for (qsizetype i = 0; i < script.answers.size(); ++i)
        recorder.add(ended(attempt(i)));
    addFusion(recorder, script);
    recorder.add(chat::event::RunFinished{chat::TurnState::Complete});
    return recorder.events();
}

QList<chat::RunEvent> cutRun(const Script &script)
{
    return begun(script).events();
}

chat::Turn folded(const QList<chat::RunEvent> &events)
{
    chat::Turn turn;
    for (const chat::RunEvent &event : events)
        chat::apply(turn, event);
    return turn;
}

QString text(std::mt19937 &random, int words)
{
    constexpr std::array syllables{"la", "no", "ri", "te", "mo", "su", "ka", "per", "lin", "dor", "vas", "em"};
    constexpr int vocabulary = 20'000;
    std::uniform_real_distribution<double> share(0.0, 1.0);
    QString text;
    for (int i = 0; i < words; ++i) {
        // A few words make up most of a text: the share of the n-th falls as 1/n.
        int number = int(std::pow(double(vocabulary), share(random)));
        if (!text.isEmpty())
            text += i % 60 == 0 ? u"\n\n"_s : u" "_s;
        do {
            text += QLatin1StringView(syllables[size_t(number) % syllables.size()]);
            number /= int(syllables.size());
        } while (number > 0);
    }
    return text;
}

void writeLibrary(const QString &folder, const Size &size)
{
    const library::Place place{folder};
    const QDateTime now = Script().wallTime;
    if (!library::openPlace(place, library::schemaSteps(), now))
        qFatal("The sample library cannot be made.");
    library::Database database(place.file(), library::Database::Mode::ReadWrite);
    std::mt19937 random(1);
    Script script;
    for (int first = 0; first < size.turns; first += 100) {
        const auto written = database.transact([&] {
            const library::Writing writing{.database = database, .process = u"samples"_s, .now = now};
            library::EventWriter writer(writing);
            for (int i = first; i < std::min(first + 100, size.turns); ++i) {
                script =
                    i % size.turnsPerSession == 0 ? newScript(text(random, 12)) : followUp(script, text(random, 12));
                script.answers = {text(random, size.words), text(random, size.words), text(random, size.words)};
                script.points = {text(random, 12), text(random, 12)};
                script.fused = text(random, size.words);
                script.pieces = 1;
                for (const chat::RunEvent &event : run(script))
                    writer.append(event);
            }
            writer.finish();
        });
        if (!written)
            qFatal("The sample library cannot be written: %ls", qUtf16Printable(written.error().text));
    }
}

} // namespace librarysamples
