#include "shape-object.h"
#include "values.h"

static void keep_bytes(struct shape_object *object, const void *data, size_t length)
{
    object->length = (ULONG)(length < sizeof object->bytes ? length : sizeof object->bytes);
    if (object->length != 0) memcpy(object->bytes, data, object->length);
    RECORD_NUMBERS("data", (const byte *)data, length);
}

static HRESULT STDMETHODCALLTYPE Buffers_Write(IShapesBuffers *face, const void *data, ULONG length, ULONG *written)
{
    CALL;
    record_unsigned("length", length);
    keep_bytes(shape_of(face), data, length);
    FILL(reply, written, shape_of(face)->length);
    RETURN;
}

static HRESULT STDMETHODCALLTYPE Buffers_Read(IShapesBuffers *face, void *data, ULONG length, ULONG *read)
{
    struct shape_object *object = shape_of(face);
    ULONG there = length < object->length ? length : object->length;
    CALL;
    record_unsigned("length", length);
    if (!reply_fills(&reply)) there = 0;
    if (there != 0) memcpy(data, object->bytes, there);
    FILL(reply, read, there);
    return record_result(reply.result == S_OK && there < length ? S_FALSE : reply.result);
}

static HRESULT STDMETHODCALLTYPE Buffers_EchoCountSize(IShapesBuffers *face, SIZE_T count, const byte *values, byte *echo)
{
    CALL;
    record_unsigned("count", count);
    RECORD_NUMBERS("values", values, count);
    FILL_EACH(reply, echo, count, values[at]);
    RETURN;
}

static HRESULT STDMETHODCALLTYPE Buffers_WriteVoid(IShapesBuffers *face, const void *data, ULONG length)
{
    CALL;
    record_unsigned("length", length);
    keep_bytes(shape_of(face), data, length);
    RETURN;
}

static HRESULT STDMETHODCALLTYPE Buffers_EchoPointer(IShapesBuffers *face, void *value, void **echo)
{
    CALL;
    RECORD_POINTER("value", value);
    FILL(reply, echo, value);
    RETURN;
}

static HRESULT STDMETHODCALLTYPE Buffers_EchoConstPointer(IShapesBuffers *face, const void *value, const void **echo)
{
    CALL;
    RECORD_POINTER("value", value);
    FILL(reply, echo, value);
    RETURN;
}

static HRESULT STDMETHODCALLTYPE Buffers_StepPointer(IShapesBuffers *face, void **value)
{
    CALL;
    RECORD_POINTER("value", *value);
    if (reply_fills(&reply)) *value = (char *)*value + 1;
    RETURN;
}

static HRESULT STDMETHODCALLTYPE Buffers_EchoPointers(IShapesBuffers *face, ULONG count, void **values, void **echo)
{
    CALL;
    record_open("values");
    for (ULONG at = 0; at < count; at++) RECORD_POINTER(NULL, values[at]);
    record_close();
    FILL_EACH(reply, echo, count, values[at]);
    RETURN;
}

const IShapesBuffersVtbl buffers_vtable = {
    FACE_UNKNOWN,
    .Write = Buffers_Write,
    .Read = Buffers_Read,
    .EchoCountSize = Buffers_EchoCountSize,
    .WriteVoid = Buffers_WriteVoid,
    .EchoPointer = Buffers_EchoPointer,
    .EchoConstPointer = Buffers_EchoConstPointer,
    .StepPointer = Buffers_StepPointer,
    .EchoPointers = Buffers_EchoPointers,
};
