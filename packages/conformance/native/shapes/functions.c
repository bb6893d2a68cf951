#include "shape-object.h"
#include "values.h"

static LONG __stdcall doubled(LONG value, void *context)
{
    return (LONG)((ULONG)value * 2);
}

static HRESULT STDMETHODCALLTYPE Functions_Call(
    IShapesFunctions *face, SHAPE_FUNCTION function, LONG value, void *context, LONG *result)
{
    LONG answer = function == NULL ? 0 : function(value, context);
    CALL;
    RECORD("function", function != NULL);
    RECORD("value", value);
    RECORD("context", context != NULL);
    FILL(reply, result, answer);
    RETURN;
}

static HRESULT STDMETHODCALLTYPE Functions_GetDoubler(IShapesFunctions *face, SHAPE_FUNCTION *function)
{
    CALL;
    FILL(reply, function, doubled);
    RETURN;
}

const IShapesFunctionsVtbl functions_vtable = {
    FACE_UNKNOWN,
    .Call = Functions_Call,
    .GetDoubler = Functions_GetDoubler,
};
