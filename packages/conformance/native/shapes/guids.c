#include "shape-object.h"
#include "values.h"

#define ECHO_GUID(Method)                                                                             \
    static HRESULT STDMETHODCALLTYPE Guids_##Method(IShapesGuids *face, const GUID *id, GUID *echo) \
    {                                                                                            \
        CALL;                                                                                    \
        CHECK(id != NULL);                                                                       \
        record_guid("id", id);                                                                   \
        FILL_RECORD(reply, echo, *id);                                                           \
        RETURN;                                                                                  \
    }

ECHO_GUID(EchoReference)
ECHO_GUID(EchoIid)
ECHO_GUID(EchoClsid)
ECHO_GUID(EchoPointer)

static HRESULT STDMETHODCALLTYPE Guids_EchoOptional(IShapesGuids *face, const GUID *id, BOOL *present, GUID *echo)
{
    CALL;
    if (id != NULL) record_guid("id", id);
    FILL(reply, present, id != NULL);
    FILL_RECORD(reply, echo, id == NULL ? no_guid : *id);
    RETURN;
}

static HRESULT STDMETHODCALLTYPE Guids_StepGuid(IShapesGuids *face, GUID *id)
{
    CALL;
    record_guid("id", id);
    if (reply_fills(&reply)) id->Data4[7] ^= 1;
    RETURN;
}

static HRESULT STDMETHODCALLTYPE Guids_EchoArray(IShapesGuids *face, ULONG count, const GUID *ids, GUID *echo)
{
    CALL;
    RECORD_EACH(record_guid, "ids", ids, count);
    FILL_EACH(reply, echo, count, ids[at]);
    RETURN;
}

static HRESULT STDMETHODCALLTYPE Guids_EchoAllocated(IShapesGuids *face, REFGUID id, GUID **echo)
{
    CALL;
    record_guid("id", id);
    GIVE(reply, echo, task_copy(id, sizeof *id));
    RETURN;
}

static HRESULT STDMETHODCALLTYPE Guids_EchoKey(IShapesGuids *face, const PROPERTYKEY *key, PROPERTYKEY *echo)
{
    CALL;
    record_key("key", key);
    FILL_RECORD(reply, echo, *key);
    RETURN;
}

const IShapesGuidsVtbl guids_vtable = {
    FACE_UNKNOWN,
    .EchoReference = Guids_EchoReference,
    .EchoIid = Guids_EchoIid,
    .EchoClsid = Guids_EchoClsid,
    .EchoPointer = Guids_EchoPointer,
    .EchoOptional = Guids_EchoOptional,
    .StepGuid = Guids_StepGuid,
    .EchoArray = Guids_EchoArray,
    .EchoAllocated = Guids_EchoAllocated,
    .EchoKey = Guids_EchoKey,
};
