// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/compare/sessionpicker.h"

#include "library/library.h"
#include "ui/compare/words.h"
#include "ui/style/elidedlabel.h"
#include "ui/style/look.h"
#include "ui/style/metrics.h"
#include "ui/style/plaintext.h"

#include <QLineEdit>
#include <QListView>
#include <QPushButton>
#include <QSortFilterProxyModel>
#include <QStandardItemModel>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace compareui {

namespace {

constexpr int listHeight = 220;
constexpr int idRole = Qt::UserRole;

} // namespace

SessionPicker::SessionPicker(library::Library &library, QWidget *parent)
    : styleui::Card(parent)
    , m_library(library)
    , m_model(new QStandardItemModel(this))
    , m_found(new QSortFilterProxyModel(this))
    , m_search(new QLineEdit(this))
    , m_list(new QListView(this))
    , m_hint(new styleui::ElidedLabel(tr("The first question of each session that you tick."), this))
    , m_take(new QPushButton(this))
{
    setObjectName(u"sessionPicker"_s);
    m_found->setSourceModel(m_model);
    m_found->setFilterCaseSensitivity(Qt::CaseInsensitive);
    m_search->setObjectName(u"searchSessions"_s);
    m_search->setPlaceholderText(tr("Find a session"));
    m_search->setAccessibleName(m_search->placeholderText());
    m_list->setObjectName(u"pastSessions"_s);
    m_list->setAccessibleName(tr("Past sessions"));
    m_list->setModel(m_found);
    m_list->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_list->setUniformItemSizes(true);
    m_list->setFixedHeight(listHeight);
    m_list->setFrameShape(QFrame::NoFrame);
    m_hint->setInk(styleui::Ink::Secondary);
    m_take->setObjectName(u"takeSessions"_s);
    auto *const cancel = new QPushButton(tr("Cancel"), this);
    cancel->setObjectName(u"cancelSessions"_s);
    styleui::setLook(cancel, styleui::Look::Plain);

    auto *const buttons = new QHBoxLayout;
    buttons->addWidget(m_hint, 1);
    buttons->addWidget(cancel);
    buttons->addWidget(m_take);
    auto *const column = new QVBoxLayout(this);
    column->setContentsMargins(styleui::padding, styleui::padding, styleui::padding, styleui::padding);
    column->setSpacing(2 * styleui::step);
    column->addWidget(m_search);
    column->addWidget(m_list);
    column->addLayout(buttons);
    connect(m_search, &QLineEdit::textChanged, m_found, &QSortFilterProxyModel::setFilterFixedString);
    connect(m_model, &QStandardItemModel::itemChanged, this, &SessionPicker::count);
    connect(cancel, &QPushButton::clicked, this, &SessionPicker::closed);
    connect(m_take, &QPushButton::clicked, this, &SessionPicker::take);
    count();
}

void SessionPicker::open()
{
    m_model->clear();
    m_search->clear();
    count();
    m_search->setFocus(Qt::OtherFocusReason);
    m_library.sessions(this, [this](const QList<library::SessionSummary> &sessions) {
        m_model->clear();
        for (const library::SessionSummary &session : sessions) {
            if (session.isExample)
                continue;
            auto *const item = new QStandardItem(styleui::oneLine(session.title));
            item->setCheckable(true);
            item->setData(session.id.value, idRole);
            m_model->appendRow(item);
        }
        m_hint->setText(m_model->rowCount() > 0 ? tr("The first question of each session that you tick.")
                                                : tr("There are no sessions yet."));
        count();
    });
}

QList<chat::SessionId> SessionPicker::ticked() const
{
    QList<chat::SessionId> ids;
    for (int row = 0; row < m_model->rowCount(); ++row) {
        const QStandardItem *const item = m_model->item(row);
        if (item->checkState() == Qt::Checked)
            ids.append({item->data(idRole).toString()});
    }
    return ids;
}

void SessionPicker::count()
{
    const qsizetype ticks = ticked().size();
    m_take->setEnabled(ticks > 0);
    m_take->setText(ticks > 0 ? counted(ticks, tr("Take 1 question"), tr("Take %1 questions")) : tr("Take them"));
}

void SessionPicker::take()
{
    m_take->setEnabled(false);
    load(ticked(), {});
}

/// One after the other, so that many do not fill the reader's queue.
void SessionPicker::load(QList<chat::SessionId> ids, QList<compare::Question> found)
{
    if (ids.isEmpty()) {
        Q_EMIT picked(found);
        return;
    }
    const chat::SessionId id = ids.takeFirst();
    m_library.load(id, this, [this, ids, found](const std::expected<chat::Session, QString> &session) mutable {
        if (!session)
            Q_EMIT failed(session.error());
        else if (!session->turns.isEmpty())
            found.append({.id = {}, .text = session->turns.first().prompt, .domain = {}, .rubric = {}});
        load(ids, found);
    });
}

} // namespace compareui
