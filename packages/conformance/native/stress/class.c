#include "stress.h"

/* A factory for each class. They live as long as the library; their counts are not kept. */
struct factory {
    IClassFactory face;
    const CLSID *clsid;
    IUnknown *(*create)(void);
};

static IUnknown *create_server(void) { return (IUnknown *)server_create(); }
static IUnknown *create_item(void) { return (IUnknown *)item_create(0); }

static HRESULT STDMETHODCALLTYPE Class_QueryInterface(IClassFactory *factory, REFIID riid, void **out)
{
    *out = NULL;
    if (!IsEqualIID(riid, &IID_IUnknown) && !IsEqualIID(riid, &IID_IClassFactory)) return E_NOINTERFACE;
    *out = factory;
    return S_OK;
}

static ULONG STDMETHODCALLTYPE Class_AddRef(IClassFactory *factory) { return 2; }
static ULONG STDMETHODCALLTYPE Class_Release(IClassFactory *factory) { return 1; }
static HRESULT STDMETHODCALLTYPE Class_LockServer(IClassFactory *factory, BOOL lock) { return S_OK; }

static HRESULT STDMETHODCALLTYPE Class_CreateInstance(IClassFactory *factory, IUnknown *outer, REFIID riid, void **out)
{
    IUnknown *object;
    HRESULT result;
    *out = NULL;
    if (outer != NULL) return CLASS_E_NOAGGREGATION;
    object = ((struct factory *)factory)->create();
    if (object == NULL) return E_OUTOFMEMORY;
    result = IUnknown_QueryInterface(object, riid, out);
    IUnknown_Release(object);
    return result;
}

static const IClassFactoryVtbl class_vtable = {
    .QueryInterface = Class_QueryInterface,
    .AddRef = Class_AddRef,
    .Release = Class_Release,
    .CreateInstance = Class_CreateInstance,
    .LockServer = Class_LockServer,
};

static struct factory factories[] = {
    { { (IClassFactoryVtbl *)&class_vtable }, &CLSID_StressServer, create_server },
    { { (IClassFactoryVtbl *)&class_vtable }, &CLSID_StressItem, create_item },
};

EXPORT HRESULT STDMETHODCALLTYPE DllGetClassObject(REFCLSID clsid, REFIID riid, void **out)
{
    *out = NULL;
    for (size_t at = 0; at < sizeof factories / sizeof *factories; at++)
        if (IsEqualCLSID(clsid, factories[at].clsid)) return Class_QueryInterface(&factories[at].face, riid, out);
    return CLASS_E_CLASSNOTAVAILABLE;
}
