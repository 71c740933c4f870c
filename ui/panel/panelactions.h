// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

class QAction;

namespace panelui {

/// What can be told by key in the builder and in the list of models. Made before either, so that other keys can be
/// chosen; each takes its own with LocalKeys.
class PanelActions : public QObject
{
    Q_OBJECT

public:
    explicit PanelActions(QObject *parent = nullptr);

    [[nodiscard]] QList<QAction *> all() const { return {use, save, moveUp, moveDown, favourite}; }

    QAction *const use;
    QAction *const save;
    QAction *const moveUp; ///< the member
    QAction *const moveDown;
    QAction *const favourite;
};

} // namespace panelui
