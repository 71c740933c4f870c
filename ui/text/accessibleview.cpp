// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/text/accessibleview.h"

#include "ui/text/markdownview.h"

#include <QAccessible>
#include <QAccessibleWidget>

namespace textui {
namespace {

/// The text of a view as one string, a line for each block. Read only, without a cursor.
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
            *start = int(m_view->plainText().indexOf(m_view->selectedText()));
            *end = *start + int(m_view->selectedText().size());
        }
    }
    int selectionCount() const override { return m_view->hasSelection() ? 1 : 0; }
    void addSelection(int, int) override {}
    void removeSelection(int) override {}
    void setSelection(int, int, int) override {}
    int cursorPosition() const override { return 0; }
    void setCursorPosition(int) override {}
    QString text(int start, int end) const override { return m_view->plainText().sliced(start, end - start); }
    int characterCount() const override { return int(m_view->plainText().size()); }
    QRect characterRect(int) const override { return rect(); }
    int offsetAtPoint(const QPoint &) const override { return 0; }
    void scrollToSubstring(int start, int end) override { m_view->revealText(text(start, end)); }
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
