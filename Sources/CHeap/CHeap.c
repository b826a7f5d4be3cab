#include "CHeap.h"

#include <stdlib.h>

#if defined(__linux__) && defined(__GLIBC__)
#include <malloc.h>
#include <stdint.h>
#include <sys/mman.h>

// What glibc gives a thread to take memory from is aligned to its size (HEAP_MAX_SIZE in malloc/arena.c).
static const uintptr_t piece = (uintptr_t)64 << 20;

void heap_prepare(void) {
    mallopt(M_TOP_PAD, 16 << 20);
    mallopt(M_TRIM_THRESHOLD, 1 << 30);
    mallopt(M_MMAP_THRESHOLD, 32 << 20);
}

void heap_advise_thread(void) {
    void *block = malloc(4096);
    if (block == NULL) return;
    uintptr_t start = (uintptr_t)block & ~(piece - 1);
    madvise((void *)start, piece, MADV_HUGEPAGE);
    free(block);
}
#else
void heap_prepare(void) {}
void heap_advise_thread(void) {}
#endif
