/*
 * A COM object with the vtable of IBackgroundCopyJobHttpOptions, as cheap as one can be: what is measured is the
 * way to it. The class factory is there because createInstanceFrom() asks for one.
 */
#include <stddef.h>
#include <stdint.h>
#include <string.h>

typedef struct Object {
    void *const *vtable;
    uint32_t flags;
} Object;

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

static int32_t absent(void)
{
    return (int32_t)0x80004001;
}

static int32_t set_security_flags(Object *self, uint32_t flags)
{
    self->flags = flags;
    return 0;
}

static int32_t get_security_flags(Object *self, uint32_t *flags)
{
    *flags = self->flags;
    return 0;
}

static void *const OPTIONS[] = {
    query_interface, keep, keep, absent, absent, absent, absent, absent, absent, set_security_flags, get_security_flags,
};
static Object options = { OPTIONS, 7 };

static int32_t create_instance(void *self, void *outer, const void *iid, void **object)
{
    (void)self;
    (void)outer;
    return query_interface(&options, iid, object);
}

static void *const FACTORY[] = { query_interface, keep, keep, create_instance, absent };
static Object factory = { FACTORY, 0 };

int32_t DllGetClassObject(const void *clsid, const void *iid, void **object)
{
    (void)clsid;
    return query_interface(&factory, iid, object);
}
