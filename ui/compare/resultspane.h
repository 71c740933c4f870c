// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "compare/experiment.h"
#include "ui/compare/picture.h"

#include <QScrollArea>
#include <QTimer>

namespace compareui {

class ChartPane;

/// Everything that an experiment has found out, in the order in which a person asks: which one is worth it first.
class ResultsPane : public QScrollArea
{
    Q_OBJECT

public:
    explicit ResultsPane(QWidget *parent = nullptr);

    /// Again while it runs: what comes quickly after another is shown together, a little later; the numbers are found
    /// beside the window's thread. Keeps a copy, so whoever changes the experiment next has to copy it once: call this
    /// with ExperimentRun::progressed(), not with every event.
    void setExperiment(const compare::Experiment &experiment);
    [[nodiscard]] QList<ChartPane *> panes() const { return m_panes; }

Q_SIGNALS:
    /// One answer: its turn in its session.
    void turnAsked(const chat::SessionId &session, const chat::TurnId &turn);
    /// Several: what is behind a point or a bar, in the order of the questions.
    void trialsAsked(const QList<chat::TurnId> &turns);
    void saved(const QString &path);
    void failed(const QString &message);

protected:
    bool event(QEvent *event) override;

private:
    void findOut();
    void showPictures(const QList<Picture> &pictures);
    void open(const QList<chat::TurnId> &turns);

    QWidget *const m_page;
    QList<ChartPane *> m_panes;
    compare::Experiment m_experiment;
    QTimer m_pause; ///< until the next one is shown
    bool m_isStale = false;
    bool m_isFinding = false;
};

} // namespace compareui
