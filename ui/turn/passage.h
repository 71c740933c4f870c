// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "chat/analysis.h"

#include <QAbstractButton>

namespace turnui {

/// A quoted passage with a bar in its member's colour. A click asks for it to be shown where it stands; one that was
/// not found says so and leads nowhere.
class Passage : public QAbstractButton
{
    Q_OBJECT

public:
    explicit Passage(const chat::Evidence &evidence, QWidget *parent = nullptr);

    [[nodiscard]] const chat::Evidence &evidence() const { return m_evidence; }
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;
    [[nodiscard]] bool hasHeightForWidth() const override { return true; }
    [[nodiscard]] int heightForWidth(int width) const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    [[nodiscard]] QStringList lines(int width) const;

    const chat::Evidence m_evidence;
    QString m_quote;
};

} // namespace turnui
