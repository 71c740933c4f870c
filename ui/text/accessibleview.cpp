// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/text/accessibleview.h"

#include "ui/text/markdownview.h"

#include <QAccessible>
#include <QAccessibleWidget>

#include <algorithm>

namespace textui {
namespace {

/// The text of a view as one string, a line for each block. Read only; its cursor is where the selection ends.
class AccessibleView : public QAccessibleWidget, public QAccessibleTextInterface
{
public:
    explicit AccessibleView(MarkdownView *view) : QAccessibleWidget(view, QAccessible::Document), m_view(view) {}

    void *interface_cast(QAccessible::InterfaceType type) override
    {
        if (type == QAccessible::TextInterface)
            return static_cast<QAccessibleTextInterface *>(this);
        return QAccessibleWidget::interface_cast(type);
    }

    QString text(QAccessible::Text kind) const override
    {
        return kind == QAccessible::Value ? m_view->plainText() : QAccessibleWidget::text(kind);
    }

    QAccessible::State state() const override
    {
        QAccessible::State state = QAccessibleWidget::state();
        state.readOnly = true;
        state.multiLine = true;
        state.selectableText = true;
        return state;
    }

    void selection(int index, int *start, int *end) const override
    {
        *start = *end = 0;
        if (index == 0 && m_view->hasSelection()) {
            *start = int(std::min(m_view->anchorOffset(), m_view->cursorOffset()));
            *end = int(std::max(m_view->anchorOffset(), m_view->cursorOffset()));
        }
    }
    int selectionCount() const override { return m_view->hasSelection() ? 1 : 0; }
    void addSelection(int start, int end) override { m_view->select(start, end); }
    void removeSelection(int index) override
    {
        if (index == 0)
            setCursorPosition(cursorPosition());
    }
    void setSelection(int index, int start, int end) override
    {
        if (index == 0)
            m_view->select(start, end);
    }
    int cursorPosition() const override { return int(m_view->cursorOffset()); }
    void setCursorPosition(int position) override { m_view->select(position, position); }
    QString text(int start, int end) const override
    {
        const QString all = m_view->plainText();
        const auto from = std::clamp<qsizetype>(start, 0, all.size());
        return all.sliced(from, std::clamp<qsizetype>(end, from, all.size()) - from);
    }
    int characterCount() const override { return int(m_view->plainText().size()); }
    QRect characterRect(int offset) const override
    {
        const QRect place = m_view->rectAt(offset);
        return {m_view->viewport()->mapToGlobal(place.topLeft()), place.size()};
    }
    int offsetAtPoint(const QPoint &point) const override
    {
        return int(m_view->offsetAt(m_view->viewport()->mapFromGlobal(point)));
    }
    void scrollToSubstring(int start, int) override { m_view->revealOffset(start); }
    QString attributes(int, int *start, int *end) const override
    {
        *start = 0;
        *end = characterCount();
        return {};
    }

private:
    MarkdownView *m_view;
};

QAccessibleInterface *makeInterface(const QString &, QObject *object)
{
    auto *const view = qobject_cast<MarkdownView *>(object);
    return view ? new AccessibleView(view) : nullptr;
}

} // namespace

void makeViewsAccessible()
{
    static const bool isDone = (QAccessible::installFactory(makeInterface), true);
    Q_UNUSED(isDone)
}

} // namespace textui
