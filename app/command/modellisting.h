// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "command/collaborators.h"
#include "command/commandline.h"

#include <QObject>

namespace command {

/// One `models`, from its options to its exit code. Owned by its parent.
class ModelListing : public QObject
{
    Q_OBJECT

public:
    ModelListing(const ListModels &list, const Collaborators &with, QObject *parent = nullptr);

    void start();

Q_SIGNALS:
    /// Once, when all is printed: Failed where a list was to be fetched and none came.
    void ended(command::ExitCode code);

private:
    void conclude();
    [[nodiscard]] ExitCode sayProblems() const;

    const ListModels m_list;
    const Collaborators m_with;
};

} // namespace command
