#include "automation-values.h"
#include "values.h"

#ifdef _WIN32
/* The header of these has an HSTRING of its own. */
HRESULT WINAPI WindowsCreateString(LPCWSTR text, UINT32 units, HSTRING *made);
LPCWSTR WINAPI WindowsGetStringRawBuffer(HSTRING text, UINT32 *units);
#endif

/* BSTRs on loan are known where the block of one is. */

void bstr_lend(BSTR text)
{
#ifndef _WIN32
    if (text != NULL) task_lend((char *)text - sizeof(DWORD));
#endif
}

void bstr_take(BSTR text)
{
#ifdef _WIN32
    SysFreeString(text);
#else
    if (text != NULL) task_take((char *)text - sizeof(DWORD));
#endif
}

/* Strings of the Windows Runtime: off Windows a block with the length in units, the text and its end. */

static const WCHAR *hstring_text(HSTRING text, UINT32 *units)
{
    *units = 0;
    if (text == NULL) return NULL;
#ifdef _WIN32
    return WindowsGetStringRawBuffer(text, units);
#else
    *units = *(UINT32 *)text;
    return (const WCHAR *)((UINT32 *)text + 1);
#endif
}

HSTRING hstring_make(const WCHAR *text, UINT32 units)
{
#ifdef _WIN32
    HSTRING made = NULL;
    WindowsCreateString(text, units, &made);
    return made;
#else
    UINT32 *block;
    if (units == 0) return NULL;
    block = task_alloc(sizeof *block + (units + 1) * sizeof(WCHAR));
    if (block == NULL) return NULL;
    *block = units;
    memcpy(block + 1, text, units * sizeof(WCHAR));
    return (HSTRING)block;
#endif
}

HSTRING hstring_copy(HSTRING text)
{
    UINT32 units;
    const WCHAR *buffer = hstring_text(text, &units);
    return hstring_make(buffer, units);
}

void record_hstring(const char *name, HSTRING text)
{
    UINT32 units;
    const WCHAR *buffer = hstring_text(text, &units);
    RECORD_NUMBERS(name, buffer, units);
    CHECK(buffer == NULL || buffer[units] == 0);
}

void record_each_hstring(const char *name, const HSTRING *text) { record_hstring(name, *text); }

/* SAFEARRAYs: off Windows, as there, 16 bytes stand before the head, of which the last four are the type. */

#define HIDDEN 16

static size_t element_size(VARTYPE vt)
{
    switch (vt) {
    case VT_I1: case VT_UI1: return 1;
    case VT_I2: case VT_UI2: case VT_BOOL: return 2;
    case VT_I4: case VT_UI4: case VT_INT: case VT_UINT: case VT_ERROR: case VT_R4: return 4;
    case VT_I8: case VT_UI8: case VT_R8: case VT_CY: case VT_DATE: return 8;
    case VT_BSTR: case VT_UNKNOWN: case VT_DISPATCH: return sizeof(void *);
    case VT_DECIMAL: return sizeof(DECIMAL);
    case VT_VARIANT: return sizeof(VARIANT);
    default: return 0;
    }
}

static SAFEARRAY *safe_create(VARTYPE vt, UINT dimensions, SAFEARRAYBOUND *bounds)
{
#ifdef _WIN32
    SAFEARRAY *array;
    task_give_system(1);
    array = SafeArrayCreate(vt, dimensions, bounds);
    task_give_system(0);
    return array;
#else
    char *block = task_alloc(HIDDEN + sizeof(SAFEARRAY) + (dimensions - 1) * sizeof(SAFEARRAYBOUND));
    SAFEARRAY *array = (SAFEARRAY *)(block + HIDDEN);
    size_t count = 1;
    if (block == NULL) return NULL;
    ((DWORD *)array)[-1] = vt;
    array->cDims = dimensions;
    array->fFeatures = SAFE_HAVEVARTYPE | (vt == VT_BSTR ? FADF_BSTR : vt == VT_UNKNOWN ? FADF_UNKNOWN
        : vt == VT_DISPATCH ? FADF_DISPATCH : vt == VT_VARIANT ? FADF_VARIANT : 0);
    array->cbElements = element_size(vt);
    for (UINT at = 0; at < dimensions; at++) {
        array->rgsabound[dimensions - 1 - at] = bounds[at];
        count *= bounds[at].cElements;
    }
    array->pvData = task_alloc(count * array->cbElements);
    return array;
#endif
}

