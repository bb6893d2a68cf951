#include "source.h"
#include <stdio.h>
#include <stdlib.h>

static HRESULT STDMETHODCALLTYPE Class_QueryInterface(IClassFactory *factory, REFIID riid, void **out)
{
    *out = NULL;
    if (!IsEqualIID(riid, &IID_IUnknown) && !IsEqualIID(riid, &IID_IClassFactory)) return E_NOINTERFACE;
    *out = factory;
    return S_OK;
}

/* The factory lives as long as the library; its counts are not kept. */
static ULONG STDMETHODCALLTYPE Class_AddRef(IClassFactory *factory) { return 2; }
static ULONG STDMETHODCALLTYPE Class_Release(IClassFactory *factory) { return 1; }
static HRESULT STDMETHODCALLTYPE Class_LockServer(IClassFactory *factory, BOOL lock) { return S_OK; }

static HRESULT STDMETHODCALLTYPE Class_CreateInstance(IClassFactory *factory, IUnknown *outer, REFIID riid, void **out)
{
    struct source *source;
    HRESULT result;
    *out = NULL;
    if (outer != NULL) return CLASS_E_NOAGGREGATION;
    source = calloc(1, sizeof *source);
    if (source == NULL) return E_OUTOFMEMORY;
    source->face.lpVtbl = (IEventSourceVtbl *)&source_vtable;
    source->container_face.lpVtbl = (IConnectionPointContainerVtbl *)&container_vtable;
    source->points[0] =
        (struct point){ { (IConnectionPointVtbl *)&point_vtable }, source, &IID_ISourceEvents, FALSE };
    source->points[1] = (struct point){ { (IConnectionPointVtbl *)&point_vtable }, source, &DIID_DSourceEvents, TRUE };
    source->references = 1;
    source->most = 1000;
    count_up(event_counts.sources);
    result = source_query(source, riid, out);
    source_release(source);
    return result;
}

static const IClassFactoryVtbl class_vtable = {
    .QueryInterface = Class_QueryInterface,
    .AddRef = Class_AddRef,
    .Release = Class_Release,
    .CreateInstance = Class_CreateInstance,
    .LockServer = Class_LockServer,
};

static IClassFactory class_object = { (IClassFactoryVtbl *)&class_vtable };

EXPORT HRESULT STDMETHODCALLTYPE DllGetClassObject(REFCLSID clsid, REFIID riid, void **out)
{
    *out = NULL;
    if (!IsEqualCLSID(clsid, &CLSID_EventSource)) return CLASS_E_CLASSNOTAVAILABLE;
    return Class_QueryInterface(&class_object, riid, out);
}

/* The process ends: what became of all receivers. */
__attribute__((destructor)) static void tell_at_exit(void)
{
    printf("at exit: %d advised, %d unadvised, %d references taken, %d returned\n", (int)event_counts.advised,
           (int)event_counts.unadvised, (int)event_counts.taken, (int)event_counts.returned);
    fflush(stdout);
}
