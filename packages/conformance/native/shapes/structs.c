#include "shape-object.h"
#include "automation-values.h"
#include "values.h"

#define ECHO_STRUCT(Method, Type, record, copy)                                             \
    static HRESULT STDMETHODCALLTYPE Structs_##Method(IShapesStructs *face, const Type *value, Type *echo) \
    {                                                                                \
        CALL;                                                                        \
        CHECK(value != NULL && (uintptr_t)value % _Alignof(Type) == 0);              \
        record("value", value);                                                      \
        FILL_RECORD(reply, echo, copy);                                              \
        RETURN;                                                                      \
    }

ECHO_STRUCT(EchoPoint, SHAPE_POINT, record_point, *value)
ECHO_STRUCT(EchoScalars, SHAPE_SCALARS, record_scalars, *value)
ECHO_STRUCT(EchoFixedArrays, SHAPE_FIXED_ARRAYS, record_fixed_arrays, *value)
ECHO_STRUCT(EchoNested, SHAPE_NESTED, record_nested, *value)
ECHO_STRUCT(EchoPacked, SHAPE_PACKED, record_packed, *value)
ECHO_STRUCT(EchoTexts, SHAPE_TEXTS, record_texts, texts_copy(value))
ECHO_STRUCT(EchoSized, SHAPE_SIZED, record_sized, sized_copy(value))
ECHO_STRUCT(EchoPointer, SHAPE_POINTER, record_pointer, pointer_copy(value))
ECHO_STRUCT(EchoAutomation, SHAPE_AUTOMATION, record_automation, automation_copy(value))
ECHO_STRUCT(EchoObjects, SHAPE_OBJECTS, record_objects, objects_copy(value))
ECHO_STRUCT(EchoHeaderPoint, SHAPE_HEADER_POINT, record_header_point, *value)
ECHO_STRUCT(EchoFileTime, FILETIME, record_time, *value)

static HRESULT STDMETHODCALLTYPE Structs_EchoFlexible(
    IShapesStructs *face, const SHAPE_FLEXIBLE *value, SHAPE_FLEXIBLE **echo)
{
    CALL;
    record_flexible("value", value);
    GIVE(reply, echo, task_copy(value, offsetof(SHAPE_FLEXIBLE, data) + value->count));
    RETURN;
}

static HRESULT STDMETHODCALLTYPE Structs_EchoNode(IShapesStructs *face, const SHAPE_NODE *value, SHAPE_NODE **echo)
{
    CALL;
    record_node("value", value);
    GIVE(reply, echo, node_copy(value));
    RETURN;
}

static HRESULT STDMETHODCALLTYPE Structs_EchoOptional(
    IShapesStructs *face, const SHAPE_POINT *value, BOOL *present, SHAPE_POINT *echo)
{
    SHAPE_POINT none = { 0, 0 };
    CALL;
    if (value != NULL) record_point("value", value);
    FILL(reply, present, value != NULL);
    FILL_RECORD(reply, echo, value == NULL ? none : *value);
    RETURN;
}

static HRESULT STDMETHODCALLTYPE Structs_StepPoint(IShapesStructs *face, SHAPE_POINT *value)
{
    CALL;
    record_point("value", value);
    if (reply_fills(&reply)) value->x++, value->y++;
    RETURN;
}

static HRESULT STDMETHODCALLTYPE Structs_DoubleTexts(IShapesStructs *face, SHAPE_TEXTS *value)
{
    CALL;
    task_lend(value->wide);
    task_lend(value->narrow);
    bstr_lend(value->counted);
    task_lend(value->remark);
    record_texts("value", value);
    if (reply_fills(&reply)) {
        SHAPE_TEXTS old = *value;
        value->wide = wide_doubled(old.wide);
        value->narrow = narrow_doubled(old.narrow);
        value->counted = bstr_doubled(old.counted);
        value->remark = wide_doubled(old.remark);
        task_take(old.wide);
        task_take(old.narrow);
        bstr_take(old.counted);
        task_take(old.remark);
    }
    RETURN;
}

