// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panel/panellistmodel.h"

#include "ui/style/colors.h"
#include "ui/style/membermark.h"
#include "ui/style/metrics.h"
#include "ui/style/plaintext.h"

#include <QPainter>

using namespace Qt::StringLiterals;

namespace panelui {

namespace {

QString namesOf(const chat::Panel &panel)
{
    QStringList names;
    for (const chat::Member &member : panel.members)
        names.append(member.displayName());
    return names.join(u", "_s);
}

} // namespace

void PanelListModel::setPanels(const QList<settings::StoredPanel> &panels)
{
    if (panels == m_panels)
        return;
    beginResetModel();
    m_panels = panels;
    endResetModel();
}

const settings::StoredPanel *PanelListModel::panel(const QModelIndex &index) const
{
    return index.isValid() && index.row() < m_panels.size() ? &m_panels[index.row()] : nullptr;
}

QModelIndex PanelListModel::indexOf(const chat::Panel &panel) const
{
    const auto same = [&panel](const settings::StoredPanel &one) {
        return one.panel.id == panel.id && one.panel.name == panel.name;
    };
    const auto found = std::ranges::find_if(m_panels, same);
    return found == m_panels.end() ? QModelIndex() : index(int(found - m_panels.begin()));
}

int PanelListModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_panels.size());
}

QVariant PanelListModel::data(const QModelIndex &index, int role) const
{
    const settings::StoredPanel *const one = panel(index);
    if (!one)
        return {};
    const chat::Panel &panel = one->panel;
    switch (role) {
    case Qt::DisplayRole:
        return panel.name.isEmpty() ? namesOf(panel) : panel.name;
    case Qt::AccessibleTextRole:
        return tr("%1. %2").arg(panel.name, secondLine(*one));
    case SecondLineRole:
        return secondLine(*one);
    case MembersRole:
        return int(panel.members.size());
    case IsBrokenRole:
        return !one->problem.isEmpty();
    default:
        return {};
    }
}

QString PanelListModel::secondLine(const settings::StoredPanel &stored)
{
    if (!stored.problem.isEmpty())
        return stored.problem;
    if (stored.fill == settings::Fill::Example)
        return tr("written examples, no model is called");
    if (stored.panel.members.isEmpty())
        return tr("no server was found on this computer");
    return stored.panel.note.isEmpty() ? namesOf(stored.panel) : stored.panel.note;
}

Qt::ItemFlags PanelListModel::flags(const QModelIndex &index) const
{
    const settings::StoredPanel *const one = panel(index);
    if (!one)
        return {};
    const bool isUsable =
        one->problem.isEmpty() && (!one->panel.members.isEmpty() || one->fill == settings::Fill::Example);
    return isUsable ? Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemNeverHasChildren : Qt::ItemNeverHasChildren;
}

QSize PanelDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &) const
{
    return {0,
            option.fontMetrics.height() + QFontMetrics(styleui::figuresFont(option.font)).height() + 5 * styleui::step};
}

void PanelDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const styleui::Colors &colors = styleui::colors(option.palette);
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    const bool isSelected = option.state.testFlag(QStyle::State_Selected);
    if (isSelected || option.state.testFlag(QStyle::State_MouseOver)) {
        painter->setPen(Qt::NoPen);
        painter->setBrush(isSelected ? colors.accentTint : colors.opened);
        painter->drawRoundedRect(option.rect, styleui::smallRadius, styleui::smallRadius);
    }

    QRect inside = option.rect.adjusted(2 * styleui::step, 2 * styleui::step, -2 * styleui::step, -2 * styleui::step);
    const QSize mark = styleui::markSize(option.font);
    for (int number = index.data(PanelListModel::MembersRole).toInt(); number > 0; --number) {
        const QRect place(inside.right() - mark.width(), inside.top(), mark.width(), option.fontMetrics.height());
        styleui::paintMark(*painter, place, number, option.font, option.palette);
        inside.setRight(place.left() - styleui::step);
    }
    QFont name = option.font;
    name.setWeight(QFont::Medium);
    painter->setFont(name);
    painter->setPen(option.state.testFlag(QStyle::State_Enabled) ? colors.text : colors.faint);
    painter->drawText(
        inside, Qt::AlignTop | Qt::TextSingleLine,
        QFontMetrics(name).elidedText(styleui::oneLine(index.data().toString()), Qt::ElideRight, inside.width()));
    const QFont small = styleui::figuresFont(option.font);
    inside.setRight(option.rect.right() - 2 * styleui::step);
    painter->setFont(small);
    painter->setPen(index.data(PanelListModel::IsBrokenRole).toBool() ? colors.failure : colors.secondary);
    const QString second = styleui::oneLine(index.data(PanelListModel::SecondLineRole).toString());
    painter->drawText(inside, Qt::AlignBottom | Qt::TextSingleLine,
                      QFontMetrics(small).elidedText(second, Qt::ElideRight, inside.width()));
    painter->restore();
}

} // namespace panelui
