// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "settings/header.h"

#include <QWidget>

class QLineEdit;
class QPushButton;
class QVBoxLayout;

namespace settingsui {

/// Headers, a row each with name and value, to be written, added and removed.
class HeaderRows : public QWidget
{
    Q_OBJECT

public:
    explicit HeaderRows(QWidget *parent = nullptr);

    void setHeaders(const QList<settings::Header> &headers);
    /// Those with a name or a value.
    [[nodiscard]] QList<settings::Header> headers() const;

Q_SIGNALS:
    /// A field was left, or a row removed, and the headers are others now. One that has only a name is still waited
    /// for.
    void edited();

private:
    struct Row
    {
        QWidget *place = nullptr;
        QLineEdit *name = nullptr;
        QLineEdit *value = nullptr;
    };

    void add(const settings::Header &header);
    void remove(const QWidget *place);
    void tell();

    QVBoxLayout *const m_column;
    QPushButton *const m_more;
    QList<Row> m_rows;
    QList<settings::Header> m_told;
};

} // namespace settingsui
