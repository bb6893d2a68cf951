#pragma once
#include "platform.h"
#include <oaidl.h>
#include <propidl.h>
#include "record.h"
/* The C form of methods that return structs. */
#define WIDL_C_INLINE_WRAPPERS
#include "shapes.h"
#include "task-memory.h"

/*
 * The object that has all interfaces of shapes.idl, each a face: a table, and whose face it is. Its methods record
 * their arguments, check what must hold of them, and hand them back.
 */

/* All zero. */
static const GUID no_guid;

struct shape_object;

struct face {
    const void *vtable;
    struct shape_object *object;
};

#define FACES 18

struct shape_object {
    struct face faces[FACES];
    unsigned number;
    LONG references;
    LONG kept;
    ULONG length;
    unsigned char bytes[4096];
    IShapesCallback *callback;
    /* What the properties of IShapesDual hold. */
    LONG property_number;
    WCHAR property_text[64];
    size_t property_units;
    VARIANT property_item;
    IShapesDual *partner;
};

/* The one that a face belongs to. */
#define shape_of(face) (((struct face *)(face))->object)

/* One of its faces, with a reference, or NULL. */
void *shape_face(struct shape_object *object, REFIID riid);

/* The first three slots of every table of the object. */
HRESULT STDMETHODCALLTYPE face_query(struct face *face, REFIID riid, void **out);
ULONG STDMETHODCALLTYPE face_add_ref(struct face *face);
ULONG STDMETHODCALLTYPE face_release(struct face *face);

#define FACE_UNKNOWN                          \
    .QueryInterface = (void *)face_query,     \
    .AddRef = (void *)face_add_ref,           \
    .Release = (void *)face_release

/* Begins the record of a method, and tells what it is to answer. */
struct reply shape_call(void *face, const char *function);
#define CALL struct reply reply = shape_call(face, __func__)
#define RETURN return record_result(reply.result)

/* The same for objects that are no faces, by their number. */
struct reply numbered_call(unsigned number, const char *function);

/* Records what does not hold. Tells whether it does. */
int shape_check(int holds, const char *what);
#define CHECK(condition) shape_check((condition) != 0, #condition)

/* The number of an object that comes into being. */
unsigned shape_number(void);

struct shape_counts {
    ULONG created, alive, calls, broken;
};
extern struct shape_counts shape_counts;

extern const IShapesProbeVtbl probe_vtable;
extern const IShapesScalarsVtbl scalars_vtable;
extern const IShapesStringsVtbl strings_vtable;
extern const IShapesArraysVtbl arrays_vtable;
extern const IShapesHandlesVtbl handles_vtable;
extern const IShapesBuffersVtbl buffers_vtable;
extern const IShapesStructsVtbl structs_vtable;
extern const IShapesUnionsVtbl unions_vtable;
extern const IShapesLocalStructsVtbl local_structs_vtable;
extern const IShapesByValueVtbl by_value_vtable;
extern const IShapesGuidsVtbl guids_vtable;
extern const IShapesObjectsVtbl objects_vtable;
extern const IShapesAutomationVtbl automation_vtable;
extern const IShapesDualVtbl dual_vtable;
extern const IShapesReturnsVtbl returns_vtable;
extern const IShapesFunctionsVtbl functions_vtable;
extern const IShapesLocalVtbl local_vtable;
extern const IShapesFailuresVtbl failures_vtable;

/* An item of the server's, with one reference; without a name it has no GetName to tell. */
IShapesNamedItem *item_create(LONG value, const WCHAR *name);
/* The value of an item, 0 for NULL, -1 where it does not tell. */
LONG item_value(IShapesItem *item);
/* Enumerators over items with the values 0, 1 and so on, or texts "0", "1". */
IEnumShapesItems *item_sequence(ULONG count, ULONG at);
IEnumShapesTexts *text_sequence(ULONG count, ULONG at);
