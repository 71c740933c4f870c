// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/turn/stage.h"

#include <QWidget>

namespace turnui {

/// One stage in the strip: a dot, its name, its figures. The figures give way where there is no room.
class StageLabel : public QWidget
{
    Q_OBJECT

public:
    explicit StageLabel(QWidget *parent = nullptr);

    void setStage(const Stage &stage);
    [[nodiscard]] const Stage &stage() const { return m_stage; }
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    [[nodiscard]] QFont nameFont() const;

    Stage m_stage;
};

} // namespace turnui
