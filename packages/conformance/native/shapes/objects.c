#include "shape-object.h"
#include "values.h"

static IShapesItem *item_with(LONG value)
{
    return (IShapesItem *)item_create(value, NULL);
}

static IShapesItem *item_referred(IShapesItem *item)
{
    if (item != NULL) IShapesItem_AddRef(item);
    return item;
}

static HRESULT STDMETHODCALLTYPE Objects_CreateItem(IShapesObjects *face, LONG value, IShapesItem **item)
{
    CALL;
    RECORD("value", value);
    GIVE(reply, item, item_with(value));
    RETURN;
}

static HRESULT STDMETHODCALLTYPE Objects_EchoItem(IShapesObjects *face, IShapesItem *item, IShapesItem **echo)
{
    CALL;
    record_item("item", item);
    GIVE(reply, echo, item_referred(item));
    RETURN;
}

static HRESULT STDMETHODCALLTYPE Objects_EchoUnknown(IShapesObjects *face, IUnknown *object, IUnknown **echo)
{
    CALL;
    RECORD("object", object != NULL);
    GIVE(reply, echo, (IUnknown *)item_referred((IShapesItem *)object));
    RETURN;
}

static HRESULT STDMETHODCALLTYPE Objects_StepItem(IShapesObjects *face, IShapesItem **item)
{
    CALL;
    record_item("item", *item);
    if (reply_fills(&reply)) {
        IShapesItem *next = item_with(*item == NULL ? 0 : item_value(*item) + 1);
        if (*item != NULL) IShapesItem_Release(*item);
        *item = next;
    }
    RETURN;
}

/* An interface of an object that need not have it, and the result of asking for it. */
static void *interface_of(IUnknown *object, REFIID riid, HRESULT *result)
{
    void *asked = NULL;
    HRESULT answer = object == NULL ? E_POINTER : IUnknown_QueryInterface(object, riid, &asked);
    if (*result == S_OK) *result = answer;
    return asked;
}

static HRESULT STDMETHODCALLTYPE Objects_EchoAs(IShapesObjects *face, IUnknown *object, REFIID riid, void **ppv)
{
    CALL;
    record_guid("riid", riid);
    GIVE(reply, ppv, interface_of(object, riid, &reply.result));
    RETURN;
}

static HRESULT STDMETHODCALLTYPE Objects_CreateAs(IShapesObjects *face, LONG value, const IID *riid, IUnknown **object)
{
    static const WCHAR name[] = L"named";
    IUnknown *item = (IUnknown *)item_create(value, name);
    CALL;
    RECORD("value", value);
    record_guid("riid", riid);
    GIVE(reply, object, interface_of(item, riid, &reply.result));
    IUnknown_Release(item);
    RETURN;
}

/* Fills the value of an object that is one of items by the IID that comes with it. */
static HRESULT pass_as(struct reply reply, REFIID riid, void *object, LONG *value)
{
    IShapesItem *item = IsEqualIID(riid, &IID_IShapesItem) || IsEqualIID(riid, &IID_IShapesNamedItem) ? object : NULL;
    record_guid("riid", riid);
    RECORD("object", object != NULL);
    FILL(reply, value, item_value(item));
    RETURN;
}

static HRESULT STDMETHODCALLTYPE Objects_PassAs(IShapesObjects *face, REFIID riid, IUnknown *object, LONG *value)
{
    CALL;
    return pass_as(reply, riid, object, value);
}

static HRESULT STDMETHODCALLTYPE Objects_PassVoidAs(IShapesObjects *face, REFIID riid, void *object, LONG *value)
{
    CALL;
    return pass_as(reply, riid, object, value);
}

static LONG sum_of_items(IShapesItem **items, ULONG count)
{
    LONG sum = 0;
    for (ULONG at = 0; at < count; at++) sum += item_value(items[at]);
    return sum;
}

static HRESULT STDMETHODCALLTYPE Objects_SumItems(IShapesObjects *face, ULONG count, IShapesItem **items, LONG *sum)
{
    CALL;
    RECORD_EACH(record_each_item, "items", items, count);
    FILL(reply, sum, sum_of_items(items, count));
    RETURN;
}

static HRESULT STDMETHODCALLTYPE Objects_EchoItems(
    IShapesObjects *face, ULONG count, IShapesItem **items, ULONG *echo_count, IShapesItem ***echo)
{
    CALL;
    RECORD_EACH(record_each_item, "items", items, count);
    FILL(reply, echo_count, count);
    GIVE_EACH(reply, echo, count, item_referred(items[at]));
    RETURN;
}

