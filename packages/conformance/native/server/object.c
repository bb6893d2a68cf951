#include "object.h"
#include <stdlib.h>
#include "record.h"
#include "task-memory.h"

static unsigned objects;

unsigned object_number(void)
{
    return ++objects;
}

void text_copy(WCHAR *field, const WCHAR *text)
{
    size_t index = 0;
    for (; text[index] != 0 && index < TEXT_CAPACITY - 1; index++) field[index] = text[index];
    field[index] = 0;
}

HRESULT object_query(struct object *object, const char *function, REFIID riid, void **out)
{
    record_call(object->number, function);
    record_guid("riid", riid);
    *out = NULL;
    if (IsEqualIID(riid, &IID_IUnknown) || IsEqualIID(riid, &IID_IBackgroundCopyJobHttpOptions) ||
        IsEqualIID(riid, &IID_IBackgroundCopyJobHttpOptions2))
        *out = &object->options_face;
    else if (IsEqualIID(riid, &IID_IRecorder)) *out = &object->recorder_face;
    else if (IsEqualIID(riid, &IID_IShapes)) *out = &object->shapes_face;
    else if (IsEqualIID(riid, &IID_IComposites)) *out = &object->composites_face;
    else return record_result(E_NOINTERFACE);
    object->references++;
    return record_result(S_OK);
}

ULONG object_add_ref(struct object *object, const char *function)
{
    record_call(object->number, function);
    return record_count(++object->references);
}

ULONG object_release(struct object *object, const char *function)
{
    IShapes *partner = object->shapes.partner;
    LONG references = --object->references;
    record_call(object->number, function);
    record_count(references);
    if (references > 0) return references;
    if (partner != NULL) IShapes_Release(partner);
    free(object);
    return 0;
}

static HRESULT STDMETHODCALLTYPE Class_QueryInterface(IClassFactory *factory, REFIID riid, void **out)
{
    record_call(0, __func__);
    record_guid("riid", riid);
    *out = NULL;
    if (!IsEqualIID(riid, &IID_IUnknown) && !IsEqualIID(riid, &IID_IClassFactory))
        return record_result(E_NOINTERFACE);
    *out = factory;
    return record_result(S_OK);
}

/* The factory lives as long as the server; its counts are not kept. */
static ULONG STDMETHODCALLTYPE Class_AddRef(IClassFactory *factory)
{
    record_call(0, __func__);
    return record_count(2);
}

static ULONG STDMETHODCALLTYPE Class_Release(IClassFactory *factory)
{
    record_call(0, __func__);
    return record_count(1);
}

static HRESULT STDMETHODCALLTYPE Class_CreateInstance(IClassFactory *factory, IUnknown *outer, REFIID riid, void **out)
{
    static const WCHAR get[] = L"GET";
    struct object *object;
    HRESULT result;
    record_call(0, __func__);
    record_guid("riid", riid);
    *out = NULL;
    if (outer != NULL) return record_result(CLASS_E_NOAGGREGATION);
    object = calloc(1, sizeof *object);
    if (object == NULL) return record_result(E_OUTOFMEMORY);
    record_result(S_OK);
    object->options_face.lpVtbl = (IBackgroundCopyJobHttpOptions2Vtbl *)&options_vtable;
    object->recorder_face.lpVtbl = (IRecorderVtbl *)&recorder_vtable;
    object->shapes_face.lpVtbl = (IShapesVtbl *)&shapes_vtable;
    object->composites_face.lpVtbl = (ICompositesVtbl *)&composites_vtable;
    object->number = object_number();
    object->references = 1;
    text_copy(object->options.method, get);
    result = object_query(object, "Class_query", riid, out);
    object_release(object, "Class_release");
    return result;
}

static HRESULT STDMETHODCALLTYPE Class_LockServer(IClassFactory *factory, BOOL lock)
{
    record_call(0, __func__);
    record_integer("lock", lock);
    return record_result(S_OK);
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
    task_watch();
    record_call(0, __func__);
    record_guid("clsid", clsid);
    record_guid("riid", riid);
    *out = NULL;
    if (!IsEqualCLSID(clsid, &CLSID_HttpOptionsServer)) return record_result(CLASS_E_CLASSNOTAVAILABLE);
    if (!IsEqualIID(riid, &IID_IClassFactory) && !IsEqualIID(riid, &IID_IUnknown))
        return record_result(E_NOINTERFACE);
    *out = &class_object;
    return record_result(S_OK);
}
