// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/compare/plot.h"

#include "ui/compare/composing.h"
#include "ui/compare/plotlibrary.h"
#include "ui/style/colors.h"
#include "ui/style/quietpainting.h"
#include "ui/style/wrapping.h"

#include <QAccessible>
#include <QMouseEvent>
#include <QPainter>
#include <QStyleOption>
#include <QTextDocument>
#include <QToolTip>

using namespace Qt::StringLiterals;

namespace compareui {

namespace {

constexpr int ringRoom = 3;
constexpr double nearEnough = 10; ///< to point at something small

double distance(const QRectF &place, const QPointF &point)
{
    const double x = std::max({place.left() - point.x(), 0.0, point.x() - place.right()});
    const double y = std::max({place.top() - point.y(), 0.0, point.y() - place.bottom()});
    return std::hypot(x, y);
}

/// In lines that are not broken again.
QString tipText(const QString &words)
{
    constexpr int letters = 52;
    const QFont font = QToolTip::font();
    const int width = QFontMetrics(font).averageCharWidth() * letters;
    return Qt::convertFromPlainText(styleui::wrapped(words, font, width, 0).lines.join(u'\n'));
}

} // namespace

PlotWidget::PlotWidget(QWidget *parent) : QWidget(parent), m_plot(new QCustomPlot(this))
{
    setFocusPolicy(Qt::StrongFocus);
    setMouseTracking(true);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    // The pointer is ours: the library would keep the wheel from the page.
    m_plot->setAttribute(Qt::WA_TransparentForMouseEvents);
    m_plot->setFocusPolicy(Qt::NoFocus);
    m_plot->setMinimumSize(1, 1); // it warns where it has nothing to paint on
    connect(m_plot, &QCustomPlot::afterReplot, this, [this] { m_isDrawn = true; });
}

PlotWidget::~PlotWidget() = default;

void PlotWidget::setChart(const Chart &chart)
{
    if (chart == m_chart)
        return;
    const bool isOther = chart.spots().size() != m_spots.size();
    const int height = heightOf(m_chart, font());
    m_chart = chart;
    m_spots = chart.spots();
    if (isOther)
        m_current = -1;
    if (height != heightOf(m_chart, font()))
        updateGeometry();
    composeInSight();
}

/// What is out of sight is made when it is scrolled to: a page of charts would take several frames at once.
void PlotWidget::composeInSight()
{
    m_isStale = true;
    m_isDrawn = false;
    update();
}

void PlotWidget::compose()
{
    m_isDrawn = false;
    compareui::compose(*m_plot, m_chart, palette(), font(), m_plot->size());
    highlight(*m_plot, m_current);
    m_plot->replot(QCustomPlot::rpQueuedReplot);
}

QRectF PlotWidget::placeOf(int spot) const
{
    if (!m_isDrawn || spot < 0 || spot >= m_spots.size())
        return {};
    return placesOf(*m_plot, m_chart)[spot].translated(m_plot->pos());
}

QSize PlotWidget::sizeHint() const
{
    return {minimumSizeHint().width() * 2, heightOf(m_chart, font())};
}

QSize PlotWidget::minimumSizeHint() const
{
    return {fontMetrics().averageCharWidth() * 40, heightOf(m_chart, font())};
}

int PlotWidget::spotAt(const QPointF &place) const
{
    const QList<QRectF> places = m_isDrawn ? placesOf(*m_plot, m_chart) : QList<QRectF>();
    const QPointF inside = place - m_plot->pos();
    int nearest = -1;
    double least = nearEnough;
    // From the top one down: points lie over boxes, and those over bars.
    for (auto i = int(places.size()) - 1; i >= 0; --i) {
        if (const double away = distance(places[i], inside); away < least) {
            nearest = i;
            least = away;
        }
    }
    return nearest;
}

void PlotWidget::point(int spot, By by)
{
    if (spot == m_current && by == By::Pointer)
        return;
    m_current = spot;
    highlight(*m_plot, spot);
    m_plot->replot(QCustomPlot::rpQueuedReplot);
    if (spot < 0) {
        QToolTip::hideText();
        return;
    }
    const QString words = m_spots[spot].words;
    const QRect place = placeOf(spot).toRect();
    // Below what it is about, which stays in sight.
    QToolTip::showText(mapToGlobal(QPoint(place.center().x(), place.bottom())), tipText(words), this);
    if (by == By::Keyboard) {
        QAccessibleAnnouncementEvent announcement(this, words);
        QAccessible::updateAccessibility(&announcement);
    }
}

void PlotWidget::activate(int spot)
{
    if (spot >= 0 && !m_spots[spot].turns.isEmpty())
        Q_EMIT trialsAsked(m_spots[spot].turns);
}

void PlotWidget::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange || event->type() == QEvent::FontChange) {
        updateGeometry();
        composeInSight();
    }
}

void PlotWidget::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    m_plot->setGeometry(rect().adjusted(ringRoom, ringRoom, -ringRoom, -ringRoom));
    composeInSight();
}

void PlotWidget::keyPressEvent(QKeyEvent *event)
{
    const auto last = int(m_spots.size()) - 1;
    switch (event->key()) {
    case Qt::Key_Right:
    case Qt::Key_Down:
        return point(std::min(m_current + 1, last), By::Keyboard);
    case Qt::Key_Left:
    case Qt::Key_Up:
        return point(m_current < 0 ? last : std::max(m_current - 1, 0), By::Keyboard);
    case Qt::Key_Home:
        return point(std::min(0, last), By::Keyboard);
    case Qt::Key_End:
        return point(last, By::Keyboard);
    case Qt::Key_Return:
    case Qt::Key_Enter:
    case Qt::Key_Space:
        return activate(m_current);
    default:
        QWidget::keyPressEvent(event);
    }
}

void PlotWidget::mouseMoveEvent(QMouseEvent *event)
{
    point(spotAt(event->position()), By::Pointer);
    const bool leads = m_current >= 0 && !m_spots[m_current].turns.isEmpty();
    setCursor(leads ? Qt::PointingHandCursor : Qt::ArrowCursor);
}

void PlotWidget::mousePressEvent(QMouseEvent *event)
{
    event->setAccepted(event->button() == Qt::LeftButton);
}

void PlotWidget::mouseReleaseEvent(QMouseEvent *event)
{
    if (event->button() == Qt::LeftButton)
        activate(spotAt(event->position()));
}

void PlotWidget::leaveEvent(QEvent *event)
{
    QWidget::leaveEvent(event);
    if (!hasFocus())
        point(-1, By::Pointer);
}

void PlotWidget::focusInEvent(QFocusEvent *event)
{
    QWidget::focusInEvent(event);
    update();
}

void PlotWidget::focusOutEvent(QFocusEvent *event)
{
    QWidget::focusOutEvent(event);
    point(-1, By::Pointer);
    update();
}

void PlotWidget::paintEvent(QPaintEvent *)
{
    if (std::exchange(m_isStale, false))
        compose();
    if (!hasFocus())
        return;
    QPainter painter(this);
    QStyleOption option;
    option.initFrom(this);
    styleui::paintFocusRing(painter, option);
}

} // namespace compareui
