#pragma once
/* Class objects of servers that keep no count of them: they live as long as their library. */
#include "platform.h"

struct class_factory {
    IClassFactory face;
    const CLSID *clsid;
    /* Makes an object and answers its first reference; NULL when there is no memory. */
    IUnknown *(*create)(void);
};

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
    object = ((struct class_factory *)factory)->create();
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

#define CLASS_FACTORY(clsid, create) { { (IClassFactoryVtbl *)&class_vtable }, clsid, create }

/* What DllGetClassObject answers, for a table that ends with no CLSID. */
static HRESULT get_class_object(struct class_factory *factories, REFCLSID clsid, REFIID riid, void **out)
{
    *out = NULL;
    for (struct class_factory *factory = factories; factory->clsid != NULL; factory++)
        if (IsEqualCLSID(clsid, factory->clsid)) return Class_QueryInterface(&factory->face, riid, out);
    return CLASS_E_CLASSNOTAVAILABLE;
}
