// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/text/codeworker.h"

#include <KSyntaxHighlighting/AbstractHighlighter>
#include <KSyntaxHighlighting/Definition>
#include <KSyntaxHighlighting/Format>
#include <KSyntaxHighlighting/Repository>
#include <KSyntaxHighlighting/Theme>

#include <QHash>

#include <algorithm>
#include <vector>

using namespace Qt::StringLiterals;

namespace textui {
namespace {

constexpr qsizetype longestColoredLine = 4096;

bool isPlainName(const QString &language)
{
    const auto isAllowed = [](QChar c) { return c.isLetterOrNumber() || u"+#-_. "_s.contains(c); };
    return !language.isEmpty() && std::ranges::all_of(language, isAllowed) && !language.contains(u".."_s);
}

} // namespace

class CodeWorker::Colorer : public KSyntaxHighlighting::AbstractHighlighter
{
public:
    Colorer()
        : m_light(m_repository.defaultTheme(KSyntaxHighlighting::Repository::LightTheme))
        , m_dark(m_repository.defaultTheme(KSyntaxHighlighting::Repository::DarkTheme))
    {
    }

    CodeReply color(const CodeRequest &request)
    {
        CodeReply reply{.client = request.client, .chunk = request.chunk, .firstLine = request.firstLine};
        const KSyntaxHighlighting::Definition definition = definitionFor(request.language);
        KSyntaxHighlighting::State state = request.before;
        setDefinition(definition);
        for (const QString &line : request.lines) {
            m_spans.clear();
            if (definition.isValid() && line.size() <= longestColoredLine)
                state = highlightLine(line, state);
            reply.lines.append(m_spans);
            reply.after.append(state);
        }
        return reply;
    }

protected:
    void applyFormat(int offset, int length, const KSyntaxHighlighting::Format &format) override
    {
        const Look &look = lookOf(format);
        if (length == 0 || look.isPlain)
            return;
        CodeSpan span = look.span;
        span.start = offset;
        span.length = length;
        m_spans.append(span);
    }

private:
    /// A format is asked for its colours once, not for every word.
    struct Look
    {
        CodeSpan span;
        bool isPlain = false;
        bool isKnown = false;
    };

    const Look &lookOf(const KSyntaxHighlighting::Format &format)
    {
        const size_t id = format.id();
        if (id >= m_looks.size())
            m_looks.resize(id + 1);
        Look &look = m_looks[id];
        if (!look.isKnown) {
            look.span = {.light = format.textColor(m_light).rgb(),
                         .dark = format.textColor(m_dark).rgb(),
                         .isBold = format.isBold(m_light),
                         .isItalic = format.isItalic(m_light)};
            look.isPlain = format.isDefaultTextStyle(m_light) && format.isDefaultTextStyle(m_dark);
            look.isKnown = true;
        }
        return look;
    }

    KSyntaxHighlighting::Definition definitionFor(const QString &language)
    {
        const auto known = m_definitions.constFind(language);
        if (known != m_definitions.constEnd())
            return *known;
        KSyntaxHighlighting::Definition definition;
        if (isPlainName(language)) {
            definition = m_repository.definitionForName(language);
            if (!definition.isValid())
                definition = m_repository.definitionForFileName(u"x."_s + language);
        }
        m_definitions.insert(language, definition);
        return definition;
    }

    KSyntaxHighlighting::Repository m_repository;
    KSyntaxHighlighting::Theme m_light;
    KSyntaxHighlighting::Theme m_dark;
    QHash<QString, KSyntaxHighlighting::Definition> m_definitions;
    std::vector<Look> m_looks; ///< by the format's id
    CodeLine m_spans;
};

CodeWorker::CodeWorker() = default;
CodeWorker::~CodeWorker() = default;

void CodeWorker::color(const CodeRequest &request)
{
    if (!m_colorer)
        m_colorer = std::make_unique<Colorer>();
    Q_EMIT colored(m_colorer->color(request));
}

CodeThread::CodeThread() : m_worker(new CodeWorker)
{
    m_worker->moveToThread(&m_thread);
    QObject::connect(&m_thread, &QThread::finished, m_worker, &QObject::deleteLater);
    m_thread.setObjectName(u"highlighting"_s);
    m_thread.start(QThread::LowPriority);
}

CodeThread::~CodeThread()
{
    m_thread.quit();
    m_thread.wait(); // for the lines of one block at most
}

std::shared_ptr<CodeThread> CodeThread::shared()
{
    static std::weak_ptr<CodeThread> running; // shared, because the views that come and go own it together
    std::shared_ptr<CodeThread> thread = running.lock();
    if (!thread) {
        thread = std::make_shared<CodeThread>();
        running = thread;
    }
    return thread;
}

void CodeThread::post(const CodeRequest &request)
{
    QMetaObject::invokeMethod(m_worker, [worker = m_worker, request] { worker->color(request); }, Qt::QueuedConnection);
}

} // namespace textui
