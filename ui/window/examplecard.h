// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAbstractButton>

namespace windowui {

/// An example to play: its question, what there is to see, and that no model is called.
class ExampleCard : public QAbstractButton
{
    Q_OBJECT

public:
    ExampleCard(const QString &title, const QString &summary, QWidget *parent = nullptr);

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] bool hasHeightForWidth() const override { return true; }
    [[nodiscard]] int heightForWidth(int width) const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    QString m_title;
    QString m_summary;
};

} // namespace windowui
