#include "shape-object.h"
#include "values.h"

static HRESULT STDMETHODCALLTYPE Local_Scalars(IShapesLocal *face, UINT left, float right, double *sum)
{
    CALL;
    RECORD("left", left);
    RECORD("right", right);
    FILL(reply, sum, left + right);
    RETURN;
}

static HRESULT STDMETHODCALLTYPE Local_Text(IShapesLocal *face, LPCWSTR text, UINT *length)
{
    CALL;
    record_string("text", text);
    FILL(reply, length, (UINT)wide_length(text));
    RETURN;
}

static HRESULT STDMETHODCALLTYPE Local_ReadValues(IShapesLocal *face, const LONG *values, UINT count, LONG *sum)
{
    LONG total = 0;
    CALL;
    RECORD_NUMBERS("values", values, count);
    for (UINT at = 0; at < count; at++) total += values[at];
    FILL(reply, sum, total);
    RETURN;
}

static HRESULT STDMETHODCALLTYPE Local_ReadOptional(IShapesLocal *face, const float *values, UINT count, float *sum)
{
    float total = 0;
    CALL;
    RECORD("present", values != NULL);
    RECORD("count", count);
    for (UINT at = 0; values != NULL && at < count; at++) total += values[at];
    FILL(reply, sum, total);
    RETURN;
}

static HRESULT STDMETHODCALLTYPE Local_ReadBytes(IShapesLocal *face, const void *data, SIZE_T size, UINT *sum)
{
    UINT total = 0;
    CALL;
    RECORD_NUMBERS("data", (const byte *)data, size);
    for (SIZE_T at = 0; at < size; at++) total += ((const byte *)data)[at];
    FILL(reply, sum, total);
    RETURN;
}

static HRESULT STDMETHODCALLTYPE Local_WriteValues(IShapesLocal *face, LONG *values, UINT count)
{
    CALL;
    RECORD("count", count);
    FILL_EACH(reply, values, count, (LONG)at);
    RETURN;
}

static HRESULT STDMETHODCALLTYPE Local_WriteSome(IShapesLocal *face, LONG *values, UINT capacity, UINT *written)
{
    CALL;
    RECORD("capacity", capacity);
    FILL_EACH(reply, values, capacity / 2, (LONG)at);
    FILL(reply, written, capacity / 2);
    RETURN;
}

static HRESULT STDMETHODCALLTYPE Local_WriteBytes(IShapesLocal *face, void *data, SIZE_T size)
{
    CALL;
    RECORD("size", size);
    FILL_EACH(reply, (byte *)data, size, (byte)at);
    RETURN;
}

static HRESULT STDMETHODCALLTYPE Local_UpdateValues(IShapesLocal *face, LONG *values, UINT count)
{
    CALL;
    RECORD_NUMBERS("values", values, count);
    for (UINT at = 0; reply.outs != 0 && at < count; at++) values[at]++;
    RETURN;
}

static HRESULT STDMETHODCALLTYPE Local_Update(IShapesLocal *face, LONG *value)
{
    CALL;
    RECORD("value", *value);
    if (reply_fills(&reply)) ++*value;
    RETURN;
}

static HRESULT STDMETHODCALLTYPE Local_UpdateCount(IShapesLocal *face, UINT *count, LONG *values)
{
    CALL;
    RECORD("count", *count);
    RECORD("values", values != NULL);
    if (values == NULL) *count = 3;
    else FILL_EACH(reply, values, *count, (LONG)at);
    RETURN;
}

static HRESULT echo_point(struct reply reply, const SHAPE_POINT *value, SHAPE_POINT *echo)
{
    SHAPE_POINT none = { 0, 0 };
    RECORD("present", value != NULL);
    if (value != NULL) record_point("value", value);
    if (echo != NULL) FILL_RECORD(reply, echo, value == NULL ? none : *value);
    RETURN;
}

static HRESULT STDMETHODCALLTYPE Local_Struct(IShapesLocal *face, const SHAPE_POINT *value, SHAPE_POINT *echo)
{
    CALL;
    return echo_point(reply, value, echo);
}