static HRESULT STDMETHODCALLTYPE Objects_FillItems(
    IShapesObjects *face, ULONG capacity, IShapesItem **items, ULONG *written)
{
    CALL;
    record_unsigned("capacity", capacity);
    memset(items, 0, capacity * sizeof *items);
    FILL_EACH(reply, items, capacity / 2, item_with((LONG)at));
    FILL(reply, written, capacity / 2);
    RETURN;
}

static HRESULT STDMETHODCALLTYPE Objects_FillExactly(IShapesObjects *face, ULONG capacity, IShapesItem **items)
{
    CALL;
    record_unsigned("capacity", capacity);
    FILL_EACH(reply, items, capacity, item_with((LONG)at));
    RETURN;
}

static HRESULT STDMETHODCALLTYPE Objects_FillAs(IShapesObjects *face, REFIID riid, ULONG capacity, IUnknown **objects)
{
    int known = IsEqualIID(riid, &IID_IShapesItem) || IsEqualIID(riid, &IID_IUnknown);
    CALL;
    record_guid("riid", riid);
    record_unsigned("capacity", capacity);
    FILL_EACH(reply, objects, capacity, known ? (IUnknown *)item_with((LONG)at) : NULL);
    return record_result(reply.result == S_OK && !known ? E_NOINTERFACE : reply.result);
}

static HRESULT STDMETHODCALLTYPE Objects_PassPointer(IShapesObjects *face, IShapesItem **item, LONG *value)
{
    CALL;
    CHECK(item != NULL);
    record_item("item", *item);
    FILL(reply, value, item_value(*item));
    RETURN;
}

static HRESULT STDMETHODCALLTYPE Objects_EnumItems(IShapesObjects *face, ULONG count, IEnumShapesItems **sequence)
{
    CALL;
    record_unsigned("count", count);
    GIVE(reply, sequence, item_sequence(count, 0));
    RETURN;
}

/* What a callback makes of a value; called before a record begins, as the callback may call the server. */
static LONG transformed(IShapesCallback *callback, LONG value, HRESULT *answer)
{
    LONG result = 0;
    *answer = callback == NULL ? E_UNEXPECTED : IShapesCallback_Transform(callback, value, &result);
    return result;
}

static HRESULT call_back(void *face, const char *function, IShapesCallback *callback, LONG value, LONG *result)
{
    HRESULT answer;
    LONG made = transformed(callback, value, &answer);
    struct reply reply = shape_call(face, function);
    RECORD("callback", callback != NULL);
    RECORD("value", value);
    FILL(reply, result, made);
    return record_result(reply.result == S_OK ? answer : reply.result);
}

static HRESULT STDMETHODCALLTYPE Objects_CallBack(
    IShapesObjects *face, IShapesCallback *callback, LONG value, LONG *result)
{
    return call_back(face, __func__, callback, value, result);
}

static HRESULT STDMETHODCALLTYPE Objects_Advise(IShapesObjects *face, IShapesCallback *callback)
{
    struct shape_object *object = shape_of(face);
    IShapesCallback *old = object->callback;
    CALL;
    RECORD("callback", callback != NULL);
    if (callback != NULL) IShapesCallback_AddRef(callback);
    object->callback = callback;
    if (old != NULL) IShapesCallback_Release(old);
    RETURN;
}

static HRESULT STDMETHODCALLTYPE Objects_Notify(IShapesObjects *face, LONG value, LONG *result)
{
    return call_back(face, __func__, shape_of(face)->callback, value, result);
}

static HRESULT STDMETHODCALLTYPE Objects_CreateNamed(
    IShapesObjects *face, LPCWSTR name, IShapesNamedItem **item, LPWSTR *name_echo, IShapesItem **plain)
{
    CALL;
    record_string("name", name);
    GIVE(reply, item, item_create((LONG)wide_length(name), name));
    reply_string(&reply, name_echo, name);
    GIVE(reply, plain, item_with(0));
    RETURN;
}

const IShapesObjectsVtbl objects_vtable = {
    FACE_UNKNOWN,
    .CreateItem = Objects_CreateItem,
    .EchoItem = Objects_EchoItem,
    .EchoUnknown = Objects_EchoUnknown,
    .StepItem = Objects_StepItem,
    .EchoAs = Objects_EchoAs,
    .CreateAs = Objects_CreateAs,
    .PassAs = Objects_PassAs,
    .PassVoidAs = Objects_PassVoidAs,
    .SumItems = Objects_SumItems,
    .EchoItems = Objects_EchoItems,
    .FillItems = Objects_FillItems,
    .FillExactly = Objects_FillExactly,
    .FillAs = Objects_FillAs,
    .PassPointer = Objects_PassPointer,
    .EnumItems = Objects_EnumItems,
    .CallBack = Objects_CallBack,
    .Advise = Objects_Advise,
    .Notify = Objects_Notify,
    .CreateNamed = Objects_CreateNamed,
};
