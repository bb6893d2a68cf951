#include "shape-object.h"
#include <stdlib.h>

struct item {
    IShapesNamedItem face;
    unsigned number;
    LONG references;
    LONG value;
    WCHAR name[32];
    int named;
};

static HRESULT STDMETHODCALLTYPE Item_QueryInterface(IShapesNamedItem *face, REFIID riid, void **out)
{
    struct item *item = (struct item *)face;
    *out = NULL;
    if (!IsEqualIID(riid, &IID_IUnknown) && !IsEqualIID(riid, &IID_IShapesItem) &&
        !(item->named && IsEqualIID(riid, &IID_IShapesNamedItem)))
        return E_NOINTERFACE;
    item->references++;
    *out = face;
    return S_OK;
}

static ULONG STDMETHODCALLTYPE Item_AddRef(IShapesNamedItem *face)
{
    return ++((struct item *)face)->references;
}

static ULONG STDMETHODCALLTYPE Item_Release(IShapesNamedItem *face)
{
    struct item *item = (struct item *)face;
    LONG references = --item->references;
    if (references > 0) return references;
    free(item);
    shape_counts.alive--;
    return 0;
}

static HRESULT STDMETHODCALLTYPE Item_GetValue(IShapesNamedItem *face, LONG *value)
{
    struct item *item = (struct item *)face;
    struct reply reply = numbered_call(item->number, __func__);
    FILL(reply, value, item->value);
    RETURN;
}

static HRESULT STDMETHODCALLTYPE Item_GetName(IShapesNamedItem *face, LPWSTR *name)
{
    struct item *item = (struct item *)face;
    struct reply reply = numbered_call(item->number, __func__);
    reply_string(&reply, name, item->name);
    RETURN;
}

static const IShapesNamedItemVtbl item_vtable = {
    .QueryInterface = Item_QueryInterface,
    .AddRef = Item_AddRef,
    .Release = Item_Release,
    .GetValue = Item_GetValue,
    .GetName = Item_GetName,
};

IShapesNamedItem *item_create(LONG value, const WCHAR *name)
{
    struct item *item = calloc(1, sizeof *item);
    if (item == NULL) return NULL;
    item->face.lpVtbl = (IShapesNamedItemVtbl *)&item_vtable;
    item->number = shape_number();
    item->references = 1;
    item->value = value;
    item->named = name != NULL;
    for (size_t at = 0; name != NULL && name[at] != 0 && at < 31; at++) item->name[at] = name[at];
    return &item->face;
}

LONG item_value(IShapesItem *item)
{
    LONG value = 0;
    if (item == NULL) return 0;
    if (item->lpVtbl == (IShapesItemVtbl *)&item_vtable) return ((struct item *)item)->value;
    return FAILED(IShapesItem_GetValue(item, &value)) ? -1 : value;
}
