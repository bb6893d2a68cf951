#include "values.h"

FACE(Composites, IComposites, composites_face)

static void composites_call(IComposites *face, const char *function)
{
    record_call(Composites_object(face)->number, function);
}

static HRESULT STDMETHODCALLTYPE Composites_EchoEverything(
    IComposites *face, const COMPOSITES_EVERYTHING *value, COMPOSITES_EVERYTHING *echo)
{
    struct reply reply = reply_take();
    composites_call(face, __func__);
    record_everything("value", value);
    FILL_RECORD(reply, echo, everything_copy(value));
    return record_result(reply.result);
}

static HRESULT STDMETHODCALLTYPE Composites_EchoTagged(
    IComposites *face, const COMPOSITES_TAGGED *value, COMPOSITES_TAGGED *echo)
{
    struct reply reply = reply_take();
    composites_call(face, __func__);
    record_tagged("value", value);
    FILL_RECORD(reply, echo, tagged_copy(value));
    return record_result(reply.result);
}

static HRESULT STDMETHODCALLTYPE Composites_MovePoint(IComposites *face, COMPOSITES_POINT *point)
{
    struct reply reply = reply_take();
    composites_call(face, __func__);
    record_point("point", point);
    if (reply_fills(&reply)) {
        point->x++;
        point->y++;
    }
    return record_result(reply.result);
}

static HRESULT STDMETHODCALLTYPE Composites_EchoItems(
    IComposites *face, ULONG count, const COMPOSITES_ITEM *items, ULONG *echo_count, COMPOSITES_ITEM **echo)
{
    struct reply reply = reply_take();
    composites_call(face, __func__);
    record_unsigned("count", count);
    record_items("items", items, count);
    FILL(reply, echo_count, count);
    *echo = reply_fills(&reply) ? items_copy(items, count) : NULL;
    return record_result(reply.result);
}

static HRESULT STDMETHODCALLTYPE Composites_EchoPoints(
    IComposites *face, const COMPOSITES_POINT *points, UINT64 count, COMPOSITES_POINT **echo, UINT64 *echo_count)
{
    struct reply reply = reply_take();
    composites_call(face, __func__);
    record_points("points", points, count);
    record_unsigned("count", count);
    *echo = reply_fills(&reply) ? task_alloc(count * sizeof **echo) : NULL;
    if (*echo != NULL) memcpy(*echo, points, count * sizeof **echo);
    FILL(reply, echo_count, count);
    return record_result(reply.result);
}

static HRESULT STDMETHODCALLTYPE Composites_EchoBytes(
    IComposites *face, UINT64 count, const byte *data, byte **echo, UINT64 *echo_count)
{
    struct reply reply = reply_take();
    composites_call(face, __func__);
    record_unsigned("count", count);
    record_bytes("data", data, count);
    *echo = reply_fills(&reply) ? task_alloc(count) : NULL;
    if (*echo != NULL) memcpy(*echo, data, count);
    FILL(reply, echo_count, count);
    return record_result(reply.result);
}

static HRESULT STDMETHODCALLTYPE Composites_EchoValue(
    IComposites *face, COMPOSITES_SHAPE shape, COMPOSITES_VALUE value, COMPOSITES_VALUE *echo)
{
    struct reply reply = reply_take();
    composites_call(face, __func__);
    record_unsigned("shape", (ULONG)shape);
    record_value("value", shape, &value);
    FILL_RECORD(reply, echo, value_copy(shape, &value));
    return record_result(reply.result);
}

static HRESULT STDMETHODCALLTYPE Composites_EchoSmall(
    IComposites *face, LONG kind, COMPOSITES_SMALL value, COMPOSITES_SMALL *echo)
{
    struct reply reply = reply_take();
    composites_call(face, __func__);
    record_integer("kind", kind);
    record_small("value", kind, &value);
    FILL_RECORD(reply, echo, small_copy(kind, &value));
    return record_result(reply.result);
}

static HRESULT STDMETHODCALLTYPE Composites_EchoBehind(
    IComposites *face, LONG a, hyper b, LPCWSTR c, COMPOSITES_SHAPE shape, COMPOSITES_VALUE value, LONG d, hyper e,
    COMPOSITES_VALUE *echo)
{
    struct reply reply = reply_take();
    composites_call(face, __func__);
    record_integer("a", a);
    record_integer("b", b);
    record_string("c", c);
    record_unsigned("shape", (ULONG)shape);
    record_value("value", shape, &value);
    record_integer("d", d);
    record_integer("e", e);
    FILL_RECORD(reply, echo, value_copy(shape, &value));
    return record_result(reply.result);
}

