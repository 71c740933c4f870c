// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <chrono>
#include <memory>

namespace library {

/// A file that its owner holds locked, so that others can see whether the owner still lives: the system lets go of the
/// lock when the process ends, however it ends. (QLockFile asks whether a process of that number lives, and in a
/// container the numbers repeat.)
class FileLock
{
public:
    enum class Afterwards { Keep, Remove };

    /// Null where another holds it, or where the file cannot be made. Only the person may read the file.
    /// Remove is for names that are used once: two could hold "the same" lock where one was removed between.
    [[nodiscard]] static std::unique_ptr<FileLock> take(const QString &path, Afterwards afterwards);
    /// Waits for as long as another holds it, but not for ever: null after `patience`. Keeps the file.
    [[nodiscard]] static std::unique_ptr<FileLock> wait(const QString &path, std::chrono::milliseconds patience);
    /// Whether anybody holds it now. A file that is not there is held by nobody.
    [[nodiscard]] static bool isHeld(const QString &path);

    ~FileLock();
    Q_DISABLE_COPY_MOVE(FileLock)

private:
    class Handle;
    FileLock(const QString &path, Afterwards afterwards, std::unique_ptr<Handle> handle);

    const QString m_path;
    const Afterwards m_afterwards;
    const std::unique_ptr<Handle> m_handle;
};

} // namespace library
