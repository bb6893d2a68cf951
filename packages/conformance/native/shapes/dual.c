#include "automation-values.h"
#include "values.h"

/* The members by name, in the order of their dispids from 0. */
static const char *const member_names[] = { "Item", "Number", "Text", "Partner", "Add" };

static HRESULT STDMETHODCALLTYPE Dual_GetTypeInfoCount(IShapesDual *face, UINT *count)
{
    CALL;
    *count = 0;
    RETURN;
}

static HRESULT STDMETHODCALLTYPE Dual_GetTypeInfo(IShapesDual *face, UINT index, LCID lcid, ITypeInfo **info)
{
    shape_call(face, __func__);
    record_unsigned("index", index);
    *info = NULL;
    return record_result(DISP_E_BADINDEX);
}

static DISPID dispid_of(const WCHAR *name)
{
    for (DISPID id = 0; id < 5; id++) {
        size_t at = 0;
        while (member_names[id][at] != 0 && (name[at] | 0x20) == (member_names[id][at] | 0x20)) at++;
        if (member_names[id][at] == 0 && name[at] == 0) return id;
    }
    return DISPID_UNKNOWN;
}

static HRESULT STDMETHODCALLTYPE Dual_GetIDsOfNames(
    IShapesDual *face, REFIID riid, LPOLESTR *names, UINT count, LCID lcid, DISPID *ids)
{
    HRESULT result = S_OK;
    CALL;
    CHECK(IsEqualIID(riid, &no_guid));
    RECORD_EACH(record_each_wide, "names", (const LPCWSTR *)names, count);
    for (UINT at = 0; at < count; at++) {
        ids[at] = at == 0 ? dispid_of(names[0]) : DISPID_UNKNOWN;
        if (ids[at] == DISPID_UNKNOWN) result = DISP_E_UNKNOWNNAME;
    }
    return record_result(reply.result == S_OK ? result : reply.result);
}

static IShapesDual *partner_referred(IShapesDual *partner)
{
    if (partner != NULL) IShapesDual_AddRef(partner);
    return partner;
}

static HRESULT STDMETHODCALLTYPE Dual_get_Number(IShapesDual *face, LONG *value)
{
    CALL;
    FILL(reply, value, shape_of(face)->property_number);
    RETURN;
}

static HRESULT STDMETHODCALLTYPE Dual_put_Number(IShapesDual *face, LONG value)
{
    CALL;
    RECORD("value", value);
    shape_of(face)->property_number = value;
    RETURN;
}

static HRESULT STDMETHODCALLTYPE Dual_get_Text(IShapesDual *face, BSTR *value)
{
    struct shape_object *object = shape_of(face);
    CALL;
    GIVE(reply, value, task_bstr(object->property_text, object->property_units));
    RETURN;
}

static HRESULT STDMETHODCALLTYPE Dual_put_Text(IShapesDual *face, BSTR value)
{
    struct shape_object *object = shape_of(face);
    size_t bytes = value == NULL ? 0 : bstr_bytes(value);
    CALL;
    record_bstr("value", value);
    if (bytes > sizeof object->property_text) return record_result(E_INVALIDARG);
    if (bytes != 0) memcpy(object->property_text, value, bytes);
    object->property_units = bytes / sizeof(WCHAR);
    RETURN;
}

static HRESULT STDMETHODCALLTYPE Dual_get_Item(IShapesDual *face, VARIANT index, VARIANT *value)
{
    CALL;
    record_variant("index", &index);
    FILL_RECORD(reply, value, variant_copy(&shape_of(face)->property_item));
    RETURN;
}

static HRESULT STDMETHODCALLTYPE Dual_put_Item(IShapesDual *face, VARIANT index, VARIANT value)
{
    VARIANT *item = &shape_of(face)->property_item;
    CALL;
    record_variant("index", &index);
    record_variant("value", &value);
    variant_take(item);
    *item = variant_copy(&value);
    RETURN;
}

static HRESULT STDMETHODCALLTYPE Dual_get_Partner(IShapesDual *face, IShapesDual **value)
{
    CALL;
    GIVE(reply, value, partner_referred(shape_of(face)->partner));
    RETURN;
}

static HRESULT STDMETHODCALLTYPE Dual_putref_Partner(IShapesDual *face, IShapesDual *value)
{
    struct shape_object *object = shape_of(face);
    IShapesDual *old = object->partner;
    CALL;
    RECORD("value", value != NULL);
    object->partner = partner_referred(value);
    if (old != NULL) IShapesDual_Release(old);
    RETURN;
}

static HRESULT STDMETHODCALLTYPE Dual_Add(IShapesDual *face, LONG left, LONG right, LONG *sum)
{
    CALL;
    RECORD("left", left);
    RECORD("right", right);
    FILL(reply, sum, left + right);
    RETURN;
}

