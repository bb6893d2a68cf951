/* A thread that calls a callback again and again, and counts what it answers. */
#include <pthread.h>
#include <stdatomic.h>
#include <stddef.h>
#include <unistd.h>

static int (*callback)(int);
static atomic_int ones, others;

static void *body(void *unused)
{
    for (int number = 0; number < 5000; number++) {
        if (callback(number) == 1) ones++;
        else others++;
        usleep(100);
    }
    return NULL;
}

void start(int (*given)(int))
{
    pthread_t thread;
    callback = given;
    pthread_create(&thread, NULL, body, NULL);
    pthread_detach(thread);
}

int count(int of_ones)
{
    return of_ones ? ones : others;
}
