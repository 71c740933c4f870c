// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/compare/picturefile.h"

#include "ui/compare/composing.h"
#include "ui/compare/plotlibrary.h"
#include "ui/compare/tablepainting.h"
#include "ui/style/metrics.h"
#include "ui/style/wrapping.h"

#include <QApplication>
#include <QBuffer>
#include <QImage>
#include <QScreen>
#include <QSvgGenerator>

namespace compareui {

namespace {

/// Where the parts of a picture stand on a page of that width.
class Page
{
public:
    Page(const Picture &picture, QSize size, styleui::Scheme scheme)
        : m_picture(picture)
        , m_palette(styleui::palette(scheme))
        , m_font(QApplication::font())
        , m_width(size.width() - 2 * styleui::margin)
        , m_title(lines(picture.title, styleui::titleFont(m_font)))
        , m_note(lines(picture.note, styleui::figuresFont(m_font)))
    {
        const int words = headHeight() + noteHeight() + 2 * styleui::margin;
        m_body = picture.chart ? std::max(size.height() - words, heightOf(*picture.chart, m_font) / 2)
                               : int(picture.table.rows.size() + 1) * heightOfRow(m_font);
        m_size = {size.width(), words + m_body};
    }

    [[nodiscard]] QSize size() const { return m_size; }

    void paint(QCPPainter &painter) const
    {
        painter.fillRect(QRect(QPoint(), m_size), styleui::colors(m_palette).paper);
        painter.translate(styleui::margin, styleui::margin);
        write(painter, {m_picture.question}, styleui::figuresFont(m_font), styleui::Ink::Secondary);
        painter.translate(0, styleui::step);
        write(painter, m_title, styleui::titleFont(m_font), styleui::Ink::Text);
        painter.translate(0, styleui::padding);
        if (m_picture.chart)
            paintChart(painter);
        else
            paintTable(painter, m_picture.table, m_width, m_font, m_palette);
        painter.translate(0, m_body + styleui::padding);
        write(painter, m_note, styleui::figuresFont(m_font), styleui::Ink::Secondary);
    }

private:
    [[nodiscard]] QStringList lines(const QString &text, const QFont &font) const
    {
        return text.isEmpty() ? QStringList() : styleui::wrapped(text, font, m_width, 0).lines;
    }
    [[nodiscard]] int headHeight() const
    {
        return QFontMetrics(styleui::figuresFont(m_font)).height() + styleui::step +
               int(m_title.size()) * QFontMetrics(styleui::titleFont(m_font)).height() + styleui::padding;
    }
    [[nodiscard]] int noteHeight() const
    {
        return m_note.isEmpty()
                   ? 0
                   : styleui::padding + int(m_note.size()) * QFontMetrics(styleui::figuresFont(m_font)).height();
    }

    /// Leaves the painter's origin below it.
    void write(QCPPainter &painter, const QStringList &lines, const QFont &font, styleui::Ink ink) const
    {
        const QFontMetrics metrics(font);
        painter.setFont(font);
        painter.setPen(styleui::ink(ink, m_palette));
        for (const QString &line : lines) {
            painter.drawText(0, metrics.ascent(), line);
            painter.translate(0, metrics.height());
        }
    }

    void paintChart(QCPPainter &painter) const
    {
        QCustomPlot plot;
        const QSize size(m_width, m_body);
        compose(plot, *m_picture.chart, m_palette, m_font, size);
        painter.save();
        plot.toPainter(&painter, size.width(), size.height());
        painter.restore();
    }

    const Picture &m_picture;
    const QPalette m_palette;
    const QFont m_font;
    const int m_width;
    const QStringList m_title;
    const QStringList m_note;
    int m_body = 0;
    QSize m_size;
};

} // namespace

QByteArray svgOf(const Picture &picture, QSize size, styleui::Scheme scheme)
{
    if (!picture.empty.isEmpty())
        return {};
    const Page page(picture, size, scheme);
    QBuffer buffer;
    QSvgGenerator generator;
    generator.setOutputDevice(&buffer);
    generator.setSize(page.size());
    generator.setViewBox(QRect(QPoint(), page.size()));
    // What the letters were measured in.
    generator.setResolution(qRound(QGuiApplication::primaryScreen()->logicalDotsPerInch()));
    generator.setTitle(picture.title);
    generator.setDescription(descriptionOf(picture));
    QCPPainter painter;
    painter.begin(&generator);
    painter.setMode(QCPPainter::pmVectorized);
    painter.setMode(QCPPainter::pmNoCaching);
    page.paint(painter);
    painter.end();
    return buffer.data();
}

QByteArray pngOf(const Picture &picture, QSize size, styleui::Scheme scheme, double scale)
{
    if (!picture.empty.isEmpty())
        return {};
    const Page page(picture, size, scheme);
    QImage image(page.size() * scale, QImage::Format_RGB32);
    image.setDevicePixelRatio(scale);
    QCPPainter painter;
    painter.begin(&image);
    painter.setMode(QCPPainter::pmNoCaching);
    page.paint(painter);
    painter.end();
    QBuffer buffer;
    image.save(&buffer, "PNG");
    return buffer.data();
}

} // namespace compareui
