#include "stress.h"
#include <stdlib.h>

struct item {
    IStressItem face;
    LONG references;
    LONG number;
    WCHAR *text;
};

static struct item *item_of(IStressItem *face)
{
    return (struct item *)face;
}

static HRESULT STDMETHODCALLTYPE Item_QueryInterface(IStressItem *face, REFIID riid, void **out)
{
    *out = NULL;
    if (!IsEqualIID(riid, &IID_IUnknown) && !IsEqualIID(riid, &IID_IDispatch) && !IsEqualIID(riid, &IID_IStressItem))
        return E_NOINTERFACE;
    count_up(item_of(face)->references);
    *out = face;
    return S_OK;
}

static ULONG STDMETHODCALLTYPE Item_AddRef(IStressItem *face)
{
    return count_up(item_of(face)->references);
}

static ULONG STDMETHODCALLTYPE Item_Release(IStressItem *face)
{
    LONG references = count_down(item_of(face)->references);
    if (references > 0) return references;
    CoTaskMemFree(item_of(face)->text);
    free(face);
    count_down(stress_counts.alive);
    return 0;
}

static HRESULT STDMETHODCALLTYPE Item_GetTypeInfoCount(IStressItem *face, UINT *count)
{
    *count = 0;
    return S_OK;
}

static HRESULT STDMETHODCALLTYPE Item_GetTypeInfo(IStressItem *face, UINT index, LCID lcid, ITypeInfo **info)
{
    *info = NULL;
    return DISP_E_BADINDEX;
}

static HRESULT STDMETHODCALLTYPE Item_GetIDsOfNames(
    IStressItem *face, REFIID riid, LPOLESTR *names, UINT count, LCID lcid, DISPID *ids)
{
    for (UINT at = 0; at < count; at++) ids[at] = at == 0 ? item_dispid(names[0]) : DISPID_UNKNOWN;
    return count == 1 && ids[0] != DISPID_UNKNOWN ? S_OK : DISP_E_UNKNOWNNAME;
}

static HRESULT STDMETHODCALLTYPE Item_Invoke(
    IStressItem *face, DISPID id, REFIID riid, LCID lcid, WORD flags, DISPPARAMS *parameters, VARIANT *result,
    EXCEPINFO *exception, UINT *wrong)
{
    return item_invoke(face, id, flags, parameters, result);
}

static HRESULT STDMETHODCALLTYPE Item_get_Number(IStressItem *face, LONG *value)
{
    count_up(stress_counts.calls);
    *value = item_of(face)->number;
    return S_OK;
}

static HRESULT STDMETHODCALLTYPE Item_put_Number(IStressItem *face, LONG value)
{
    count_up(stress_counts.calls);
    item_of(face)->number = value;
    return S_OK;
}

static HRESULT STDMETHODCALLTYPE Item_get_Text(IStressItem *face, BSTR *value)
{
    count_up(stress_counts.calls);
    *value = plain_bstr(item_of(face)->text);
    return S_OK;
}

static HRESULT STDMETHODCALLTYPE Item_put_Text(IStressItem *face, BSTR value)
{
    count_up(stress_counts.calls);
    CoTaskMemFree(item_of(face)->text);
    item_of(face)->text = plain_string(value);
    return S_OK;
}

static HRESULT STDMETHODCALLTYPE Item_Add(IStressItem *face, LONG left, LONG right, LONG *sum)
{
    count_up(stress_counts.calls);
    *sum = left + right;
    return S_OK;
}

static HRESULT STDMETHODCALLTYPE Item_Echo(IStressItem *face, VARIANT value, VARIANT *echo)
{
    count_up(stress_counts.calls);
    *echo = value_copy(&value);
    return S_OK;
}

static const IStressItemVtbl item_vtable = {
    .QueryInterface = Item_QueryInterface,
    .AddRef = Item_AddRef,
    .Release = Item_Release,
    .GetTypeInfoCount = Item_GetTypeInfoCount,
    .GetTypeInfo = Item_GetTypeInfo,
    .GetIDsOfNames = Item_GetIDsOfNames,
    .Invoke = Item_Invoke,
    .get_Number = Item_get_Number,
    .put_Number = Item_put_Number,
    .get_Text = Item_get_Text,
    .put_Text = Item_put_Text,
    .Add = Item_Add,
    .Echo = Item_Echo,
};

IStressItem *item_create(LONG number)
{
    struct item *item = calloc(1, sizeof *item);
    if (item == NULL) return NULL;
    *item = (struct item){ { (IStressItemVtbl *)&item_vtable }, 1, number, NULL };
    count_up(stress_counts.created);
    count_up(stress_counts.alive);
    return &item->face;
}
