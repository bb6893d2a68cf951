#include "stress.h"

/* In the order of their DISPIDs from 1. */
static const char *const names[] = { "number", "text", "add", "echo" };

DISPID item_dispid(const WCHAR *name)
{
    for (DISPID id = 1; id <= 4; id++) {
        const char *known = names[id - 1];
        size_t at = 0;
        while (known[at] != 0 && (name[at] | 0x20) == known[at]) at++;
        if (known[at] == 0 && name[at] == 0) return id;
    }
    return DISPID_UNKNOWN;
}

/* Only the types that the members have are taken. */
static HRESULT check(const DISPPARAMS *parameters, UINT count, VARTYPE type)
{
    if (parameters->cArgs != count) return DISP_E_BADPARAMCOUNT;
    for (UINT at = 0; at < count; at++)
        if (V_VT(&parameters->rgvarg[at]) != type) return DISP_E_TYPEMISMATCH;
    return S_OK;
}

/* The arguments stand in reverse. */
HRESULT item_invoke(IStressItem *item, DISPID id, WORD flags, DISPPARAMS *parameters, VARIANT *result)
{
    VARIANT *arguments = parameters->rgvarg;
    int is_put = (flags & DISPATCH_PROPERTYPUT) != 0;
    VARIANT none;
    HRESULT checked;
    if (result == NULL) result = &none;
    memset(result, 0, sizeof *result);
    switch (id) {
    case 1:
        checked = check(parameters, is_put, VT_I4);
        if (FAILED(checked)) return checked;
        if (is_put) return IStressItem_put_Number(item, V_I4(&arguments[0]));
        V_VT(result) = VT_I4;
        return IStressItem_get_Number(item, &V_I4(result));
    case 2:
        checked = check(parameters, is_put, VT_BSTR);
        if (FAILED(checked)) return checked;
        if (is_put) return IStressItem_put_Text(item, V_BSTR(&arguments[0]));
        V_VT(result) = VT_BSTR;
        return IStressItem_get_Text(item, &V_BSTR(result));
    case 3:
        checked = check(parameters, 2, VT_I4);
        if (FAILED(checked)) return checked;
        V_VT(result) = VT_I4;
        return IStressItem_Add(item, V_I4(&arguments[1]), V_I4(&arguments[0]), &V_I4(result));
    case 4:
        return parameters->cArgs == 1 ? IStressItem_Echo(item, arguments[0], result) : DISP_E_BADPARAMCOUNT;
    default: return DISP_E_MEMBERNOTFOUND;
    }
}
