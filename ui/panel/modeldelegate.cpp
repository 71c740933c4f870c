// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panel/modeldelegate.h"

#include "ui/panel/modellistmodel.h"
#include "ui/style/icons.h"
#include "ui/style/metrics.h"
#include "ui/style/plaintext.h"

#include <QPainter>

using namespace Qt::StringLiterals;
using styleui::Ink;

namespace panelui {

namespace {

constexpr int starSize = 4 * styleui::step;
constexpr int starColumn = starSize + 4 * styleui::step;

/// One line of a row, filled from both ends.
class Line
{
public:
    Line(QPainter &painter, const QRect &place, const QPalette &palette)
        : m_painter(painter), m_place(place), m_palette(palette)
    {
    }

    void addLeft(const QString &text, const QFont &font, Ink ink)
    {
        const int width = draw(text, font, ink, Qt::AlignLeft);
        m_place.setLeft(m_place.left() + width);
    }
    void addRight(const QString &text, const QFont &font, Ink ink)
    {
        const int width = draw(text, font, ink, Qt::AlignRight);
        m_place.setRight(m_place.right() - width);
    }

private:
    int draw(const QString &text, const QFont &font, Ink ink, Qt::Alignment side)
    {
        if (text.isEmpty() || m_place.width() <= 0)
            return 0;
        const QFontMetrics metrics(font);
        const QString shown = metrics.elidedText(styleui::oneLine(text), Qt::ElideRight, m_place.width());
        m_painter.setFont(font);
        m_painter.setPen(styleui::ink(ink, m_palette));
        m_painter.drawText(m_place, int(Qt::TextSingleLine | Qt::AlignVCenter | side), shown);
        return metrics.horizontalAdvance(shown) + 2 * styleui::step;
    }

    QPainter &m_painter;
    QRect m_place;
    const QPalette &m_palette;
};

void paintBackground(QPainter &painter, const QStyleOptionViewItem &option)
{
    const bool isSelected = option.state.testFlag(QStyle::State_Selected);
    if (!isSelected && !option.state.testFlag(QStyle::State_MouseOver))
        return;
    const styleui::Colors &colors = styleui::colors(option.palette);
    painter.setPen(Qt::NoPen);
    painter.setBrush(isSelected ? colors.accentTint : colors.opened);
    painter.drawRoundedRect(option.rect, styleui::smallRadius, styleui::smallRadius);
}

void paintStar(QPainter &painter, const QStyleOptionViewItem &option, bool isFavourite)
{
    const bool isNear = option.state.testFlag(QStyle::State_Selected) || option.state.testFlag(QStyle::State_MouseOver);
    if (!isFavourite && !isNear)
        return;
    const QRect column = ModelDelegate::starRect(option.rect);
    const QRect place(column.center().x() - starSize / 2, column.center().y() - starSize / 2, starSize, starSize);
    const QIcon icon =
        isFavourite ? styleui::icon(u"star-filled"_s, Ink::Accent) : styleui::icon(u"star"_s, Ink::Faint);
    icon.paint(&painter, place);
}

} // namespace

QRect ModelDelegate::starRect(const QRect &row)
{
    return {row.left(), row.top(), starColumn, row.height()};
}

QSize ModelDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &) const
{
    const int small = QFontMetrics(styleui::figuresFont(option.font)).height();
    return {0, option.fontMetrics.height() + small + 4 * styleui::step};
}

void ModelDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    paintBackground(*painter, option);
    const bool isTyped = index.data(ModelListModel::IsTypedRole).toBool();
    if (!isTyped)
        paintStar(*painter, option, index.data(ModelListModel::IsFavouriteRole).toBool());

    QRect inside = option.rect.adjusted(starColumn, 0, -styleui::padding, 0);
    inside.setTop(option.rect.top() + 3 * styleui::step / 2);
    const auto text = [&index](int role) { return index.data(role).toString(); };
    const QFont small = styleui::figuresFont(option.font);
    QFont name = option.font;
    name.setWeight(QFont::Medium);

    inside.setHeight(option.fontMetrics.height());
    Line first(*painter, inside, option.palette);
    first.addRight(text(ModelListModel::PriceRole), small, Ink::Secondary);
    first.addLeft(text(Qt::DisplayRole), name, isTyped ? Ink::Accent : Ink::Text);
    first.addLeft(text(ModelListModel::AliasRole), small, Ink::Secondary);

    inside.moveTop(inside.bottom() + 1 + styleui::step / 2);
    inside.setHeight(QFontMetrics(small).height());
    Line second(*painter, inside, option.palette);
    second.addRight(text(ModelListModel::RetirementRole), small, Ink::Warning);
    second.addRight(text(ModelListModel::AbilitiesRole), small, Ink::Secondary);
    second.addLeft(text(ModelListModel::SecondLineRole), small, Ink::Secondary);
    painter->restore();
}

} // namespace panelui
