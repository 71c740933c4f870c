// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/settings/section.h"

class QPushButton;

namespace library {
class Library;
}

namespace settingsui {

class SettingRow;

/// Where the sessions are kept and how much room they take; a copy of them, and giving back room.
class LibrarySection : public Section
{
    Q_OBJECT

public:
    /// `library` outlives this.
    explicit LibrarySection(library::Library &library, QWidget *parent = nullptr);

    /// Where the dialog has led to.
    void backUpTo(const QString &file);

Q_SIGNALS:
    void folderRequested(const QString &path);

protected:
    void showEvent(QShowEvent *event) override;

private:
    void askWhere();
    void cleanUp();
    void begin(SettingRow *row, const QString &words);
    void end(SettingRow *row, const QString &words, const QString &problem);
    void refresh();

    library::Library &m_library;
    QPushButton *const m_backUp;
    QPushButton *const m_cleanUp;
    bool m_isBusy = false; ///< with one of the two
    SettingRow *m_size = nullptr;
    SettingRow *m_copy = nullptr;
};

} // namespace settingsui
