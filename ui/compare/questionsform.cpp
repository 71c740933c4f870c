// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/compare/questionsform.h"

#include "ui/compare/questionlist.h"
#include "ui/compare/questionreader.h"
#include "ui/compare/sessionpicker.h"
#include "ui/compare/words.h"
#include "ui/style/elidedlabel.h"
#include "ui/style/look.h"
#include "ui/style/metrics.h"
#include "ui/style/plaintext.h"
#include "ui/style/surfaces.h"

#include <QFileDialog>
#include <QFileInfo>
#include <QListView>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QShortcut>
#include <QStandardPaths>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace compareui {

namespace {

constexpr int typedLines = 4;
constexpr int mostRows = 8;
constexpr int rowGap = 2;
constexpr qsizetype mostSkipped = 5;

} // namespace

QuestionsForm::QuestionsForm(library::Library &library, QWidget *parent)
    : QWidget(parent)
    , m_model(new QuestionList(this))
    , m_reader(new QuestionReader(this))
    , m_typed(new QPlainTextEdit(this))
    , m_file(new QPushButton(tr("From a file…"), this))
    , m_sessions(new QPushButton(tr("From past sessions…"), this))
    , m_stop(new QPushButton(tr("Stop"), this))
    , m_picker(new SessionPicker(library, this))
    , m_message(new styleui::ElidedLabel(this))
    , m_skipped(new styleui::ElidedLabel(this))
    , m_summary(new styleui::ElidedLabel(this))
    , m_card(new styleui::Card(this))
    , m_list(new QListView(m_card))
    , m_remove(new QPushButton(tr("Remove the marked ones"), this))
{
    createLayout();
    connect(m_typed, &QPlainTextEdit::textChanged, this, &QuestionsForm::refresh);
    connect(m_file, &QPushButton::clicked, this, &QuestionsForm::chooseFile);
    connect(m_sessions, &QPushButton::toggled, this, &QuestionsForm::pickSessions);
    connect(m_stop, &QPushButton::clicked, this, [this] {
        m_reader->stop();
        showReading({});
    });
    connect(m_reader, &QuestionReader::finished, this, &QuestionsForm::take);
    connect(m_reader, &QuestionReader::failed, this, [this](const QString &, const QString &problem) {
        showReading({});
        say(problem);
    });
    connect(m_picker, &SessionPicker::closed, this, [this] { m_sessions->setChecked(false); });
    connect(m_picker, &SessionPicker::failed, this, [this](const QString &problem) { say(problem); });
    connect(m_picker, &SessionPicker::picked, this, [this](const QList<compare::Question> &questions) {
        m_model->add(questions);
        m_sessions->setChecked(false);
    });
    connect(m_remove, &QPushButton::clicked, this, &QuestionsForm::removeSelected);
    connect(m_list->selectionModel(), &QItemSelectionModel::selectionChanged, this,
            [this] { m_remove->setVisible(m_list->selectionModel()->hasSelection()); });
    for (auto signal : {&QAbstractItemModel::rowsInserted, &QAbstractItemModel::rowsRemoved})
        connect(m_model, signal, this, &QuestionsForm::refresh);
    connect(m_model, &QAbstractItemModel::modelReset, this, &QuestionsForm::refresh);
    refresh();
}

void QuestionsForm::createLayout()
{
    m_typed->setObjectName(u"typedQuestions"_s);
    m_typed->setAccessibleName(tr("Questions, one a line"));
    m_typed->setPlaceholderText(tr("Type or paste questions, one a line"));
    m_typed->setTabChangesFocus(true);
    m_typed->setFixedHeight(typedLines * m_typed->fontMetrics().lineSpacing() + 5 * styleui::step);
    m_file->setObjectName(u"questionsFile"_s);
    styleui::setPlainToolTip(m_file, tr("Text with a question a line, CSV, JSON, JSON lines; with rubrics as DRACO "
                                        "has them"));
    m_sessions->setObjectName(u"questionsFromSessions"_s);
    m_sessions->setCheckable(true);
    m_stop->setObjectName(u"stopReading"_s);
    m_message->setObjectName(u"readMessage"_s);
    m_message->setInk(styleui::Ink::Secondary);
    m_message->setMaximumLines(0);
    m_skipped->setObjectName(u"skipped"_s);
    m_skipped->setInk(styleui::Ink::Warning);
    m_skipped->setMaximumLines(0);
    m_summary->setObjectName(u"questionSummary"_s);
    m_summary->setInk(styleui::Ink::Secondary);
    for (styleui::ElidedLabel *const label : {m_message, m_skipped, m_summary})
        label->setFont(styleui::figuresFont(font()));
    m_list->setObjectName(u"questions"_s);
    m_list->setAccessibleName(tr("Questions that were taken"));
    m_list->setModel(m_model);
    m_list->setSelectionMode(QAbstractItemView::ExtendedSelection);
    m_list->setUniformItemSizes(true);
    m_list->setSpacing(rowGap);
    m_list->setTextElideMode(Qt::ElideRight);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_list->setFrameShape(QFrame::NoFrame);
    auto *const inCard = new QVBoxLayout(m_card);
    inCard->setContentsMargins(2 * styleui::step, 2 * styleui::step, 2 * styleui::step, 2 * styleui::step);
    inCard->addWidget(m_list);
    m_remove->setObjectName(u"removeQuestions"_s);
    styleui::setLook(m_remove, styleui::Look::Link);
    m_remove->hide();
    auto *const removeKey = new QShortcut(QKeySequence(Qt::Key_Delete), m_list);
    removeKey->setContext(Qt::WidgetShortcut);
    connect(removeKey, &QShortcut::activated, this, &QuestionsForm::removeSelected);

    auto *const from = new QHBoxLayout;
    from->setSpacing(2 * styleui::step);
    from->addWidget(m_file);
    from->addWidget(m_sessions);
    from->addWidget(m_message, 1);
    from->addWidget(m_stop);
    auto *const below = new QHBoxLayout;
    below->addWidget(m_summary, 1);
    below->addWidget(m_remove);
    auto *const column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(2 * styleui::step);
    column->addWidget(m_typed);
    column->addLayout(from);
    column->addWidget(m_picker);
    column->addWidget(m_skipped);
    column->addWidget(m_card);
    column->addLayout(below);
    m_picker->hide();
    m_stop->hide();
    say({});
}

