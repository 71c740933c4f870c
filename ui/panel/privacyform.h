// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "chat/panel.h"
#include "ui/style/surfaces.h"

#include <array>

class QCheckBox;
class QVBoxLayout;

namespace styleui {
class ElidedLabel;
}

namespace panelui {

struct Offer;

/// What may become of the texts, and under each wish what it does not cover in this panel.
class PrivacyForm : public styleui::Card
{
    Q_OBJECT

public:
    /// `offer` outlives the form.
    PrivacyForm(const chat::Privacy &privacy, const Offer &offer, QWidget *parent = nullptr);

    [[nodiscard]] const chat::Privacy &privacy() const { return m_privacy; }
    /// Says what is not covered there.
    void setPanel(const chat::Panel &panel);

Q_SIGNALS:
    void changed();

private:
    struct Row
    {
        bool chat::Privacy::*wish;
        QCheckBox *box;
        styleui::ElidedLabel *uncovered;
    };
    [[nodiscard]] Row createRow(QVBoxLayout *column, bool chat::Privacy::*wish, const char *name, const QString &text,
                                const QString &meaning);

    chat::Privacy m_privacy;
    const Offer &m_offer;
    std::array<Row, 3> m_rows;
};

} // namespace panelui
