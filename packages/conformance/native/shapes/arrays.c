#include "shape-object.h"
#include "values.h"

#define ECHO_BLOCK(Method, Type, record)                                                         \
    static HRESULT STDMETHODCALLTYPE Arrays_##Method(                                            \
        IShapesArrays *face, ULONG count, const Type *values, ULONG *echo_count, Type **echo)    \
    {                                                                                            \
        CALL;                                                                                    \
        record_unsigned("count", count);                                                         \
        if (count != 0) CHECK(values != NULL);                                                   \
        CHECK((uintptr_t)values % _Alignof(Type) == 0);                                          \
        record;                                                                                  \
        FILL(reply, echo_count, count);                                                          \
        GIVE(reply, echo, task_copy(values, count * sizeof *values));                            \
        RETURN;                                                                                  \
    }

#define ECHO_NUMBERS(Method, Type) ECHO_BLOCK(Method, Type, RECORD_NUMBERS("values", values, count))

ECHO_NUMBERS(EchoInt8s, signed char)
ECHO_NUMBERS(EchoBytes, byte)
ECHO_NUMBERS(EchoInt16s, short)
ECHO_NUMBERS(EchoUint16s, unsigned short)
ECHO_NUMBERS(EchoInt32s, LONG)
ECHO_NUMBERS(EchoUint32s, ULONG)
ECHO_NUMBERS(EchoInt64s, hyper)
ECHO_NUMBERS(EchoUint64s, MIDL_uhyper)
ECHO_NUMBERS(EchoFloats, float)
ECHO_NUMBERS(EchoDoubles, double)
ECHO_NUMBERS(EchoBools, BOOL)
ECHO_NUMBERS(EchoSizes, SIZE_T)
ECHO_NUMBERS(EchoLevels, SHAPE_LEVEL)
ECHO_NUMBERS(EchoStatuses, SHAPE_STATUS)
ECHO_BLOCK(EchoGuids, GUID, RECORD_EACH(record_guid, "values", values, count))
ECHO_BLOCK(EchoPoints, SHAPE_POINT, RECORD_EACH(record_point, "values", values, count))

/* Records the numbers, hands them back in a room of the caller's, and ends the call. */
static HRESULT echo_room(struct reply reply, size_t count, const LONG *values, LONG *echo)
{
    record_unsigned("count", count);
    if (count != 0) CHECK(values != NULL && echo != NULL);
    RECORD_NUMBERS("values", values, count);
    FILL_EACH(reply, echo, count, values[at]);
    RETURN;
}

#define ECHO_ROOM(Method, count, ...)                                                \
    static HRESULT STDMETHODCALLTYPE Arrays_##Method(IShapesArrays *face, __VA_ARGS__) \
    {                                                                                \
        CALL;                                                                        \
        return echo_room(reply, count, values, echo);                                \
    }

ECHO_ROOM(EchoBrackets, (size_t)count, const LONG *values, LONG count, LONG *echo)
ECHO_ROOM(EchoCount8, count, byte count, const LONG *values, LONG *echo)
ECHO_ROOM(EchoCount16, (size_t)count, short count, const LONG *values, LONG *echo)
ECHO_ROOM(EchoCast, count, MIDL_uhyper count, const LONG *values, LONG *echo)
ECHO_ROOM(EchoProduct, rows * columns, ULONG rows, ULONG columns, const LONG *values, LONG *echo)
ECHO_ROOM(EchoSum, head + tail, ULONG head, ULONG tail, const LONG *values, LONG *echo)
ECHO_ROOM(EchoDifference, end - start, ULONG end, ULONG start, const LONG *values, LONG *echo)
ECHO_ROOM(EchoPointedPlusOne, *last + 1, const ULONG *last, const LONG *values, LONG *echo)
ECHO_ROOM(EchoPointedCast, *count, MIDL_uhyper *count, const LONG *values, LONG *echo)
ECHO_ROOM(EchoConstant, 3, const LONG *values, LONG *echo)
ECHO_ROOM(EchoNamedConstant, SHAPE_FIXED, const LONG *values, LONG *echo)
ECHO_ROOM(EchoFixed, 3, const LONG values[3], LONG echo[3])
ECHO_ROOM(EchoMax, last + 1, ULONG last, const LONG *values, LONG *echo)

static HRESULT STDMETHODCALLTYPE Arrays_EchoMatrix(IShapesArrays *face, const LONG values[2][3], LONG echo[2][3])
{
    CALL;
    return echo_room(reply, 6, &values[0][0], &echo[0][0]);
}

