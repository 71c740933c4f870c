// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/text/interaction.h"

#include "ui/text/plaincopy.h"

#include <QApplication>
#include <QClipboard>
#include <QMimeData>
#include <QMouseEvent>
#include <QStyleHints>
#include <QTextBoundaryFinder>

using namespace Qt::StringLiterals;

namespace textui {

Interaction::Interaction(Document &document, QObject *parent) : QObject(parent), m_document(document) {}

void Interaction::setSelection(const TextSelection &selection)
{
    if (selection == m_selection)
        return;
    m_selection = selection;
    m_anchorSource = m_document.sourceOf(selection.anchor);
    m_cursorSource = m_document.sourceOf(selection.cursor);
    Q_EMIT redrawNeeded();
    Q_EMIT selectionChanged();
}

void Interaction::selectAll()
{
    setSelection({.anchor = {.block = m_document.count() > 0 ? 0 : -1}, .cursor = m_document.end()});
}

QString Interaction::selectedText() const
{
    return plainCopy(m_document, m_selection);
}

QString Interaction::selectedSource(const QString &source) const
{
    if (m_selection.isEmpty())
        return {};
    const qsizetype start = std::min(m_anchorSource, m_cursorSource);
    const qsizetype end = std::clamp(std::max(m_anchorSource, m_cursorSource), start, source.size());
    return source.sliced(start, end - start);
}

void Interaction::copy(const QString &source) const
{
    if (m_selection.isEmpty())
        return;
    auto *const data = new QMimeData;
    data->setText(selectedText());
    data->setData(u"text/markdown"_s, selectedSource(source).toUtf8());
    QApplication::clipboard()->setMimeData(data);
}

void Interaction::press(const QMouseEvent &event, QPoint point)
{
    if (event.button() != Qt::LeftButton)
        return;
    Q_EMIT touched();
    forgetFocusedLink();
    const TextPlace place = m_document.placeAt(point);
    const bool isThird = m_lastDoubleClick > 0 &&
                         qint64(event.timestamp()) - m_lastDoubleClick < QApplication::doubleClickInterval() &&
                         (point - m_doubleClicked).manhattanLength() < QApplication::startDragDistance();
    m_lastDoubleClick = 0;
    m_pressed = point;
    m_pressedLink = m_document.linkAt(point);
    m_isSelecting = place.isValid();
    m_unit = isThird ? Unit::Block : Unit::Character;
    if (event.modifiers() & Qt::ShiftModifier && m_selection.anchor.isValid()) {
        m_origin = {.anchor = m_selection.anchor, .cursor = m_selection.anchor};
        return extendTo(place);
    }
    m_origin = unitAround(place);
    setSelection(m_origin);
}

void Interaction::doubleClick(const QMouseEvent &event, QPoint point)
{
    if (event.button() != Qt::LeftButton)
        return;
    m_lastDoubleClick = qint64(event.timestamp());
    m_doubleClicked = point;
    m_pressedLink.clear();
    m_unit = Unit::Word;
    m_isSelecting = true;
    m_origin = unitAround(m_document.placeAt(point));
    setSelection(m_origin);
}

void Interaction::move(const QMouseEvent &event, QPoint point)
{
    if (m_isSelecting && event.buttons() & Qt::LeftButton)
        return selectTo(point);
    hover(m_document.linkAt(point));
}

void Interaction::selectTo(QPoint point)
{
    const bool isDrag = m_unit != Unit::Character || !m_selection.isEmpty() ||
                        (point - m_pressed).manhattanLength() >= QApplication::startDragDistance();
    if (isDrag)
        extendTo(m_document.placeAt(point));
}

void Interaction::release(const QMouseEvent &event, QPoint point)
{
    if (event.button() != Qt::LeftButton)
        return;
    m_isSelecting = false;
    const QString link = std::exchange(m_pressedLink, {});
    if (!link.isEmpty() && m_selection.isEmpty() && m_document.linkAt(point) == link)
        Q_EMIT linkActivated(QUrl(link));
    if (!m_selection.isEmpty() && QApplication::clipboard()->supportsSelection())
        QApplication::clipboard()->setText(selectedText(), QClipboard::Selection);
}

void Interaction::leave()
{
    hover({});
}

void Interaction::hover(const QString &link)
{
    if (link == m_hovered)
        return;
    m_hovered = link;
    Q_EMIT linkHovered(QUrl(link));
}

TextSelection Interaction::unitAround(TextPlace place) const
{
    if (!place.isValid() || m_unit == Unit::Character)
        return {.anchor = place, .cursor = place};
    const QString &text = m_document.block(place.block).text;
    TextSelection unit{.anchor = {.block = place.block}, .cursor = {.block = place.block, .position = text.size()}};
    if (m_unit == Unit::Block)
        return unit;
    QTextBoundaryFinder finder(QTextBoundaryFinder::Word, text);
    finder.setPosition(place.position);
    if (!finder.isAtBoundary() || !(finder.boundaryReasons() & QTextBoundaryFinder::StartOfItem))
        finder.toPreviousBoundary();
    unit.anchor.position = std::max<qsizetype>(0, finder.position());
    const qsizetype end = finder.toNextBoundary();
    unit.cursor.position = end < 0 ? text.size() : end;
    return unit;
}

void Interaction::extendTo(TextPlace place)
{
    if (!place.isValid())
        return;
    const TextSelection unit = unitAround(place);
    if (unit.start() < m_origin.start())
        setSelection({.anchor = m_origin.end(), .cursor = unit.start()});
    else
        setSelection({.anchor = m_origin.start(), .cursor = std::max(unit.end(), m_origin.end())});
}

bool Interaction::focusNextLink(bool forward)
{
    const auto isLink = [](const markdown::Run &run) { return run.link >= 0; };
    const int step = forward ? 1 : -1;
    int index = m_focused.isValid() ? m_focused.block : (forward ? 0 : m_document.count() - 1);
    for (; index >= 0 && index < m_document.count(); index += step) {
        const auto &runs = m_document.block(index).runs;
        const bool isSame = index == m_focused.block;
        const auto isNext = [&](const markdown::Run &run) {
            return isLink(run) &&
                   (!isSame || (forward ? run.start > m_focused.position : run.start < m_focused.position));
        };
        const auto first = std::ranges::find_if(runs, isNext);
        const auto last = std::ranges::find_last_if(runs, isNext);
        if (first == runs.end())
            continue;
        m_focused = {.block = index, .position = (forward ? first : last.begin())->start};
        Q_EMIT redrawNeeded();
        return true;
    }
    forgetFocusedLink();
    return false;
}

QString Interaction::focusedLink() const
{
    if (!m_focused.isValid() || m_focused.block >= m_document.count())
        return {};
    const markdown::Block &block = m_document.block(m_focused.block);
    const auto run = std::ranges::find(block.runs, int(m_focused.position), &markdown::Run::start);
    return run == block.runs.end() ? QString() : block.links.value(run->link);
}

void Interaction::activateFocusedLink()
{
    const QString link = focusedLink();
    if (!link.isEmpty())
        Q_EMIT linkActivated(QUrl(link));
}

void Interaction::forgetFocusedLink()
{
    if (!m_focused.isValid())
        return;
    m_focused = {};
    Q_EMIT redrawNeeded();
}

void Interaction::documentChanged(qsizetype from)
{
    const TextSelection before = m_selection;
    if (m_selection.anchor.block >= from)
        m_selection.anchor = m_document.placeOf(m_anchorSource);
    if (m_selection.cursor.block >= from)
        m_selection.cursor = m_document.placeOf(m_cursorSource);
    if (m_origin.anchor.block >= from || m_origin.cursor.block >= from)
        m_origin = {.anchor = m_selection.anchor, .cursor = m_selection.anchor};
    if (m_focused.block >= from)
        forgetFocusedLink();
    if (before != m_selection)
        Q_EMIT redrawNeeded();
}

} // namespace textui
