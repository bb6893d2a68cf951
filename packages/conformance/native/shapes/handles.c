#include "shape-object.h"
#include "values.h"

#define ECHO_HANDLE(Method, Type)                                                                       \
    static HRESULT STDMETHODCALLTYPE Handles_##Method(IShapesHandles *face, Type value, Type *echo) \
    {                                                                                            \
        CALL;                                                                                    \
        RECORD_POINTER("value", value);                                                          \
        FILL(reply, echo, value);                                                                \
        RETURN;                                                                                  \
    }

ECHO_HANDLE(EchoWindow, HWND)
ECHO_HANDLE(EchoHandle, HANDLE)
ECHO_HANDLE(EchoMenu, HMENU)

static HRESULT STDMETHODCALLTYPE Handles_EchoPointer(IShapesHandles *face, const HWND *value, HWND *echo)
{
    CALL;
    CHECK(value != NULL);
    RECORD_POINTER("value", *value);
    FILL(reply, echo, *value);
    RETURN;
}

static HRESULT STDMETHODCALLTYPE Handles_StepHandle(IShapesHandles *face, HANDLE *value)
{
    CALL;
    RECORD_POINTER("value", *value);
    if (reply_fills(&reply)) *value = (HANDLE)((uintptr_t)*value + 1);
    RETURN;
}

static HRESULT STDMETHODCALLTYPE Handles_EchoHandles(
    IShapesHandles *face, ULONG count, const HANDLE *values, ULONG *echo_count, HANDLE **echo)
{
    CALL;
    record_open("values");
    for (ULONG at = 0; at < count; at++) RECORD_POINTER(NULL, values[at]);
    record_close();
    FILL(reply, echo_count, count);
    GIVE(reply, echo, task_copy(values, count * sizeof *values));
    RETURN;
}

static HRESULT STDMETHODCALLTYPE Handles_FillWindows(IShapesHandles *face, ULONG capacity, HWND *values)
{
    CALL;
    record_unsigned("capacity", capacity);
    FILL_EACH(reply, values, capacity, (HWND)(uintptr_t)(at + 1));
    RETURN;
}

const IShapesHandlesVtbl handles_vtable = {
    FACE_UNKNOWN,
    .EchoWindow = Handles_EchoWindow,
    .EchoHandle = Handles_EchoHandle,
    .EchoMenu = Handles_EchoMenu,
    .EchoPointer = Handles_EchoPointer,
    .StepHandle = Handles_StepHandle,
    .EchoHandles = Handles_EchoHandles,
    .FillWindows = Handles_FillWindows,
};
