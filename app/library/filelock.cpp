// SPDX-License-Identifier: GPL-3.0-or-later
#include "library/filelock.h"

#include <QFile>
#include <QThread>

#ifdef Q_OS_UNIX
#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>
#else
#include <QLockFile>
#endif

namespace library {

#ifdef Q_OS_UNIX

class FileLock::Handle
{
public:
    static std::unique_ptr<Handle> open(const QString &path, int flags, int kind)
    {
        const int descriptor = ::open(QFile::encodeName(path).constData(), flags | O_CLOEXEC, 0600);
        if (descriptor < 0)
            return nullptr;
        if (::flock(descriptor, kind | LOCK_NB) == 0)
            return std::make_unique<Handle>(descriptor);
        ::close(descriptor);
        return nullptr;
    }

    explicit Handle(int descriptor) : m_descriptor(descriptor) {}
    ~Handle() { ::close(m_descriptor); }
    Q_DISABLE_COPY_MOVE(Handle)

    static std::unique_ptr<Handle> take(const QString &path) { return open(path, O_RDWR | O_CREAT, LOCK_EX); }
    static bool isHeld(const QString &path) { return !open(path, O_RDONLY, LOCK_SH) && QFile::exists(path); }

private:
    const int m_descriptor;
};

#else

class FileLock::Handle
{
public:
    explicit Handle(const QString &path) : m_lock(path) { m_lock.setStaleLockTime(0); }

    static std::unique_ptr<Handle> take(const QString &path)
    {
        auto handle = std::make_unique<Handle>(path);
        return handle->m_lock.tryLock(0) ? std::move(handle) : nullptr;
    }
    static bool isHeld(const QString &path) { return QFile::exists(path) && !take(path); }

private:
    QLockFile m_lock;
};

#endif

std::unique_ptr<FileLock> FileLock::take(const QString &path, Afterwards afterwards)
{
    std::unique_ptr<Handle> handle = Handle::take(path);
    return handle ? std::unique_ptr<FileLock>(new FileLock(path, afterwards, std::move(handle))) : nullptr;
}

std::unique_ptr<FileLock> FileLock::wait(const QString &path, std::chrono::milliseconds patience)
{
    constexpr auto pause = std::chrono::milliseconds(20);
    auto lock = take(path, Afterwards::Keep);
    for (auto waited = std::chrono::milliseconds(0); !lock && waited < patience; waited += pause) {
        QThread::sleep(pause);
        lock = take(path, Afterwards::Keep);
    }
    return lock;
}

bool FileLock::isHeld(const QString &path)
{
    return Handle::isHeld(path);
}

FileLock::FileLock(const QString &path, Afterwards afterwards, std::unique_ptr<Handle> handle)
    : m_path(path), m_afterwards(afterwards), m_handle(std::move(handle))
{
}

FileLock::~FileLock()
{
    if (m_afterwards == Afterwards::Remove)
        QFile::remove(m_path);
}

} // namespace library
