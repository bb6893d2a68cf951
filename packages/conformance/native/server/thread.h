#pragma once
/* The lock of the library, and threads: Windows' own, elsewhere POSIX. */

/* Nobody calls an object of others while it is held: the call may wait for whoever waits for the lock. */
void lock(void);
void unlock(void);

/* Runs a function on a thread of its own, which nobody waits for. Tells whether there is one. */
int thread_start(void (*run)(void *), void *with);
