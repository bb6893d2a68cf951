/* The server as one translation unit, and its class object. */
#define INITGUID
#include "callers.c"
#include "class-factory.h"
#include "system.c"
#include "thread.c"

static IUnknown *get_callers(void)
{
    return (IUnknown *)&the_callers;
}

static struct class_factory factories[] = { CLASS_FACTORY(&CLSID_ThreadCallers, get_callers), { { NULL } } };

EXPORT HRESULT STDMETHODCALLTYPE DllGetClassObject(REFCLSID clsid, REFIID riid, void **out)
{
    return get_class_object(factories, clsid, riid, out);
}
