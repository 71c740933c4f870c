// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "chat/analysis.h"

#include <QWidget>

class QVBoxLayout;

namespace turnui {

class Requests;

/// What the judge says of one answer: its gist and the concerns, with their passages. Hidden where there is no review.
class ReviewBox : public QWidget
{
    Q_OBJECT

public:
    explicit ReviewBox(Requests &requests, QWidget *parent = nullptr);

    void setReview(const std::optional<chat::Review> &review);

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    Requests &m_requests;
    std::optional<chat::Review> m_review;
    QVBoxLayout *const m_rows;
};

} // namespace turnui
