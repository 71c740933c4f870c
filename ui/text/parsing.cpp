// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/text/parsing.h"

#include "markdown/markdown.h"

#include <QtConcurrentRun>

namespace textui {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype parsedAtOnce = 24'000; ///< longer texts are parsed on another thread

} // namespace

Parsing::Parsing(QObject *owner, Changed changed) : m_owner(owner), m_changed(std::move(changed)) {}

void Parsing::setText(const QString &source)
{
    m_isIncomplete = false;
    m_splitter = {};
    m_splitter.append(source);
    if (source.size() <= parsedAtOnce)
        return m_changed(m_splitter.finish());
    const qsizetype paragraph = source.lastIndexOf(u"\n\n"_s, parsedAtOnce);
    m_changed({.blocks = markdown::parse(source.first(paragraph > 0 ? paragraph : parsedAtOnce))});
    parseApart();
}

void Parsing::append(const QString &delta)
{
    m_splitter.append(delta);
}

void Parsing::update()
{
    m_changed(m_splitter.update());
}

void Parsing::finish()
{
    if (m_splitter.source().size() <= parsedAtOnce)
        return m_changed(m_splitter.finish());
    m_changed(m_splitter.update());
    parseApart();
}

void Parsing::parseApart()
{
    m_isIncomplete = true;
    const QString source = m_splitter.source();
    const auto take = [this, size = source.size(), number = ++m_number](const markdown::Reading &reading) {
        if (m_isIncomplete && number == m_number && size == m_splitter.source().size())
            complete(reading);
    };
    QtConcurrent::run(markdown::Splitter::readAll, source).then(m_owner, take);
}

void Parsing::complete(const markdown::Reading &reading)
{
    m_isIncomplete = false;
    m_changed(m_splitter.finish(reading));
}

void Parsing::completeNow()
{
    if (m_isIncomplete)
        complete(markdown::Splitter::readAll(m_splitter.source()));
}

} // namespace textui
