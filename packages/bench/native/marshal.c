/* An object with the vtable of IBench, whose methods do as little as their callers can notice. */
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

typedef struct Progress {
    uint64_t bytes_total;
    uint64_t bytes_transferred;
    uint32_t files_total;
    uint32_t files_transferred;
} Progress;

enum { LARGEST = 1 << 20 };

static unsigned char data[LARGEST];
static uint16_t name[256] = { 0 };
static uint32_t seen;

static int32_t query_interface(void *self, const void *iid, void **object)
{
    (void)iid;
    *object = self;
    return 0;
}

static uint32_t keep(void *self)
{
    (void)self;
    return 1;
}

static int32_t get_progress(void *self, Progress *progress)
{
    (void)self;
    progress->bytes_total = 1 << 30;
    progress->bytes_transferred = 1 << 20;
    progress->files_total = 3;
    progress->files_transferred = 1;
    return 0;
}

static int32_t set_name(void *self, const uint16_t *given)
{
    (void)self;
    seen += given[0];
    return 0;
}

/* Texts of as many characters as the last call of FillData asked for bytes. */
static int32_t get_name(void *self, uint16_t **copy)
{
    (void)self;
    *copy = malloc((name[255] + 1) * sizeof *name);
    memcpy(*copy, name, (name[255] + 1) * sizeof *name);
    return 0;
}

static int32_t set_data(void *self, uint32_t count, const unsigned char *given)
{
    (void)self;
    seen += given[count - 1];
    return 0;
}

static int32_t fill_data(void *self, uint32_t count, unsigned char *room)
{
    (void)self;
    memcpy(room, data, count);
    if (count < 255) {
        for (uint32_t index = 0; index < count; index++) name[index] = 'a' + index % 26;
        name[count] = 0;
        name[255] = (uint16_t)count;
    }
    return 0;
}

static int32_t get_data(void *self, uint32_t *count, unsigned char **copy)
{
    (void)self;
    *count = LARGEST;
    *copy = malloc(LARGEST);
    memcpy(*copy, data, LARGEST);
    return 0;
}

static void *const BENCH[] = {
    query_interface, keep, keep, get_progress, set_name, get_name, set_data, fill_data, get_data,
};
static struct { void *const *vtable; } bench = { BENCH };

static int32_t create_instance(void *self, void *outer, const void *iid, void **object)
{
    (void)self;
    (void)outer;
    return query_interface(&bench, iid, object);
}

static void *const FACTORY[] = { query_interface, keep, keep, create_instance, keep };
static struct { void *const *vtable; } factory = { FACTORY };

int32_t DllGetClassObject(const void *clsid, const void *iid, void **object)
{
    (void)clsid;
    return query_interface(&factory, iid, object);
}