SAFEARRAY *safe_vector(VARTYPE vt, ULONG count)
{
    SAFEARRAYBOUND bound = { count, 0 };
    return safe_create(vt, 1, &bound);
}

SAFEARRAY *safe_matrix(VARTYPE vt, ULONG rows, LONG row_bound, ULONG columns, LONG column_bound)
{
    SAFEARRAYBOUND bounds[2] = { { rows, row_bound }, { columns, column_bound } };
    return safe_create(vt, 2, bounds);
}

VARTYPE safe_type(const SAFEARRAY *array)
{
    if (array->fFeatures & SAFE_HAVEVARTYPE) return (VARTYPE)((const DWORD *)array)[-1];
    if (array->fFeatures & FADF_BSTR) return VT_BSTR;
    if (array->fFeatures & FADF_UNKNOWN) return VT_UNKNOWN;
    if (array->fFeatures & FADF_DISPATCH) return VT_DISPATCH;
    return array->fFeatures & FADF_VARIANT ? VT_VARIANT : VT_EMPTY;
}

size_t safe_count(const SAFEARRAY *array)
{
    size_t count = 1;
    for (USHORT at = 0; at < array->cDims; at++) count *= array->rgsabound[at].cElements;
    return count;
}

SAFEARRAY *safe_copy(const SAFEARRAY *array)
{
    SAFEARRAYBOUND bounds[8];
    VARTYPE vt;
    SAFEARRAY *copy;
    size_t count;
    if (array == NULL || !CHECK(array->cDims >= 1 && array->cDims <= 8)) return NULL;
    vt = safe_type(array);
    count = safe_count(array);
    for (USHORT at = 0; at < array->cDims; at++) bounds[at] = array->rgsabound[array->cDims - 1 - at];
    copy = safe_create(vt, array->cDims, bounds);
    if (copy == NULL) return NULL;
    if (count != 0) memcpy(copy->pvData, array->pvData, count * array->cbElements);
    for (size_t at = 0; at < count; at++) {
        if (vt == VT_BSTR) ((BSTR *)copy->pvData)[at] = bstr_copy(((BSTR *)array->pvData)[at]);
        if (vt == VT_VARIANT) ((VARIANT *)copy->pvData)[at] = variant_copy((VARIANT *)array->pvData + at);
        if ((vt == VT_UNKNOWN || vt == VT_DISPATCH) && ((IUnknown **)copy->pvData)[at] != NULL)
            IUnknown_AddRef(((IUnknown **)copy->pvData)[at]);
    }
    return copy;
}

void safe_lend(const SAFEARRAY *array)
{
#ifndef _WIN32
    if (array == NULL) return;
    for (size_t at = 0; at < safe_count(array); at++) {
        if (safe_type(array) == VT_BSTR) bstr_lend(((BSTR *)array->pvData)[at]);
        if (safe_type(array) == VT_VARIANT) variant_lend((VARIANT *)array->pvData + at);
    }
    task_lend(array->pvData);
    task_lend((char *)array - HIDDEN);
#endif
}

void safe_take(SAFEARRAY *array)
{
#ifdef _WIN32
    SafeArrayDestroy(array);
#else
    if (array == NULL) return;
    for (size_t at = 0; at < safe_count(array); at++) {
        if (safe_type(array) == VT_BSTR) bstr_take(((BSTR *)array->pvData)[at]);
        if (safe_type(array) == VT_VARIANT) variant_take((VARIANT *)array->pvData + at);
        if ((safe_type(array) == VT_UNKNOWN || safe_type(array) == VT_DISPATCH) &&
            ((IUnknown **)array->pvData)[at] != NULL)
            IUnknown_Release(((IUnknown **)array->pvData)[at]);
    }
    task_take(array->pvData);
    task_take((char *)array - HIDDEN);
#endif
}

void record_decimal(const char *name, const DECIMAL *value)
{
    record_open(name);
    record_unsigned("sign", value->sign);
    record_unsigned("scale", value->scale);
    record_unsigned("high", value->Hi32);
    record_unsigned("low", value->Lo64);
    record_close();
}

