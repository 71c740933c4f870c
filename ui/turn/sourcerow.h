// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "chat/turn.h"

#include <QAbstractButton>
#include <QUrl>

namespace turnui {

/// One source: "3  Title of the page  host". Announces a click; opens nothing. Plain text always.
class SourceRow : public QAbstractButton
{
    Q_OBJECT

public:
    SourceRow(int number, const chat::Source &source, QWidget *parent = nullptr);

    [[nodiscard]] QUrl url() const { return m_url; }
    [[nodiscard]] QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    QString m_number;
    QString m_title;
    QString m_host;
    QUrl m_url;
};

} // namespace turnui
