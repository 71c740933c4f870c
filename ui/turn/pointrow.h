// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "chat/analysis.h"

#include <QWidget>

class QVBoxLayout;

namespace turnui {

class PointHeader;
class Requests;

/// A point of the breakdown. Opened: one row a stance with its holders and passages, then who is silent.
class PointRow : public QWidget
{
    Q_OBJECT

public:
    /// `answered`: the members whose answers were judged, to tell who is silent.
    PointRow(const chat::Point &point, const QList<chat::MemberId> &answered, Requests &requests,
             QWidget *parent = nullptr);

    [[nodiscard]] const chat::Point &point() const { return m_point; }
    void setOpen(bool open);
    [[nodiscard]] bool isOpen() const;
    void setFocusHere();

Q_SIGNALS:
    void openChanged(bool open);

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    void fill();
    void addHolders(const QList<chat::MemberId> &members, const QString &text, const QList<chat::Evidence> &evidence);
    void addEvidence();
    void addSilent();

    const chat::Point m_point;
    const QList<chat::MemberId> m_answered;
    Requests &m_requests;
    PointHeader *const m_header;
    QWidget *const m_details; ///< filled when it is first opened
    QVBoxLayout *const m_rows;
    bool m_isFilled = false;
};

} // namespace turnui