/* An element or a value of a type without flags, at an address. */
static void record_typed(const char *name, VARTYPE vt, const void *at)
{
    switch (vt) {
    case VT_I1: RECORD(name, *(const signed char *)at); break;
    case VT_UI1: RECORD(name, *(const BYTE *)at); break;
    case VT_I2: case VT_BOOL: RECORD(name, *(const SHORT *)at); break;
    case VT_UI2: RECORD(name, *(const USHORT *)at); break;
    case VT_I4: case VT_INT: case VT_ERROR: RECORD(name, *(const LONG *)at); break;
    case VT_UI4: case VT_UINT: RECORD(name, *(const ULONG *)at); break;
    case VT_I8: case VT_CY: RECORD(name, *(const LONGLONG *)at); break;
    case VT_UI8: RECORD(name, *(const ULONGLONG *)at); break;
    case VT_FILETIME: record_time(name, at); break;
    case VT_R4: RECORD(name, *(const float *)at); break;
    case VT_R8: case VT_DATE: RECORD(name, *(const double *)at); break;
    case VT_BSTR: record_bstr(name, *(const BSTR *)at); break;
    case VT_LPWSTR: record_string(name, *(const LPCWSTR *)at); break;
    case VT_LPSTR: record_narrow(name, *(const LPCSTR *)at); break;
    case VT_DECIMAL: record_decimal(name, at); break;
    case VT_VARIANT: record_variant(name, at); break;
    case VT_UNKNOWN: case VT_DISPATCH: record_unsigned(name, *(const void *const *)at != NULL); break;
    case VT_CLSID: record_guid(name, at); break;
    default: break;
    }
}

void record_safe(const char *name, const SAFEARRAY *array)
{
    record_open(name);
    if (array != NULL) {
        VARTYPE vt = safe_type(array);
        size_t count = safe_count(array);
        record_unsigned("vt", vt);
        CHECK(array->cbElements == element_size(vt));
        CHECK(array->cLocks == 0);
        for (USHORT at = 0; at < array->cDims; at++) {
            const SAFEARRAYBOUND *bound = &array->rgsabound[array->cDims - 1 - at];
            record_integer("from", bound->lLbound);
            record_unsigned("count", bound->cElements);
        }
        for (size_t at = 0; at < count; at++)
            if (record_element(at, count)) record_typed(NULL, vt, (char *)array->pvData + at * array->cbElements);
    }
    record_close();
}

void record_variant(const char *name, const VARIANT *value)
{
    VARTYPE vt = V_VT(value), base = vt & VT_TYPEMASK;
    record_open(name);
    record_unsigned("vt", vt);
    if (vt & VT_ARRAY) record_safe(NULL, vt & VT_BYREF ? *V_ARRAYREF(value) : V_ARRAY(value));
    else if (vt & VT_BYREF) record_typed(NULL, base, V_BYREF(value));
    else if (vt == VT_DECIMAL) record_decimal(NULL, &V_DECIMAL(value));
    else record_typed(NULL, base, &V_I8(value));
    record_close();
}

/* The value that a reference points to; any other as it is. */
static VARIANT referred(const VARIANT *value)
{
    VARIANT plain = *value;
    VARTYPE base = V_VT(value) & ~VT_BYREF;
    if (!(V_VT(value) & VT_BYREF)) return plain;
    if (base == VT_VARIANT) return *V_VARIANTREF(value);
    memset(&plain, 0, sizeof plain);
    if (base == VT_DECIMAL) memcpy(&plain, V_DECIMALREF(value), sizeof(DECIMAL));
    else memcpy(&V_I8(&plain), V_BYREF(value), base & VT_ARRAY ? sizeof(void *) : element_size(base));
    V_VT(&plain) = base;
    return plain;
}

VARIANT variant_copy(const VARIANT *value)
{
    VARIANT copy = referred(value);
    if (V_VT(&copy) & VT_ARRAY) V_ARRAY(&copy) = safe_copy(V_ARRAY(&copy));
    else if (V_VT(&copy) == VT_BSTR) V_BSTR(&copy) = bstr_copy(V_BSTR(&copy));
    else if ((V_VT(&copy) == VT_UNKNOWN || V_VT(&copy) == VT_DISPATCH) && V_UNKNOWN(&copy) != NULL)
        IUnknown_AddRef(V_UNKNOWN(&copy));
    return copy;
}

void variant_lend(const VARIANT *value)
{
    if (V_VT(value) & VT_BYREF) return;
    if (V_VT(value) & VT_ARRAY) safe_lend(V_ARRAY(value));
    else if (V_VT(value) == VT_BSTR) bstr_lend(V_BSTR(value));
}

