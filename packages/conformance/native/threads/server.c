/* The server as one translation unit, and its class object. */
#define INITGUID
#include "callers.c"
#include "system.c"

static HRESULT STDMETHODCALLTYPE factory_query(IClassFactory *self, REFIID riid, void **out)
{
    BOOL known = IsEqualGUID(riid, &IID_IUnknown) || IsEqualGUID(riid, &IID_IClassFactory);
    *out = known ? self : NULL;
    return known ? S_OK : E_NOINTERFACE;
}

static ULONG STDMETHODCALLTYPE factory_stay(IClassFactory *self)
{
    return 1;
}

static HRESULT STDMETHODCALLTYPE create(IClassFactory *self, IUnknown *outer, REFIID riid, void **out)
{
    *out = NULL;
    if (outer != NULL) return CLASS_E_NOAGGREGATION;
    return IThreadCallers_QueryInterface(&the_callers, riid, out);
}

static HRESULT STDMETHODCALLTYPE lock_server(IClassFactory *self, BOOL lock)
{
    return S_OK;
}

static IClassFactoryVtbl factory_vtable = {factory_query, factory_stay, factory_stay, create, lock_server};
static IClassFactory factory = {&factory_vtable};

EXPORT HRESULT STDMETHODCALLTYPE DllGetClassObject(REFCLSID clsid, REFIID riid, void **out)
{
    *out = NULL;
    if (!IsEqualGUID(clsid, &CLSID_ThreadCallers)) return CLASS_E_CLASSNOTAVAILABLE;
    return IClassFactory_QueryInterface(&factory, riid, out);
}
