#include "shape-object.h"
#include "automation-values.h"
#include "values.h"

static HRESULT STDMETHODCALLTYPE LocalStructs_EchoBits(
    IShapesLocalStructs *face, const SHAPE_BITS *value, SHAPE_BITS *echo)
{
    CALL;
    record_bits("value", value);
    FILL_RECORD(reply, echo, *value);
    RETURN;
}

static HRESULT STDMETHODCALLTYPE LocalStructs_EchoSafePointer(
    IShapesLocalStructs *face, SAFEARRAY *values, SAFEARRAY **echo)
{
    CALL;
    record_safe("values", values);
    GIVE(reply, echo, safe_copy(values));
    RETURN;
}

const IShapesLocalStructsVtbl local_structs_vtable = {
    FACE_UNKNOWN,
    .EchoBits = LocalStructs_EchoBits,
    .EchoSafePointer = LocalStructs_EchoSafePointer,
};