void variant_take(VARIANT *value)
{
    VARTYPE vt = V_VT(value);
    if (vt & VT_BYREF) return;
    if (vt & VT_ARRAY) safe_take(V_ARRAY(value));
    else if (vt == VT_BSTR) bstr_take(V_BSTR(value));
    else if ((vt == VT_UNKNOWN || vt == VT_DISPATCH) && V_UNKNOWN(value) != NULL) IUnknown_Release(V_UNKNOWN(value));
    memset(value, 0, sizeof *value);
}

VARIANT variant_made(VARTYPE vt)
{
    static const WCHAR text[] = L"a\0b";
    VARIANT made;
    memset(&made, 0, sizeof made);
    if (vt & VT_ARRAY) {
        V_ARRAY(&made) = safe_vector(vt & VT_TYPEMASK, 2);
    } else {
        switch (vt) {
        case VT_I1: case VT_I2: case VT_I4: case VT_I8: case VT_INT: V_I8(&made) = -2; break;
        case VT_UI1: case VT_UI2: case VT_UI4: case VT_UI8: case VT_UINT: V_UI8(&made) = ~0ULL - 1; break;
        case VT_R4: V_R4(&made) = -0.5f; break;
        case VT_R8: V_R8(&made) = -0.25; break;
        case VT_DATE: V_DATE(&made) = 36526.5; break;
        case VT_CY: V_I8(&made) = -12345; break;
        case VT_BOOL: V_BOOL(&made) = VARIANT_TRUE; break;
        case VT_ERROR: V_ERROR(&made) = DISP_E_PARAMNOTFOUND; break;
        case VT_BSTR: V_BSTR(&made) = task_bstr(text, 3); break;
        case VT_UNKNOWN: V_UNKNOWN(&made) = (IUnknown *)item_create(9, NULL); break;
        case VT_DECIMAL:
            V_DECIMAL(&made).sign = DECIMAL_NEG;
            V_DECIMAL(&made).scale = 2;
            V_DECIMAL(&made).Hi32 = 1;
            V_DECIMAL(&made).Lo64 = 12345;
            break;
        default: break;
        }
    }
    V_VT(&made) = vt;
    return made;
}

/* PROPVARIANTs: what a VARIANT may hold, and more. All vectors have their count and their elements in one place. */

static size_t vector_size(VARTYPE vt)
{
    switch (vt) {
    case VT_LPWSTR: case VT_LPSTR: return sizeof(void *);
    case VT_FILETIME: return sizeof(FILETIME);
    case VT_CLSID: return sizeof(GUID);
    default: return element_size(vt);
    }
}

void record_prop(const char *name, const PROPVARIANT *value)
{
    VARTYPE base = value->vt & VT_TYPEMASK;
    record_open(name);
    record_unsigned("vt", value->vt);
    if (value->vt & VT_VECTOR) {
        for (ULONG at = 0; at < value->caub.cElems; at++)
            if (record_element(at, value->caub.cElems))
                record_typed(NULL, base, value->caub.pElems + at * vector_size(base));
    } else if (value->vt & VT_ARRAY) {
        record_safe(NULL, value->parray);
    } else if (value->vt & VT_BYREF) {
        if (base == VT_VARIANT) record_prop(NULL, value->pvarVal);
        else record_typed(NULL, base, value->pcVal);
    } else if (value->vt == VT_BLOB) {
        record_bytes(NULL, value->blob.pBlobData, value->blob.cbSize);
    } else if (value->vt == VT_CLSID) {
        record_guid(NULL, value->puuid);
    } else {
        record_typed(NULL, base, value->vt == VT_DECIMAL ? (const void *)value : &value->hVal);
    }
    record_close();
}

PROPVARIANT prop_copy(const PROPVARIANT *value)
{
    PROPVARIANT copy = *value;
    VARTYPE base = value->vt & VT_TYPEMASK;
    if (value->vt == (VT_BYREF | VT_VARIANT)) return prop_copy(value->pvarVal);
    if (value->vt & VT_VECTOR) {
        copy.caub.pElems = task_copy(value->caub.pElems, value->caub.cElems * vector_size(base));
        for (ULONG at = 0; copy.caub.pElems != NULL && at < copy.caub.cElems; at++) {
            if (base == VT_LPWSTR) copy.calpwstr.pElems[at] = task_string(copy.calpwstr.pElems[at]);
            if (base == VT_LPSTR) copy.calpstr.pElems[at] = task_narrow(copy.calpstr.pElems[at]);
            if (base == VT_BSTR) copy.cabstr.pElems[at] = bstr_copy(copy.cabstr.pElems[at]);
            if (base == VT_VARIANT) copy.capropvar.pElems[at] = prop_copy(&copy.capropvar.pElems[at]);
        }
        return copy;
    }
    switch (value->vt) {
    case VT_LPWSTR: copy.pwszVal = task_string(value->pwszVal); break;
    case VT_LPSTR: copy.pszVal = task_narrow(value->pszVal); break;
    case VT_CLSID: copy.puuid = task_copy(value->puuid, sizeof(GUID)); break;
    case VT_BLOB: copy.blob.pBlobData = task_copy(value->blob.pBlobData, value->blob.cbSize); break;
    default: {
        VARIANT same = variant_copy((const VARIANT *)value);
        memcpy(&copy, &same, sizeof copy);
    }
    }
    return copy;
}

