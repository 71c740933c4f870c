// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/compare/chartpane.h"

#include "chat/filename.h"
#include "ui/compare/picturefile.h"
#include "ui/compare/plot.h"
#include "ui/compare/tableview.h"
#include "ui/style/elidedlabel.h"
#include "ui/style/icons.h"
#include "ui/style/look.h"
#include "ui/style/metrics.h"

#include <QButtonGroup>
#include <QDir>
#include <QFileDialog>
#include <QHBoxLayout>
#include <QMenu>
#include <QSaveFile>
#include <QStandardPaths>
#include <QToolButton>

using namespace Qt::StringLiterals;

namespace compareui {

ChartPane::ChartPane(QWidget *parent)
    : Card(parent)
    , m_question(new styleui::ElidedLabel(this))
    , m_title(new styleui::ElidedLabel(this))
    , m_empty(new styleui::ElidedLabel(this))
    , m_note(new styleui::ElidedLabel(this))
    , m_plot(new PlotWidget(this))
    , m_table(new TableView(this))
    , m_foot(new QWidget(this))
    , m_switch(new QWidget(m_foot))
    , m_save(new QToolButton(this))
{
    auto *const column = new QVBoxLayout(this);
    column->setContentsMargins(styleui::padding + 6, styleui::padding + 2, styleui::padding + 6, styleui::padding);
    column->setSpacing(styleui::step);
    createHead();
    createFoot();
    auto *const foot = new QHBoxLayout(m_foot);
    foot->setContentsMargins(0, 0, 0, 0);
    foot->setSpacing(styleui::padding);
    foot->addWidget(m_note, 1, Qt::AlignVCenter);
    foot->addWidget(m_switch);
    foot->addWidget(m_save);
    column->addWidget(m_question);
    column->addWidget(m_title);
    column->addSpacing(styleui::step);
    column->addWidget(m_empty);
    column->addWidget(m_plot);
    column->addWidget(m_table);
    column->addWidget(m_foot);
    connect(m_plot, &PlotWidget::trialsAsked, this, &ChartPane::trialsAsked);
    connect(m_table, &TableView::trialsAsked, this, &ChartPane::trialsAsked);
    showPicture();
}

void ChartPane::createHead()
{
    m_question->setFont(styleui::figuresFont(font()));
    m_question->setInk(styleui::Ink::Secondary);
    m_title->setFont(styleui::titleFont(font()));
    m_title->setMaximumLines(3);
    m_empty->setInk(styleui::Ink::Secondary);
    m_empty->setMaximumLines(0);
    m_note->setFont(styleui::figuresFont(font()));
    m_note->setInk(styleui::Ink::Secondary);
    m_note->setMaximumLines(0);
}

void ChartPane::createFoot()
{
    auto *const row = new QHBoxLayout(m_switch);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(0);
    auto *const group = new QButtonGroup(this);
    const auto add = [&](const QString &text, const QString &name, bool table) {
        auto *const button = new QToolButton(m_switch);
        button->setObjectName(name);
        button->setText(text);
        button->setCheckable(true);
        button->setChecked(!table);
        styleui::setLook(button, styleui::Look::Toggle);
        group->addButton(button);
        row->addWidget(button);
        connect(button, &QToolButton::clicked, this, [this, table] { showTable(table); });
        return button;
    };
    m_chartButton = add(tr("Chart"), u"showChart"_s, false);
    m_tableButton = add(tr("Table"), u"showTable"_s, true);
    m_save->setObjectName(u"savePicture"_s);
    m_save->setText(tr("Save as…"));
    m_save->setPopupMode(QToolButton::InstantPopup);
    styleui::setLook(m_save, styleui::Look::Plain);
    auto *const menu = new QMenu(m_save);
    menu->addAction(tr("Picture for documents (SVG)…"), this, [this] { save(u"svg"_s); });
    menu->addAction(tr("Picture in pixels (PNG)…"), this, [this] { save(u"png"_s); });
    menu->addAction(tr("Numbers (CSV)…"), this, [this] { save(u"csv"_s); });
    m_save->setMenu(menu);
}

void ChartPane::setPicture(const Picture &picture)
{
    if (picture == m_picture)
        return;
    m_picture = picture;
    showPicture();
}

void ChartPane::showTable(bool show)
{
    m_showsTable = show;
    showPicture();
}

void ChartPane::showPicture()
{
    const bool isEmpty = !m_picture.empty.isEmpty();
    const bool hasChart = !isEmpty && m_picture.chart.has_value();
    const QString title = m_picture.title.isEmpty() ? m_picture.question : m_picture.title;
    const QString description = descriptionOf(m_picture);
    setObjectName(u"picture-"_s + m_picture.name);
    setAccessibleName(m_picture.question);
    m_question->setText(m_picture.question);
    m_question->setVisible(!m_picture.title.isEmpty());
    m_title->setText(title);
    m_empty->setText(m_picture.empty);
    m_empty->setVisible(isEmpty);
    m_note->setText(m_picture.note);
    if (hasChart)
        m_plot->setChart(*m_picture.chart);
    m_plot->setAccessibleName(title);
    m_plot->setAccessibleDescription(description);
    m_table->setTable(m_picture.table);
    m_table->setAccessibleName(title);
    m_table->setAccessibleDescription(description);
    // The one to be hidden first: a layout never has to hold both.
    const bool showsTable = !isEmpty && (m_showsTable || !hasChart);
    (showsTable ? static_cast<QWidget *>(m_plot) : m_table)->setVisible(false);
    m_plot->setVisible(hasChart && !showsTable);
    m_table->setVisible(showsTable);
    m_switch->setVisible(hasChart);
    m_chartButton->setChecked(!m_showsTable);
    m_tableButton->setChecked(m_showsTable);
    m_foot->setVisible(!isEmpty);
    m_save->setAccessibleName(tr("Save “%1” as a file").arg(m_picture.question));
}

QByteArray ChartPane::bytesFor(const QString &suffix) const
{
    const styleui::Scheme scheme = styleui::schemeOf(palette());
    if (suffix == "csv"_L1)
        return csvOf(m_picture.table);
    return suffix == "png"_L1 ? pngOf(m_picture, fileSize, scheme) : svgOf(m_picture, fileSize, scheme);
}

void ChartPane::save(const QString &suffix)
{
    auto *const dialog = new QFileDialog(window(), tr("Save the picture"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setFileMode(QFileDialog::AnyFile);
    dialog->setNameFilters({u"%1 (*.%2)"_s.arg(suffix.toUpper(), suffix)});
    dialog->setDefaultSuffix(suffix);
    dialog->setDirectory(QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation));
    dialog->selectFile(chat::safeFileName(m_picture.title, m_picture.name) + u'.' + suffix);
    // As it is now: it may change while the dialog is open.
    connect(dialog, &QFileDialog::fileSelected, this,
            [this, bytes = bytesFor(suffix)](const QString &path) { write(path, bytes); });
    dialog->open();
}

void ChartPane::write(const QString &path, const QByteArray &bytes)
{
    QSaveFile file(path);
    if (file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size() && file.commit()) {
        Q_EMIT saved(path);
        return;
    }
    Q_EMIT failed(tr("%1 could not be written: %2. Choose another place.")
                      .arg(QDir::toNativeSeparators(path), file.errorString()));
}

} // namespace compareui
