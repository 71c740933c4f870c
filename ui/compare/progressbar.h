// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

namespace compareui {

/// How much of something is done, as a bar; the part that failed is hatched.
class ProgressBar : public QWidget
{
    Q_OBJECT

public:
    explicit ProgressBar(QWidget *parent = nullptr);

    void setParts(qint64 done, qint64 failed, qint64 all);
    [[nodiscard]] QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    qint64 m_done = 0;
    qint64 m_failed = 0;
    qint64 m_all = 0;
};

} // namespace compareui