void prop_lend(const PROPVARIANT *value)
{
    VARTYPE base = value->vt & VT_TYPEMASK;
    if (value->vt & VT_VECTOR) {
        for (ULONG at = 0; at < value->caub.cElems; at++) {
            if (base == VT_LPWSTR || base == VT_LPSTR) task_lend(value->calpwstr.pElems[at]);
            if (base == VT_BSTR) bstr_lend(value->cabstr.pElems[at]);
            if (base == VT_VARIANT) prop_lend(&value->capropvar.pElems[at]);
        }
        task_lend(value->caub.pElems);
    } else if (value->vt == VT_LPWSTR || value->vt == VT_LPSTR || value->vt == VT_CLSID) task_lend(value->pwszVal);
    else if (value->vt == VT_BLOB) task_lend(value->blob.pBlobData);
    else variant_lend((const VARIANT *)value);
}

void prop_take(PROPVARIANT *value)
{
    VARTYPE base = value->vt & VT_TYPEMASK;
    if (value->vt & VT_VECTOR) {
        for (ULONG at = 0; at < value->caub.cElems; at++) {
            if (base == VT_LPWSTR || base == VT_LPSTR) task_take(value->calpwstr.pElems[at]);
            if (base == VT_BSTR) bstr_take(value->cabstr.pElems[at]);
            if (base == VT_VARIANT) prop_take(&value->capropvar.pElems[at]);
        }
        task_take(value->caub.pElems);
    } else if (value->vt == VT_LPWSTR || value->vt == VT_LPSTR || value->vt == VT_CLSID) task_take(value->pwszVal);
    else if (value->vt == VT_BLOB) task_take(value->blob.pBlobData);
    else variant_take((VARIANT *)value);
    memset(value, 0, sizeof *value);
}

PROPVARIANT prop_made(VARTYPE vt)
{
    static const WCHAR wide[] = L"wide";
    static const GUID id = { 0x01234567, 0x89ab, 0xcdef, { 0, 1, 2, 3, 4, 5, 6, 7 } };
    PROPVARIANT made;
    VARTYPE base = vt & VT_TYPEMASK;
    VARIANT same;
    memset(&made, 0, sizeof made);
    if (vt & VT_VECTOR) {
        made.caub.cElems = 2;
        made.caub.pElems = task_alloc(2 * vector_size(base));
        for (ULONG at = 0; made.caub.pElems != NULL && at < 2; at++) {
            if (base == VT_LPWSTR) made.calpwstr.pElems[at] = task_string(wide);
            else if (base == VT_LPSTR) made.calpstr.pElems[at] = task_narrow("narrow");
            else if (base == VT_BSTR) made.cabstr.pElems[at] = task_bstr(wide, 4);
            else if (base == VT_CLSID) made.cauuid.pElems[at] = id;
            else if (base != VT_VARIANT) made.caub.pElems[at * vector_size(base)] = (BYTE)(at + 1);
        }
        made.vt = vt;
        return made;
    }
    switch (vt) {
    case VT_LPWSTR: made.pwszVal = task_string(wide); break;
    case VT_LPSTR: made.pszVal = task_narrow("narrow"); break;
    case VT_CLSID: made.puuid = task_copy(&id, sizeof id); break;
    case VT_FILETIME: made.filetime = (FILETIME){ 1, 2 }; break;
    case VT_BLOB:
        made.blob.cbSize = 3;
        made.blob.pBlobData = task_copy("\x00\x7f\xff", 3);
        break;
    default:
        same = variant_made(vt);
        memcpy(&made, &same, sizeof made);
    }
    made.vt = vt;
    return made;
}
