// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cmark-gfm.h>

#include <cstdlib>
#include <memory>
#include <vector>

namespace markdown {

/// Memory for one parse, given back all at once: the parser allocates a little piece for every word, and would spend a
/// third of its time on that. The parser's allocator has no place for a context, so the arena that is in use on a
/// thread is found through a thread-local pointer; there is at most one at a time.
class Arena
{
public:
    Arena();
    ~Arena();
    Arena(const Arena &) = delete;
    Arena &operator=(const Arena &) = delete;

    [[nodiscard]] static cmark_mem *allocator();

private:
    struct Free
    {
        void operator()(char *memory) const { std::free(memory); }
    };

    static void *allocate(size_t count, size_t size);
    static void *reallocate(void *memory, size_t size);
    static void release(void *) {}
    [[nodiscard]] char *take(size_t size);

    std::vector<std::unique_ptr<char, Free>> m_chunks;
    char *m_next = nullptr;
    size_t m_left = 0;
    size_t m_chunk = 0;
    Arena *m_before = nullptr;
};

} // namespace markdown