static HRESULT STDMETHODCALLTYPE Arrays_EchoSizeof(IShapesArrays *face, ULONG *count, const byte *values, byte *echo)
{
    size_t bytes = sizeof(SHAPE_B8) * *count;
    CALL;
    record_unsigned("count", *count);
    record_bytes("values", values, bytes);
    FILL_EACH(reply, echo, bytes, values[at]);
    RETURN;
}

static LONG sum_of(const LONG *values, ULONG count)
{
    ULONG sum = 0;
    for (ULONG at = 0; at < count; at++) sum += (ULONG)values[at];
    return (LONG)sum;
}

static HRESULT STDMETHODCALLTYPE Arrays_SumOptional(
    IShapesArrays *face, ULONG count, const LONG *values, BOOL *present, LONG *sum)
{
    CALL;
    record_unsigned("count", count);
    RECORD_NUMBERS("values", values, count);
    FILL(reply, present, values != NULL);
    FILL(reply, sum, values == NULL ? 0 : sum_of(values, count));
    RETURN;
}

static HRESULT STDMETHODCALLTYPE Arrays_SumPairs(
    IShapesArrays *face, ULONG count, const LONG *left, const LONG *right, LONG *sums)
{
    CALL;
    record_unsigned("count", count);
    RECORD_NUMBERS("left", left, count);
    RECORD_NUMBERS("right", right, count);
    FILL_EACH(reply, sums, count, left[at] + right[at]);
    RETURN;
}

#define REVERSE(Method, Type, record)                                                            \
    static HRESULT STDMETHODCALLTYPE Arrays_##Method(IShapesArrays *face, ULONG count, Type *values) \
    {                                                                                            \
        CALL;                                                                                    \
        record_unsigned("count", count);                                                         \
        record;                                                                                  \
        for (ULONG at = 0; reply.outs != 0 && at < count / 2; at++) {                            \
            Type other = values[at];                                                             \
            values[at] = values[count - 1 - at];                                                 \
            values[count - 1 - at] = other;                                                      \
        }                                                                                        \
        RETURN;                                                                                  \
    }

REVERSE(ReverseInt32s, LONG, RECORD_NUMBERS("values", values, count))
REVERSE(ReversePoints, SHAPE_POINT, RECORD_EACH(record_point, "values", values, count))
REVERSE(ReverseGuids, GUID, RECORD_EACH(record_guid, "values", values, count))

static HRESULT STDMETHODCALLTYPE Arrays_FillInt32s(IShapesArrays *face, ULONG capacity, LONG *values)
{
    CALL;
    record_unsigned("capacity", capacity);
    FILL_EACH(reply, values, capacity, (LONG)at);
    RETURN;
}

static HRESULT STDMETHODCALLTYPE Arrays_FillBytes(IShapesArrays *face, byte *values, ULONG capacity)
{
    CALL;
    record_unsigned("capacity", capacity);
    FILL_EACH(reply, values, capacity, (byte)at);
    RETURN;
}

static HRESULT STDMETHODCALLTYPE Arrays_FillGuids(IShapesArrays *face, ULONG capacity, GUID *values)
{
    CALL;
    record_unsigned("capacity", capacity);
    FILL_EACH(reply, values, capacity, (GUID){ .Data1 = (ULONG)at });
    RETURN;
}

static HRESULT STDMETHODCALLTYPE Arrays_FillPoints(IShapesArrays *face, ULONG capacity, SHAPE_POINT *values)
{
    CALL;
    record_unsigned("capacity", capacity);
    FILL_EACH(reply, values, capacity, ((SHAPE_POINT){ (LONG)at, -(hyper)at }));
    RETURN;
}

static HRESULT STDMETHODCALLTYPE Arrays_FillHalf(IShapesArrays *face, ULONG capacity, LONG *values, ULONG *written)
{
    CALL;
    record_unsigned("capacity", capacity);
    FILL_EACH(reply, values, capacity / 2, (LONG)at);
    FILL(reply, written, capacity / 2);
    RETURN;
}

static HRESULT STDMETHODCALLTYPE Arrays_FillInOut(IShapesArrays *face, ULONG *count, LONG *values)
{
    CALL;
    record_unsigned("count", *count);
    *count = reply_fills(&reply) ? *count / 2 : 0;
    FILL_EACH(reply, values, *count, (LONG)at);
    RETURN;
}

/* There are always three left. */
static HRESULT STDMETHODCALLTYPE Arrays_NextInt32s(IShapesArrays *face, ULONG celt, LONG *values, ULONG *fetched)
{
    ULONG taken = celt < 3 ? celt : 3;
    CALL;
    record_unsigned("celt", celt);
    record_unsigned("fetched", fetched != NULL);
    if (!reply_fills(&reply)) taken = 0;
    for (ULONG at = 0; at < taken; at++) values[at] = (LONG)at;
    if (fetched != NULL) *fetched = taken;
    else CHECK(celt == 1);
    return record_result(reply.result == S_OK && taken < celt ? S_FALSE : reply.result);
}

