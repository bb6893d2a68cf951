#include "stress.h"
#include "class-factory.h"

static IUnknown *create_server(void) { return (IUnknown *)server_create(); }
static IUnknown *create_item(void) { return (IUnknown *)item_create(0); }

static struct class_factory factories[] = {
    CLASS_FACTORY(&CLSID_StressServer, create_server),
    CLASS_FACTORY(&CLSID_StressItem, create_item),
    { { NULL } },
};

EXPORT HRESULT STDMETHODCALLTYPE DllGetClassObject(REFCLSID clsid, REFIID riid, void **out)
{
    return get_class_object(factories, clsid, riid, out);
}
