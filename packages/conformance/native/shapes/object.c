#include "shape-object.h"
#include "class-factory.h"
#include <stdlib.h>
#include "automation-values.h"

struct shape_counts shape_counts;

static unsigned numbers;

static const struct {
    const IID *iid;
    const void *vtable;
} faces[FACES] = {
    { &IID_IShapesScalars, &scalars_vtable },
    { &IID_IShapesProbe, &probe_vtable },
    { &IID_IShapesStrings, &strings_vtable },
    { &IID_IShapesArrays, &arrays_vtable },
    { &IID_IShapesHandles, &handles_vtable },
    { &IID_IShapesBuffers, &buffers_vtable },
    { &IID_IShapesStructs, &structs_vtable },
    { &IID_IShapesUnions, &unions_vtable },
    { &IID_IShapesLocalStructs, &local_structs_vtable },
    { &IID_IShapesByValue, &by_value_vtable },
    { &IID_IShapesGuids, &guids_vtable },
    { &IID_IShapesObjects, &objects_vtable },
    { &IID_IShapesAutomation, &automation_vtable },
    { &IID_IShapesDual, &dual_vtable },
    { &IID_IShapesReturns, &returns_vtable },
    { &IID_IShapesFunctions, &functions_vtable },
    { &IID_IShapesLocal, &local_vtable },
    { &IID_IShapesFailures, &failures_vtable },
};

unsigned shape_number(void)
{
    shape_counts.created++;
    shape_counts.alive++;
    return ++numbers;
}

struct reply numbered_call(unsigned number, const char *function)
{
    record_call(number, function);
    shape_counts.calls++;
    return reply_take();
}

struct reply shape_call(void *face, const char *function)
{
    return numbered_call(shape_of(face)->number, function);
}

int shape_check(int holds, const char *what)
{
    if (holds) return 1;
    shape_counts.broken++;
    record_unsigned(what, 0);
    return 0;
}

void *shape_face(struct shape_object *object, REFIID riid)
{
    size_t index = 0;
    while (index < FACES && !IsEqualIID(riid, faces[index].iid)) index++;
    if (IsEqualIID(riid, &IID_IUnknown)) index = 0;
    if (IsEqualIID(riid, &IID_IDispatch)) return shape_face(object, &IID_IShapesDual);
    if (index == FACES) return NULL;
    object->references++;
    return &object->faces[index];
}

HRESULT STDMETHODCALLTYPE face_query(struct face *face, REFIID riid, void **out)
{
    *out = shape_face(face->object, riid);
    return *out == NULL ? E_NOINTERFACE : S_OK;
}

ULONG STDMETHODCALLTYPE face_add_ref(struct face *face)
{
    return ++face->object->references;
}

ULONG STDMETHODCALLTYPE face_release(struct face *face)
{
    struct shape_object *object = face->object;
    LONG references = --object->references;
    if (references > 0) return references;
    if (object->callback != NULL) IShapesCallback_Release(object->callback);
    if (object->partner != NULL) IShapesDual_Release(object->partner);
    variant_take(&object->property_item);
    free(object);
    shape_counts.alive--;
    return 0;
}

static IUnknown *create_object(void)
{
    struct shape_object *object = calloc(1, sizeof *object);
    if (object == NULL) return NULL;
    for (size_t index = 0; index < FACES; index++)
        object->faces[index] = (struct face){ faces[index].vtable, object };
    object->number = shape_number();
    object->references = 1;
    return (IUnknown *)&object->faces[0];
}

static struct class_factory factories[] = { CLASS_FACTORY(&CLSID_ShapesServer, create_object), { { NULL } } };

EXPORT HRESULT STDMETHODCALLTYPE DllGetClassObject(REFCLSID clsid, REFIID riid, void **out)
{
    task_watch();
    return get_class_object(factories, clsid, riid, out);
}