/* Numbers by name need no conversions here: only VT_I4 is taken. */
static HRESULT invoke_number(IShapesDual *face, WORD flags, const DISPPARAMS *parameters, VARIANT *result)
{
    VARIANT *first = parameters->cArgs == 0 ? NULL : parameters->rgvarg;
    if (flags & DISPATCH_PROPERTYGET) {
        V_VT(result) = VT_I4;
        return Dual_get_Number(face, &V_I4(result));
    }
    if (first == NULL || V_VT(first) != VT_I4) return DISP_E_TYPEMISMATCH;
    return Dual_put_Number(face, V_I4(first));
}

static HRESULT invoke_text(IShapesDual *face, WORD flags, const DISPPARAMS *parameters, VARIANT *result)
{
    VARIANT *first = parameters->cArgs == 0 ? NULL : parameters->rgvarg;
    if (flags & DISPATCH_PROPERTYGET) {
        V_VT(result) = VT_BSTR;
        return Dual_get_Text(face, &V_BSTR(result));
    }
    if (first == NULL || V_VT(first) != VT_BSTR) return DISP_E_TYPEMISMATCH;
    return Dual_put_Text(face, V_BSTR(first));
}

/* The arguments stand in reverse: the value of a put comes first. */
static HRESULT invoke_item(IShapesDual *face, WORD flags, const DISPPARAMS *parameters, VARIANT *result)
{
    if (flags & DISPATCH_PROPERTYGET)
        return parameters->cArgs == 1 ? Dual_get_Item(face, parameters->rgvarg[0], result) : DISP_E_BADPARAMCOUNT;
    if (parameters->cArgs != 2) return DISP_E_BADPARAMCOUNT;
    return Dual_put_Item(face, parameters->rgvarg[1], parameters->rgvarg[0]);
}

static HRESULT invoke_partner(IShapesDual *face, WORD flags, const DISPPARAMS *parameters, VARIANT *result)
{
    VARIANT *first = parameters->cArgs == 0 ? NULL : parameters->rgvarg;
    if (flags & DISPATCH_PROPERTYGET) {
        V_VT(result) = VT_DISPATCH;
        return Dual_get_Partner(face, (IShapesDual **)&V_DISPATCH(result));
    }
    if (first == NULL || V_VT(first) != VT_DISPATCH) return DISP_E_TYPEMISMATCH;
    return Dual_putref_Partner(face, (IShapesDual *)V_DISPATCH(first));
}

static HRESULT invoke_add(IShapesDual *face, const DISPPARAMS *parameters, VARIANT *result)
{
    const VARIANT *arguments = parameters->rgvarg;
    UINT count = parameters->cArgs;
    LONG right = 1;
    if (count < 1 || count > 2) return DISP_E_BADPARAMCOUNT;
    for (UINT at = 0; at < count; at++)
        if (V_VT(&arguments[at]) != VT_I4) return DISP_E_TYPEMISMATCH;
    if (count == 2) right = V_I4(&arguments[0]);
    V_VT(result) = VT_I4;
    return Dual_Add(face, V_I4(&arguments[count - 1]), right, &V_I4(result));
}

static HRESULT STDMETHODCALLTYPE Dual_Invoke(
    IShapesDual *face, DISPID id, REFIID riid, LCID lcid, WORD flags, DISPPARAMS *parameters, VARIANT *result,
    EXCEPINFO *exception, UINT *argument)
{
    VARIANT unwanted;
    VARIANT *out = result == NULL ? &unwanted : result;
    CALL;
    record_integer("id", id);
    record_unsigned("flags", flags);
    record_unsigned("named", parameters->cNamedArgs);
    RECORD_EACH(record_variant, "arguments", parameters->rgvarg, parameters->cArgs);
    record_result(reply.result);
    memset(out, 0, sizeof *out);
    if (reply.result != S_OK) return reply.result;
    switch (id) {
    case 0: return invoke_item(face, flags, parameters, out);
    case 1: return invoke_number(face, flags, parameters, out);
    case 2: return invoke_text(face, flags, parameters, out);
    case 3: return invoke_partner(face, flags, parameters, out);
    case 4: return invoke_add(face, parameters, out);
    default: return DISP_E_MEMBERNOTFOUND;
    }
}

const IShapesDualVtbl dual_vtable = {
    FACE_UNKNOWN,
    .GetTypeInfoCount = Dual_GetTypeInfoCount,
    .GetTypeInfo = Dual_GetTypeInfo,
    .GetIDsOfNames = Dual_GetIDsOfNames,
    .Invoke = Dual_Invoke,
    .get_Number = Dual_get_Number,
    .put_Number = Dual_put_Number,
    .get_Text = Dual_get_Text,
    .put_Text = Dual_put_Text,
    .get_Item = Dual_get_Item,
    .put_Item = Dual_put_Item,
    .get_Partner = Dual_get_Partner,
    .putref_Partner = Dual_putref_Partner,
    .Add = Dual_Add,
};
