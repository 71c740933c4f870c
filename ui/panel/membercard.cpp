// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panel/membercard.h"

#include "chat/panelwords.h"
#include "ui/panel/formrows.h"
#include "ui/panel/memberform.h"
#include "ui/panel/modelpicker.h"
#include "ui/panel/movehandle.h"
#include "ui/panel/offer.h"
#include "ui/style/elidedlabel.h"
#include "ui/style/icons.h"
#include "ui/style/look.h"
#include "ui/style/membermark.h"
#include "ui/style/metrics.h"
#include "ui/style/plaintext.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QMouseEvent>
#include <QPushButton>

using namespace Qt::StringLiterals;

namespace panelui {

namespace {

constexpr int longestName = 30; // characters of a model's name in the row

} // namespace

MemberCard::MemberCard(const chat::Member &member, const Offer &offer, QWidget *parent)
    : styleui::Card(parent)
    , m_member(member)
    , m_offer(offer)
    , m_handle(new MoveHandle(this))
    , m_mark(new styleui::MemberMark(member.id.number, this))
    , m_model(new QPushButton(this))
    , m_label(new QLabel(this))
    , m_summary(new styleui::ElidedLabel(this))
    , m_difference(new styleui::ElidedLabel(this))
    , m_duplicate(iconButton(u"copy"_s, u"duplicate"_s, this))
    , m_remove(iconButton(u"delete"_s, u"remove"_s, this))
    , m_open(iconButton(u"chevron-down"_s, u"openMember"_s, this))
{
    setObjectName(u"member"_s);
    createHead();
    connectHead();
    setNumber(member.id.number);
    setDifference({});
    showMember();
}

void MemberCard::createHead()
{
    m_model->setObjectName(u"memberModel"_s);
    styleui::setLook(m_model, styleui::Look::Plain);
    m_label->setTextFormat(Qt::PlainText);
    m_label->setFont(styleui::strong(font()));
    m_summary->setObjectName(u"summary"_s);
    m_summary->setInk(styleui::Ink::Secondary);
    m_summary->setFont(styleui::figuresFont(font()));
    m_summary->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Fixed);
    m_difference->setObjectName(u"difference"_s);
    m_difference->setFont(styleui::figuresFont(font()));
    m_difference->setInk(styleui::Ink::Accent);
    m_duplicate->setToolTip(tr("Duplicate"));
    m_remove->setToolTip(tr("Remove"));

    auto *const head = new QHBoxLayout;
    head->setSpacing(styleui::step);
    head->addWidget(m_handle);
    head->addWidget(m_mark);
    head->addWidget(m_model);
    head->addWidget(m_label);
    head->addSpacing(styleui::step);
    head->addWidget(m_summary, 1);
    head->addWidget(m_difference);
    head->addSpacing(styleui::step);
    head->addWidget(m_duplicate);
    head->addWidget(m_remove);
    head->addWidget(m_open);
    auto *const column = new QVBoxLayout(this);
    column->setContentsMargins(styleui::step, styleui::step, 2 * styleui::step, styleui::step);
    column->setSpacing(styleui::step);
    column->addLayout(head);
}

void MemberCard::connectHead()
{
    connect(m_handle, &MoveHandle::moveRequested, this, &MemberCard::moveRequested);
    connect(m_handle, &MoveHandle::draggedTo, this, &MemberCard::draggedTo);
    connect(m_handle, &MoveHandle::taken, this, [this] { setHighlighted(true); });
    connect(m_handle, &MoveHandle::released, this, [this] { setHighlighted(false); });
    connect(m_model, &QPushButton::clicked, this, &MemberCard::chooseModel);
    connect(m_duplicate, &QAbstractButton::clicked, this, &MemberCard::duplicateRequested);
    connect(m_remove, &QAbstractButton::clicked, this, &MemberCard::removeRequested);
    connect(m_open, &QAbstractButton::clicked, this, [this] { setOpen(!isOpen()); });
    if (m_offer.picker) {
        connect(m_offer.picker, &ModelPicker::picked, this, [this](const chat::Model &model) {
            if (m_offer.picker->anchor() != m_model)
                return;
            m_member.model = model;
            if (m_form)
                m_form->setModel(model);
            showMember();
            Q_EMIT changed();
        });
    }
}