void QuestionsForm::setExperiment(const compare::Experiment &experiment)
{
    QSet<QString> taken;
    for (const compare::Trial &trial : experiment.trials)
        taken.insert(trial.id.question);
    m_reader->stop();
    showReading({});
    say({});
    m_sessions->setChecked(false);
    m_typed->clear();
    m_model->setQuestions(experiment.plan.questions, taken);
}

void QuestionsForm::add(const QString &question)
{
    m_model->add({{.id = {}, .text = question.trimmed(), .domain = {}, .rubric = {}}});
}

QList<compare::Question> QuestionsForm::questions() const
{
    QuestionList all;
    all.setQuestions(m_model->questions(), m_model->taken());
    all.add(questionsIn(m_typed->toPlainText()));
    return all.questions();
}

bool QuestionsForm::closeSomething()
{
    if (!m_reader->isReading() && !m_sessions->isChecked())
        return false;
    if (m_reader->isReading())
        m_stop->click();
    m_sessions->setChecked(false);
    return true;
}

void QuestionsForm::chooseFile()
{
    auto *const dialog = new QFileDialog(window(), tr("Questions from a file"));
    dialog->setObjectName(u"questionsDialog"_s);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFile);
    dialog->setNameFilters(
        {tr("Questions (%1)").arg(u"*."_s + compare::questionSuffixes().join(" *."_L1)), tr("All files (*)")});
    dialog->setDirectory(QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation));
    connect(dialog, &QFileDialog::fileSelected, this, &QuestionsForm::readFile);
    dialog->open();
}

void QuestionsForm::readFile(const QString &path)
{
    say({});
    showReading(path);
    m_reader->read(path);
}

void QuestionsForm::showReading(const QString &path)
{
    const bool isReading = !path.isEmpty();
    m_stop->setVisible(isReading);
    m_file->setEnabled(!isReading);
    if (isReading)
        m_message->setText(tr("Reads %1…").arg(QFileInfo(path).fileName()));
    else
        m_message->setText({});
}

void QuestionsForm::take(const QString &path, const compare::QuestionSet &set)
{
    showReading({});
    const qsizetype added = m_model->add(set.questions);
    QStringList parts{
        tr("%1: %2").arg(QFileInfo(path).fileName(), counted(added, tr("1 question"), tr("%1 questions")))};
    if (const qsizetype there = set.questions.size() - added; there > 0)
        parts.append(tr("%1 were there already").arg(there));
    QStringList skipped;
    if (set.isCut)
        skipped.append(tr("The file is larger than what is read: 64 MB, or 10,000 questions. The rest is left out."));
    for (const compare::SkippedLine &line : set.skipped.first(std::min(set.skipped.size(), mostSkipped)))
        skipped.append(tr("Line %1: %2").arg(line.line).arg(styleui::oneLine(line.why)));
    if (set.skippedCount > mostSkipped)
        skipped.append(counted(set.skippedCount - mostSkipped, tr("… and 1 more line"), tr("… and %1 more lines")));
    if (set.skippedCount > 0)
        parts.append(counted(set.skippedCount, tr("1 line skipped"), tr("%1 lines skipped")));
    say(parts.join(u" · "_s), skipped.join(u'\n'));
}

void QuestionsForm::say(const QString &message, const QString &detail)
{
    m_message->setText(message);
    m_skipped->setText(detail);
    m_skipped->setVisible(!detail.isEmpty());
}

void QuestionsForm::pickSessions(bool isOpen)
{
    m_picker->setVisible(isOpen);
    if (isOpen)
        m_picker->open();
    else
        m_sessions->setFocus(Qt::OtherFocusReason);
}

void QuestionsForm::removeSelected()
{
    m_model->remove(m_list->selectionModel()->selectedIndexes());
}

void QuestionsForm::refresh()
{
    const int rows = std::min(m_model->rowCount(), mostRows);
    m_card->setVisible(rows > 0);
    if (rows > 0)
        m_list->setFixedHeight(rows * (m_list->sizeHintForRow(0) + 2 * rowGap));
    const QList<compare::Question> all = questions();
    m_summary->setText(all.isEmpty() ? QString() : summaryOf(all));
    m_summary->setVisible(!all.isEmpty());
    Q_EMIT changed();
}

} // namespace compareui