static HRESULT STDMETHODCALLTYPE Local_StructOptional(IShapesLocal *face, const SHAPE_POINT *value, SHAPE_POINT *echo)
{
    CALL;
    return echo_point(reply, value, echo);
}

static HRESULT STDMETHODCALLTYPE Local_Bare(IShapesLocal *face, const SHAPE_POINT *value, SHAPE_POINT *echo)
{
    CALL;
    return echo_point(reply, value, echo);
}

static HRESULT STDMETHODCALLTYPE Local_Object(IShapesLocal *face, IShapesItem *item, IShapesItem **echo)
{
    CALL;
    record_item("item", item);
    if (echo != NULL) {
        GIVE(reply, echo, item);
        if (*echo != NULL) IShapesItem_AddRef(*echo);
    }
    RETURN;
}

static HRESULT STDMETHODCALLTYPE Local_Objects(IShapesLocal *face, IShapesItem **items, UINT count, LONG *sum)
{
    LONG total = 0;
    CALL;
    RECORD_EACH(record_each_item, "items", items, count);
    for (UINT at = 0; at < count; at++) total += item_value(items[at]);
    FILL(reply, sum, total);
    RETURN;
}

static HRESULT STDMETHODCALLTYPE Local_ObjectAs(IShapesLocal *face, LONG value, REFIID riid, void **ppv)
{
    IUnknown *item = (IUnknown *)item_create(value, NULL);
    HRESULT answer = S_OK;
    CALL;
    RECORD("value", value);
    record_guid("riid", riid);
    *ppv = NULL;
    if (reply_fills(&reply)) answer = IUnknown_QueryInterface(item, riid, ppv);
    IUnknown_Release(item);
    return record_result(reply.result == S_OK ? answer : reply.result);
}

static HRESULT STDMETHODCALLTYPE Local_Name(IShapesLocal *face, WCHAR *buffer, UINT capacity, UINT *needed)
{
    static const WCHAR name[] = L"name";
    CALL;
    RECORD("buffer", buffer != NULL);
    RECORD("capacity", capacity);
    if (needed != NULL) *needed = 5;
    if (buffer == NULL) RETURN;
    if (capacity < 5) return record_result(HRESULT_FROM_WIN32(ERROR_INSUFFICIENT_BUFFER));
    memcpy(buffer, name, sizeof name);
    RETURN;
}

static void STDMETHODCALLTYPE Local_Silent(IShapesLocal *face, UINT slot, UINT count, IShapesItem *const *items)
{
    CALL;
    RECORD("slot", slot);
    RECORD_EACH(record_each_item, "items", items, count);
    record_result(reply.result);
}

static SHAPE_B12 *STDMETHODCALLTYPE Local_Returned(IShapesLocal *face, SHAPE_B12 *made, UINT value)
{
    CALL;
    RECORD("value", value);
    *made = (SHAPE_B12){ (LONG)value, (LONG)value + 1, (LONG)value + 2 };
    record_result(reply.result);
    return made;
}

const IShapesLocalVtbl local_vtable = {
    FACE_UNKNOWN,
    .Scalars = Local_Scalars,
    .Text = Local_Text,
    .ReadValues = Local_ReadValues,
    .ReadOptional = Local_ReadOptional,
    .ReadBytes = Local_ReadBytes,
    .WriteValues = Local_WriteValues,
    .WriteSome = Local_WriteSome,
    .WriteBytes = Local_WriteBytes,
    .UpdateValues = Local_UpdateValues,
    .Update = Local_Update,
    .UpdateCount = Local_UpdateCount,
    .Struct = Local_Struct,
    .StructOptional = Local_StructOptional,
    .Object = Local_Object,
    .Objects = Local_Objects,
    .ObjectAs = Local_ObjectAs,
    .Name = Local_Name,
    .Bare = Local_Bare,
    .Silent = Local_Silent,
    .Returned = Local_Returned,
};
