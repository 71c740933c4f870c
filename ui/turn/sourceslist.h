// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "chat/turn.h"

#include <QUrl>
#include <QWidget>

class QPushButton;
class QVBoxLayout;

namespace styleui {
class ElidedLabel;
}

namespace turnui {

/// The web pages that an answer cites: number, title, host. The first few, the rest on request.
class SourcesList : public QWidget
{
    Q_OBJECT

public:
    explicit SourcesList(QWidget *parent = nullptr);

    /// The same list grown longer adds rows; hidden while it is empty.
    void setSources(const QList<chat::Source> &sources);

Q_SIGNALS:
    void linkActivated(const QUrl &url);

private:
    void addRows();

    QList<chat::Source> m_sources;
    qsizetype m_shown = 0;
    qsizetype m_limit;
    styleui::ElidedLabel *const m_title;
    QVBoxLayout *const m_rows;
    QPushButton *const m_more;
};

} // namespace turnui