static HRESULT STDMETHODCALLTYPE Composites_EchoLast(
    IComposites *face, LONG a, hyper b, LPCWSTR c, LONG d, hyper e, LONG kind, COMPOSITES_SMALL last,
    COMPOSITES_POINT *point, COMPOSITES_SMALL *echo)
{
    struct reply reply = reply_take();
    composites_call(face, __func__);
    record_integer("a", a);
    record_integer("b", b);
    record_string("c", c);
    record_integer("d", d);
    record_integer("e", e);
    record_integer("kind", kind);
    record_small("last", kind, &last);
    record_point("point", point);
    FILL_RECORD(reply, echo, small_copy(kind, &last));
    return record_result(reply.result);
}

static HRESULT STDMETHODCALLTYPE Composites_EchoTime(IComposites *face, const FILETIME *time, FILETIME *echo)
{
    struct reply reply = reply_take();
    composites_call(face, __func__);
    record_time("time", time);
    FILL_RECORD(reply, echo, *time);
    return record_result(reply.result);
}

static HRESULT STDMETHODCALLTYPE Composites_EchoText(IComposites *face, BSTR text, BSTR *echo)
{
    struct reply reply = reply_take();
    composites_call(face, __func__);
    record_bstr("text", text);
    *echo = reply_fills(&reply) ? task_bstr(text, bstr_bytes(text) / sizeof(WCHAR)) : NULL;
    return record_result(reply.result);
}

static HRESULT STDMETHODCALLTYPE Composites_CountUp(IComposites *face, UINT64 *first, UINT64 *second)
{
    struct reply reply = reply_take();
    composites_call(face, __func__);
    record_unsigned("first", *first);
    record_unsigned("second", *second);
    if (reply_fills(&reply)) ++*first;
    if (reply_fills(&reply)) ++*second;
    return record_result(reply.result);
}

static HRESULT STDMETHODCALLTYPE Composites_GetMany(
    IComposites *face, LPWSTR *text, ULONG *item_count, COMPOSITES_ITEM **items, COMPOSITES_TAGGED *tagged,
    BSTR *counted, IComposites **owner, COMPOSITES_EVERYTHING *everything)
{
    static WCHAR first[] = L"many", name[] = L"a name", label[] = L"a label", between[] = L"b\0c";
    static COMPOSITES_ITEM both[] = { { first, 1 }, { name, 2 } };
    static const COMPOSITES_EVERYTHING all = { .uint8 = 1, .text = label };
    COMPOSITES_TAGGED labelled = { name, COMPOSITES_SHAPE_LABEL };
    struct reply reply = reply_take();
    labelled.value.label = label;
    composites_call(face, __func__);
    reply_string(&reply, text, first);
    FILL(reply, item_count, 2);
    *items = reply_fills(&reply) ? items_copy(both, 2) : NULL;
    FILL_RECORD(reply, tagged, tagged_copy(&labelled));
    *counted = reply_fills(&reply) ? task_bstr(between, 3) : NULL;
    *owner = reply_fills(&reply) ? face : NULL;
    FILL_RECORD(reply, everything, everything_copy(&all));
    record_result(reply.result);
    if (*owner != NULL) IComposites_AddRef(face);
    return reply.result;
}

static HRESULT STDMETHODCALLTYPE Composites_Repeat(IComposites *face, ULONG times, IEnumComposites **sequence)
{
    struct reply reply = reply_take();
    composites_call(face, __func__);
    record_unsigned("times", times);
    record_result(reply.result);
    *sequence = reply_fills(&reply) ? sequence_create(face, times) : NULL;
    return reply.result;
}

const ICompositesVtbl composites_vtable = {
    .QueryInterface = Composites_QueryInterface,
    .AddRef = Composites_AddRef,
    .Release = Composites_Release,
    .EchoEverything = Composites_EchoEverything,
    .EchoTagged = Composites_EchoTagged,
    .MovePoint = Composites_MovePoint,
    .EchoItems = Composites_EchoItems,
    .EchoPoints = Composites_EchoPoints,
    .EchoBytes = Composites_EchoBytes,
    .EchoValue = Composites_EchoValue,
    .EchoSmall = Composites_EchoSmall,
    .EchoBehind = Composites_EchoBehind,
    .EchoLast = Composites_EchoLast,
    .EchoTime = Composites_EchoTime,
    .EchoText = Composites_EchoText,
    .CountUp = Composites_CountUp,
    .GetMany = Composites_GetMany,
    .Repeat = Composites_Repeat,
};