void MemberCard::createForm()
{
    m_form = new MemberForm(m_member, m_offer, this);
    layout()->addWidget(m_form);
    connect(m_form, &MemberForm::changed, this, [this] {
        m_member = m_form->member();
        showMember();
        Q_EMIT changed();
    });
}

bool MemberCard::isOpen() const
{
    return m_form && !m_form->isHidden();
}

void MemberCard::setOpen(bool isOpen)
{
    if (isOpen == this->isOpen())
        return;
    if (!m_form)
        createForm();
    m_form->setVisible(isOpen);
    m_open->setIcon(styleui::icon(isOpen ? u"chevron-up"_s : u"chevron-down"_s));
    nameButtons();
    if (isOpen)
        Q_EMIT opened();
}

void MemberCard::chooseModel()
{
    if (m_offer.picker) {
        m_offer.picker->popUp(m_model, m_member.model);
        return;
    }
    setOpen(true);
    m_form->focusModel();
}

void MemberCard::focusHead()
{
    m_model->setFocus(Qt::OtherFocusReason);
}

void MemberCard::refresh()
{
    if (m_form)
        m_form->refresh();
}

void MemberCard::setNumber(int number)
{
    m_member.id.number = number;
    m_mark->setNumber(number);
    if (m_form)
        m_form->setNumber(number);
    setAccessibleName(tr("Member %1").arg(number));
    nameButtons();
}

void MemberCard::nameButtons()
{
    const int number = m_member.id.number;
    m_model->setAccessibleName(tr("Model of member %1: %2").arg(number).arg(modelName()));
    m_handle->setAccessibleName(tr("Move member %1").arg(number));
    m_duplicate->setAccessibleName(tr("Duplicate member %1").arg(number));
    m_remove->setAccessibleName(tr("Remove member %1").arg(number));
    m_open->setAccessibleName(isOpen() ? tr("Close the settings of member %1").arg(number)
                                       : tr("Open the settings of member %1").arg(number));
    m_open->setToolTip(isOpen() ? tr("Close") : tr("Settings"));
}

void MemberCard::setCanRemove(bool can)
{
    m_remove->setEnabled(can);
}

void MemberCard::setCanDuplicate(bool can)
{
    m_duplicate->setEnabled(can);
}

void MemberCard::setDifference(const QString &word)
{
    m_difference->setText(word);
    m_difference->setVisible(!word.isEmpty());
}

QString MemberCard::modelName() const
{
    return m_member.model.id.isEmpty() ? tr("Choose a model…") : styleui::oneLine(m_member.model.displayName());
}

void MemberCard::showMember()
{
    m_model->setText(styleui::buttonText(m_model->fontMetrics().elidedText(
        modelName(), Qt::ElideMiddle, longestName * fontMetrics().averageCharWidth())));
    styleui::setPlainToolTip(m_model, tr("%1 · choose another").arg(m_member.model.id));
    m_label->setText(m_label->fontMetrics().elidedText(styleui::oneLine(m_member.label), Qt::ElideRight,
                                                       longestName * fontMetrics().averageCharWidth()));
    m_label->setVisible(!m_member.label.isEmpty());
    QStringList words = chat::wordsOf(m_member);
    if (const QString &endpoint = m_member.model.endpoint; !endpoint.isEmpty() && !m_offer.has(endpoint))
        words.prepend(tr("not connected: %1").arg(endpoint));
    m_summary->setText(words.join(u" · "_s));
    nameButtons();
}

void MemberCard::mouseReleaseEvent(QMouseEvent *event)
{
    styleui::Card::mouseReleaseEvent(event);
    const QPoint place = event->position().toPoint();
    const bool isOnHead = rect().contains(place) && place.y() <= m_open->geometry().bottom();
    const bool isOnButton = qobject_cast<QAbstractButton *>(childAt(place)); // one that is not enabled
    if (event->button() == Qt::LeftButton && isOnHead && !isOnButton)
        setOpen(!isOpen());
}

} // namespace panelui
