#ifndef CHEAP_H
#define CHEAP_H

/// Tells the C library's allocator to take memory from the system in large pieces, for a process that reads much and ends soon. Called once,
/// before other threads start. Does nothing where the library is not glibc.
void heap_prepare(void);

/// Asks the system for large pages where the calling thread's memory lies: a page at a time, a tenth of a short run goes into faults.
/// Only advice, which systems without large pages leave unheeded.
void heap_advise_thread(void);

#endif