static HRESULT STDMETHODCALLTYPE Arrays_SumPointed(IShapesArrays *face, ULONG count, SHAPE_POINT **points, hyper *sum)
{
    hyper total = 0;
    CALL;
    record_unsigned("count", count);
    for (ULONG at = 0; at < count; at++) {
        if (points[at] == NULL) continue;
        record_point(NULL, points[at]);
        total += points[at]->x + points[at]->y;
    }
    FILL(reply, sum, total);
    RETURN;
}

ECHO_NUMBERS(EchoOneArray, LONG)

static HRESULT STDMETHODCALLTYPE Arrays_EchoSecondCast(
    IShapesArrays *face, ULONG count, const byte *values, MIDL_uhyper *echo_count, byte **echo)
{
    CALL;
    record_unsigned("count", count);
    RECORD_NUMBERS("values", values, count);
    FILL(reply, echo_count, count);
    GIVE(reply, echo, task_copy(values, count));
    RETURN;
}

static HRESULT STDMETHODCALLTYPE Arrays_TakeLength(
    IShapesArrays *face, ULONG capacity, ULONG length, const LONG *values, LONG *sum)
{
    CALL;
    record_unsigned("capacity", capacity);
    record_unsigned("length", length);
    CHECK(length <= capacity);
    RECORD_NUMBERS("values", values, length);
    FILL(reply, sum, sum_of(values, length));
    RETURN;
}

static HRESULT STDMETHODCALLTYPE Arrays_LockBuffer(IShapesArrays *face, byte **data, ULONG *length)
{
    struct shape_object *object = shape_of(face);
    CALL;
    GIVE(reply, data, object->bytes);
    FILL(reply, length, (ULONG)sizeof object->bytes);
    RETURN;
}

const IShapesArraysVtbl arrays_vtable = {
    FACE_UNKNOWN,
    .EchoInt8s = Arrays_EchoInt8s,
    .EchoBytes = Arrays_EchoBytes,
    .EchoInt16s = Arrays_EchoInt16s,
    .EchoUint16s = Arrays_EchoUint16s,
    .EchoInt32s = Arrays_EchoInt32s,
    .EchoUint32s = Arrays_EchoUint32s,
    .EchoInt64s = Arrays_EchoInt64s,
    .EchoUint64s = Arrays_EchoUint64s,
    .EchoFloats = Arrays_EchoFloats,
    .EchoDoubles = Arrays_EchoDoubles,
    .EchoBools = Arrays_EchoBools,
    .EchoSizes = Arrays_EchoSizes,
    .EchoLevels = Arrays_EchoLevels,
    .EchoStatuses = Arrays_EchoStatuses,
    .EchoGuids = Arrays_EchoGuids,
    .EchoPoints = Arrays_EchoPoints,
    .EchoBrackets = Arrays_EchoBrackets,
    .EchoCount8 = Arrays_EchoCount8,
    .EchoCount16 = Arrays_EchoCount16,
    .SumOptional = Arrays_SumOptional,
    .SumPairs = Arrays_SumPairs,
    .ReverseInt32s = Arrays_ReverseInt32s,
    .ReversePoints = Arrays_ReversePoints,
    .ReverseGuids = Arrays_ReverseGuids,
    .FillInt32s = Arrays_FillInt32s,
    .FillBytes = Arrays_FillBytes,
    .FillGuids = Arrays_FillGuids,
    .FillPoints = Arrays_FillPoints,
    .FillHalf = Arrays_FillHalf,
    .FillInOut = Arrays_FillInOut,
    .NextInt32s = Arrays_NextInt32s,
    .EchoCast = Arrays_EchoCast,
    .EchoProduct = Arrays_EchoProduct,
    .EchoSum = Arrays_EchoSum,
    .EchoDifference = Arrays_EchoDifference,
    .EchoPointedPlusOne = Arrays_EchoPointedPlusOne,
    .EchoPointedCast = Arrays_EchoPointedCast,
    .EchoConstant = Arrays_EchoConstant,
    .EchoNamedConstant = Arrays_EchoNamedConstant,
    .EchoFixed = Arrays_EchoFixed,
    .EchoMatrix = Arrays_EchoMatrix,
    .EchoSizeof = Arrays_EchoSizeof,
    .EchoMax = Arrays_EchoMax,
    .SumPointed = Arrays_SumPointed,
    .EchoOneArray = Arrays_EchoOneArray,
    .EchoSecondCast = Arrays_EchoSecondCast,
    .TakeLength = Arrays_TakeLength,
    .LockBuffer = Arrays_LockBuffer,
};
