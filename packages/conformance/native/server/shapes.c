#include "object.h"
#include "record.h"
#include "task-memory.h"

FACE(Shapes, IShapes, shapes_face)

static struct shapes_state *shapes_call(IShapes *face, const char *function)
{
    record_call(Shapes_object(face)->number, function);
    Shapes_object(face)->shapes.calls++;
    return &Shapes_object(face)->shapes;
}

static HRESULT STDMETHODCALLTYPE Shapes_EchoNarrow(
    IShapes *face, signed char int8, byte uint8, short int16, unsigned short uint16,
    signed char *int8_echo, byte *uint8_echo, short *int16_echo, unsigned short *uint16_echo)
{
    struct reply reply = reply_take();
    shapes_call(face, __func__);
    record_integer("int8", int8);
    record_unsigned("uint8", uint8);
    record_integer("int16", int16);
    record_unsigned("uint16", uint16);
    FILL(reply, int8_echo, int8);
    FILL(reply, uint8_echo, uint8);
    FILL(reply, int16_echo, int16);
    FILL(reply, uint16_echo, uint16);
    return record_result(reply.result);
}

static HRESULT STDMETHODCALLTYPE Shapes_EchoWide(
    IShapes *face, LONG int32, ULONG uint32, hyper int64, MIDL_uhyper uint64,
    LONG *int32_echo, ULONG *uint32_echo, hyper *int64_echo, MIDL_uhyper *uint64_echo)
{
    struct reply reply = reply_take();
    shapes_call(face, __func__);
    record_integer("int32", int32);
    record_unsigned("uint32", uint32);
    record_integer("int64", int64);
    record_unsigned("uint64", uint64);
    FILL(reply, int32_echo, int32);
    FILL(reply, uint32_echo, uint32);
    FILL(reply, int64_echo, int64);
    FILL(reply, uint64_echo, uint64);
    return record_result(reply.result);
}

static HRESULT STDMETHODCALLTYPE Shapes_EchoReal(
    IShapes *face, float single, double twice, float *single_echo, double *twice_echo)
{
    struct reply reply = reply_take();
    shapes_call(face, __func__);
    record_real("single", single);
    record_real("twice", twice);
    FILL(reply, single_echo, single);
    FILL(reply, twice_echo, twice);
    return record_result(reply.result);
}

static HRESULT STDMETHODCALLTYPE Shapes_EchoChoice(
    IShapes *face, BOOL flag, SHAPES_LEVEL level, SHAPES_STATUS status,
    BOOL *flag_echo, SHAPES_LEVEL *level_echo, SHAPES_STATUS *status_echo)
{
    struct reply reply = reply_take();
    shapes_call(face, __func__);
    record_integer("flag", flag);
    record_integer("level", level);
    record_unsigned("status", (ULONG)status);
    FILL(reply, flag_echo, flag);
    FILL(reply, level_echo, level);
    FILL(reply, status_echo, status);
    return record_result(reply.result);
}

static HRESULT STDMETHODCALLTYPE Shapes_EchoGuid(IShapes *face, REFGUID id, GUID *id_echo)
{
    static const GUID none = { 0 };
    struct reply reply = reply_take();
    shapes_call(face, __func__);
    record_guid("id", id);
    *id_echo = reply_fills(&reply) ? *id : none;
    return record_result(reply.result);
}

static HRESULT STDMETHODCALLTYPE Shapes_Advance(IShapes *face, LONG *value)
{
    struct reply reply = reply_take();
    shapes_call(face, __func__);
    record_integer("value", *value);
    FILL(reply, value, *value + 1);
    return record_result(reply.result);
}

static HRESULT STDMETHODCALLTYPE Shapes_AdvanceWide(IShapes *face, hyper *value)
{
    struct reply reply = reply_take();
    shapes_call(face, __func__);
    record_integer("value", *value);
    FILL(reply, value, *value + 1);
    return record_result(reply.result);
}

