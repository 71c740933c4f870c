// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/style/icons.h"

#include <QDir>
#include <QGuiApplication>
#include <QIconEngine>
#include <QPainter>
#include <QPixmapCache>
#include <QSvgRenderer>

static void loadIcons()
{
    Q_INIT_RESOURCE(icons);
}

namespace styleui {

using namespace Qt::StringLiterals;

namespace {

const auto folder = u":/icons/"_s;

QPixmap drawn(const QString &name, const QSize &size, const QColor &color)
{
    const QString key = u"icon/%1/%2x%3/%4"_s.arg(name).arg(size.width()).arg(size.height()).arg(color.rgba());
    QPixmap pixmap;
    if (QPixmapCache::find(key, &pixmap))
        return pixmap;
    pixmap = QPixmap(size);
    pixmap.fill(Qt::transparent);
    QPainter painter(&pixmap);
    QSvgRenderer(folder + name + u".svg"_s).render(&painter);
    painter.setCompositionMode(QPainter::CompositionMode_SourceIn);
    painter.fillRect(pixmap.rect(), color);
    painter.end();
    QPixmapCache::insert(key, pixmap);
    return pixmap;
}

/// Draws one of our icons in the ink of the palette of the moment.
class InkEngine : public QIconEngine
{
public:
    InkEngine(QString name, Ink ink) : m_name(std::move(name)), m_ink(ink) {}

    void paint(QPainter *painter, const QRect &rect, QIcon::Mode mode, QIcon::State state) override
    {
        const double scale = painter->device()->devicePixelRatio();
        painter->drawPixmap(rect, scaledPixmap(rect.size() * scale, mode, state, scale));
    }

    QPixmap pixmap(const QSize &size, QIcon::Mode mode, QIcon::State state) override
    {
        return scaledPixmap(size, mode, state, 1);
    }

    QPixmap scaledPixmap(const QSize &size, QIcon::Mode mode, QIcon::State state, double scale) override
    {
        const Ink shown = mode == QIcon::Disabled ? Ink::Faint : state == QIcon::On ? Ink::Accent : m_ink;
        QPixmap pixmap = drawn(m_name, size, ink(shown, QGuiApplication::palette()));
        pixmap.setDevicePixelRatio(scale);
        return pixmap;
    }

    bool isNull() override { return false; }
    QString key() const override { return u"styleui"_s; }
    QIconEngine *clone() const override { return new InkEngine(*this); }

private:
    QString m_name;
    Ink m_ink;
};

} // namespace

QIcon icon(const QString &name, Ink ink)
{
    loadIcons();
    return QIcon(new InkEngine(name, ink));
}

QStringList iconNames()
{
    loadIcons();
    QStringList names = QDir(folder).entryList({u"*.svg"_s}, QDir::Files, QDir::Name);
    for (QString &name : names)
        name.chop(4);
    return names;
}

} // namespace styleui
