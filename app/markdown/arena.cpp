// SPDX-License-Identifier: GPL-3.0-or-later
#include "markdown/arena.h"

#include <algorithm>
#include <cstring>
#include <new>

namespace markdown {
namespace {

constexpr size_t smallestChunk = 16 * 1024;
constexpr size_t largestChunk = 64 * 1024; // larger ones would be mapped and unmapped by the system each time
constexpr size_t header = 16;              ///< before each piece: its size
constexpr size_t alignment = 16;

thread_local Arena *current = nullptr;

} // namespace

Arena::Arena() : m_chunk(smallestChunk), m_before(std::exchange(current, this)) {}

Arena::~Arena()
{
    current = m_before;
}

cmark_mem *Arena::allocator()
{
    static cmark_mem functions{.calloc = &Arena::allocate, .realloc = &Arena::reallocate, .free = &Arena::release};
    return &functions;
}

char *Arena::take(size_t size)
{
    const size_t needed = header + (size + alignment - 1) / alignment * alignment;
    if (needed > m_left) {
        const size_t chunk = std::max(needed, m_chunk);
        m_chunks.emplace_back(static_cast<char *>(std::malloc(chunk)));
        if (!m_chunks.back())
            throw std::bad_alloc();
        m_next = m_chunks.back().get();
        m_left = chunk;
        m_chunk = std::min(2 * m_chunk, largestChunk);
    }
    char *const memory = m_next + header;
    std::memcpy(m_next, &size, sizeof size);
    m_next += needed;
    m_left -= needed;
    return memory;
}

void *Arena::allocate(size_t count, size_t size)
{
    char *const memory = current->take(count * size);
    std::memset(memory, 0, count * size); // as the parser expects
    return memory;
}

void *Arena::reallocate(void *memory, size_t size)
{
    size_t before = 0;
    if (memory)
        std::memcpy(&before, static_cast<char *>(memory) - header, sizeof before);
    if (memory && size <= before)
        return memory;
    char *const moved = current->take(size);
    if (memory)
        std::memcpy(moved, memory, before);
    return moved;
}

} // namespace markdown