static HRESULT STDMETHODCALLTYPE Shapes_SetPartner(IShapes *face, IShapes *partner)
{
    struct reply reply = reply_take();
    struct shapes_state *shapes = shapes_call(face, __func__);
    IShapes *before = shapes->partner;
    record_object("partner", partner == NULL ? 0 : Shapes_object(partner)->number);
    record_result(reply.result);
    if (FAILED(reply.result)) return reply.result;
    if (partner != NULL) IShapes_AddRef(partner);
    shapes->partner = partner;
    if (before != NULL) IShapes_Release(before);
    return reply.result;
}

static HRESULT STDMETHODCALLTYPE Shapes_GetPartner(IShapes *face, IShapes **partner)
{
    struct reply reply = reply_take();
    struct shapes_state *shapes = shapes_call(face, __func__);
    *partner = reply_fills(&reply) ? shapes->partner : NULL;
    record_result(reply.result);
    if (*partner != NULL) IShapes_AddRef(*partner);
    return reply.result;
}

static HRESULT STDMETHODCALLTYPE Shapes_SetBytes(IShapes *face, const byte *data, ULONG count)
{
    struct reply reply = reply_take();
    struct shapes_state *shapes = shapes_call(face, __func__);
    record_bytes("data", data, count);
    record_unsigned("count", count);
    if (count > sizeof shapes->bytes) return record_result(E_INVALIDARG);
    if (FAILED(reply.result)) return record_result(reply.result);
    shapes->count = count;
    memcpy(shapes->bytes, data, count);
    return record_result(reply.result);
}

static HRESULT STDMETHODCALLTYPE Shapes_GetBytes(IShapes *face, ULONG *count, byte **data)
{
    struct reply reply = reply_take();
    struct shapes_state *shapes = shapes_call(face, __func__);
    FILL(reply, count, shapes->count);
    *data = reply_fills(&reply) ? task_alloc(shapes->count) : NULL;
    if (*data != NULL) memcpy(*data, shapes->bytes, shapes->count);
    return record_result(reply.result);
}

static HRESULT STDMETHODCALLTYPE Shapes_GetMany(
    IShapes *face, LONG *number, LPWSTR *text, GUID *id, IShapes **partner, LPWSTR *more_text)
{
    static const WCHAR first[] = L"many: \x4e2d\xd83d\xde00", second[] = L"";
    static const GUID none = { 0 };
    struct reply reply = reply_take();
    shapes_call(face, __func__);
    FILL(reply, number, -42);
    reply_string(&reply, text, first);
    *id = reply_fills(&reply) ? IID_IShapes : none;
    *partner = reply_fills(&reply) ? face : NULL;
    reply_string(&reply, more_text, second);
    record_result(reply.result);
    if (*partner != NULL) IShapes_AddRef(face);
    return reply.result;
}

static ULONG STDMETHODCALLTYPE Shapes_CountCalls(IShapes *face)
{
    struct shapes_state *shapes = shapes_call(face, __func__);
    return record_count(shapes->calls);
}

static double STDMETHODCALLTYPE Shapes_Half(IShapes *face, double value)
{
    shapes_call(face, __func__);
    record_real("value", value);
    return record_double(value / 2);
}

const IShapesVtbl shapes_vtable = {
    .QueryInterface = Shapes_QueryInterface,
    .AddRef = Shapes_AddRef,
    .Release = Shapes_Release,
    .EchoNarrow = Shapes_EchoNarrow,
    .EchoWide = Shapes_EchoWide,
    .EchoReal = Shapes_EchoReal,
    .EchoChoice = Shapes_EchoChoice,
    .EchoGuid = Shapes_EchoGuid,
    .Advance = Shapes_Advance,
    .AdvanceWide = Shapes_AdvanceWide,
    .SetPartner = Shapes_SetPartner,
    .GetPartner = Shapes_GetPartner,
    .SetBytes = Shapes_SetBytes,
    .GetBytes = Shapes_GetBytes,
    .GetMany = Shapes_GetMany,
    .CountCalls = Shapes_CountCalls,
    .Half = Shapes_Half,
};