static HRESULT STDMETHODCALLTYPE Structs_AllocatePoint(
    IShapesStructs *face, const SHAPE_POINT *value, SHAPE_POINT **echo)
{
    CALL;
    if (value != NULL) record_point("value", value);
    GIVE(reply, echo, value == NULL ? NULL : task_copy(value, sizeof *value));
    RETURN;
}

static HRESULT STDMETHODCALLTYPE Structs_AllocateTexts(
    IShapesStructs *face, const SHAPE_TEXTS *value, SHAPE_TEXTS **echo)
{
    CALL;
    record_texts("value", value);
    GIVE_EACH(reply, echo, 1, texts_copy(value));
    RETURN;
}

static HRESULT STDMETHODCALLTYPE Structs_EchoTextsArray(
    IShapesStructs *face, ULONG count, const SHAPE_TEXTS *values, ULONG *echo_count, SHAPE_TEXTS **echo)
{
    CALL;
    RECORD_EACH(record_texts, "values", values, count);
    FILL(reply, echo_count, count);
    GIVE_EACH(reply, echo, count, texts_copy(&values[at]));
    RETURN;
}

static HRESULT STDMETHODCALLTYPE Structs_FillTexts(
    IShapesStructs *face, ULONG capacity, SHAPE_TEXTS *values, ULONG *written)
{
    static WCHAR wide[] = L"wide", counted[] = L"counted";
    ULONG half = capacity / 2;
    CALL;
    record_unsigned("capacity", capacity);
    FILL_EACH(reply, values, half, ((SHAPE_TEXTS){ task_string(wide), task_narrow("narrow"), task_bstr(counted, 7), NULL }));
    FILL(reply, written, half);
    RETURN;
}

static HRESULT STDMETHODCALLTYPE Structs_EchoScalarsArray(
    IShapesStructs *face, ULONG count, const SHAPE_SCALARS *values, SHAPE_SCALARS *echo)
{
    CALL;
    RECORD_EACH(record_scalars, "values", values, count);
    FILL_EACH(reply, echo, count, values[at]);
    RETURN;
}

static HRESULT STDMETHODCALLTYPE Structs_AllocatePoints(IShapesStructs *face, ULONG count, SHAPE_POINT **points)
{
    CALL;
    record_unsigned("count", count);
    GIVE_EACH(reply, points, count, ((SHAPE_POINT){ (LONG)at, -(hyper)at }));
    RETURN;
}

const IShapesStructsVtbl structs_vtable = {
    FACE_UNKNOWN,
    .EchoPoint = Structs_EchoPoint,
    .EchoScalars = Structs_EchoScalars,
    .EchoFixedArrays = Structs_EchoFixedArrays,
    .EchoNested = Structs_EchoNested,
    .EchoPacked = Structs_EchoPacked,
    .EchoTexts = Structs_EchoTexts,
    .EchoSized = Structs_EchoSized,
    .EchoFlexible = Structs_EchoFlexible,
    .EchoPointer = Structs_EchoPointer,
    .EchoNode = Structs_EchoNode,
    .EchoAutomation = Structs_EchoAutomation,
    .EchoObjects = Structs_EchoObjects,
    .EchoHeaderPoint = Structs_EchoHeaderPoint,
    .EchoFileTime = Structs_EchoFileTime,
    .EchoOptional = Structs_EchoOptional,
    .StepPoint = Structs_StepPoint,
    .DoubleTexts = Structs_DoubleTexts,
    .AllocatePoint = Structs_AllocatePoint,
    .AllocateTexts = Structs_AllocateTexts,
    .EchoTextsArray = Structs_EchoTextsArray,
    .FillTexts = Structs_FillTexts,
    .EchoScalarsArray = Structs_EchoScalarsArray,
    .AllocatePoints = Structs_AllocatePoints,
};
