#include "drive.h"
#include <stdlib.h>
#include "automation-values.h"
#include "values.h"

#ifdef _WIN32
HRESULT WINAPI WindowsDeleteString(HSTRING text);
#endif

int same_wide(const WCHAR *left, const WCHAR *right)
{
    if (left == NULL || right == NULL) return left == right;
    return wide_length(left) == wide_length(right) && memcmp(left, right, wide_length(left) * sizeof(WCHAR)) == 0;
}

int same_narrow(const char *left, const char *right)
{
    return left == NULL || right == NULL ? left == right : strcmp(left, right) == 0;
}

int same_bstr(BSTR left, BSTR right)
{
    if (left == NULL || right == NULL) return left == right;
    return bstr_bytes(left) == bstr_bytes(right) && memcmp(left, right, bstr_bytes(left) + sizeof(WCHAR)) == 0;
}

int same_texts(const SHAPE_TEXTS *left, const SHAPE_TEXTS *right)
{
    return same_wide(left->wide, right->wide) && same_narrow(left->narrow, right->narrow) &&
        same_bstr(left->counted, right->counted) && same_wide(left->remark, right->remark);
}

void *client_alloc(size_t bytes)
{
#ifdef _WIN32
    return CoTaskMemAlloc(bytes);
#else
    return malloc(bytes);
#endif
}

WCHAR *client_wide(const WCHAR *text)
{
    size_t bytes = (wide_length(text) + 1) * sizeof(WCHAR);
    return memcpy(client_alloc(bytes), text, bytes);
}

char *client_narrow(const char *text)
{
    return memcpy(client_alloc(strlen(text) + 1), text, strlen(text) + 1);
}

BSTR client_bstr(const WCHAR *text, size_t units)
{
#ifdef _WIN32
    return SysAllocStringLen(text, (UINT)units);
#else
    DWORD *block = malloc(sizeof *block + (units + 1) * sizeof(WCHAR));
    *block = (DWORD)(units * sizeof(WCHAR));
    memcpy(block + 1, text, units * sizeof(WCHAR));
    ((WCHAR *)(block + 1))[units] = 0;
    return (BSTR)(block + 1);
#endif
}

SAFEARRAY *client_vector(VARTYPE vt, ULONG count)
{
#ifdef _WIN32
    return SafeArrayCreateVector(vt, 0, count);
#else
    const SAFEARRAY *pattern = safe_vector(vt, count);
    size_t bytes = 16 + sizeof(SAFEARRAY);
    char *block = malloc(bytes);
    SAFEARRAY *array = (SAFEARRAY *)(block + 16);
    memcpy(block, (const char *)pattern - 16, bytes);
    array->pvData = calloc(count + 1, array->cbElements);
    safe_take((SAFEARRAY *)pattern);
    return array;
#endif
}

HSTRING client_hstring(const WCHAR *text, UINT32 units)
{
#ifdef _WIN32
    return hstring_make(text, units);
#else
    UINT32 *block = malloc(sizeof *block + (units + 1) * sizeof(WCHAR));
    *block = units;
    memcpy(block + 1, text, units * sizeof(WCHAR));
    ((WCHAR *)(block + 1))[units] = 0;
    return (HSTRING)block;
#endif
}

void free_wide(WCHAR *text) { CoTaskMemFree(text); }

void free_texts(SHAPE_TEXTS *texts)
{
    CoTaskMemFree(texts->wide);
    CoTaskMemFree(texts->narrow);
    SysFreeString(texts->counted);
    CoTaskMemFree(texts->remark);
}

void free_hstring(HSTRING text)
{
#ifdef _WIN32
    WindowsDeleteString(text);
#else
    free(text);
#endif
}

#ifdef _WIN32

void free_safe(SAFEARRAY *array) { SafeArrayDestroy(array); }
void free_variant(VARIANT *value) { VariantClear(value); }
void free_prop(PROPVARIANT *value) { PropVariantClear(value); }

#else

void free_safe(SAFEARRAY *array)
{
    VARTYPE vt;
    if (array == NULL) return;
    vt = safe_type(array);
    for (size_t at = 0; at < safe_count(array); at++) {
        IUnknown *object = vt == VT_UNKNOWN || vt == VT_DISPATCH ? ((IUnknown **)array->pvData)[at] : NULL;
        if (vt == VT_BSTR) SysFreeString(((BSTR *)array->pvData)[at]);
        if (vt == VT_VARIANT) free_variant((VARIANT *)array->pvData + at);
        if (object != NULL) IUnknown_Release(object);
    }
    free(array->pvData);
    free((char *)array - 16);
}

void free_variant(VARIANT *value)
{
    VARTYPE vt = V_VT(value);
    if (vt & VT_ARRAY) free_safe(V_ARRAY(value));
    else if (vt == VT_BSTR) SysFreeString(V_BSTR(value));
    else if ((vt == VT_UNKNOWN || vt == VT_DISPATCH) && V_UNKNOWN(value) != NULL) IUnknown_Release(V_UNKNOWN(value));
    memset(value, 0, sizeof *value);
}

void free_prop(PROPVARIANT *value)
{
    VARTYPE base = value->vt & VT_TYPEMASK;
    if (value->vt & VT_VECTOR) {
        for (ULONG at = 0; at < value->caub.cElems; at++) {
            if (base == VT_LPWSTR || base == VT_LPSTR) free(value->calpwstr.pElems[at]);
            if (base == VT_BSTR) SysFreeString(value->cabstr.pElems[at]);
        }
        free(value->caub.pElems);
    } else if (value->vt == VT_LPWSTR || value->vt == VT_LPSTR || value->vt == VT_CLSID) free(value->pwszVal);
    else if (value->vt == VT_BLOB) free(value->blob.pBlobData);
    else free_variant((VARIANT *)value);
    memset(value, 0, sizeof *value);
}

#endif
