#include "tell.h"

static char *tell_text(char *to, const WCHAR *text, size_t units) {
    to += sprintf(to, "\"");
    for (size_t i = 0; i < units; i++)
        to += text[i] >= ' ' && text[i] < 127 ? sprintf(to, "%c", text[i]) : sprintf(to, "\\%04x", text[i]);
    return to + sprintf(to, "\"");
}

static char *tell_decimal(char *to, const DECIMAL *d) {
    return to + sprintf(to, "scale %u sign %02x %08x%016llx", d->scale, d->sign, (unsigned)d->Hi32,
                        (unsigned long long)d->Lo64);
}

char *tell_plain(char *to, VARTYPE vt, const void *value) {
    switch (vt) {
    case VT_I1: return to + sprintf(to, "%d", *(const signed char *)value);
    case VT_UI1: return to + sprintf(to, "%u", *(const BYTE *)value);
    case VT_I2: return to + sprintf(to, "%d", *(const SHORT *)value);
    case VT_UI2: return to + sprintf(to, "%u", *(const USHORT *)value);
    case VT_I4: return to + sprintf(to, "%d", (int)*(const LONG *)value);
    case VT_UI4: return to + sprintf(to, "%u", (unsigned)*(const ULONG *)value);
    case VT_INT: return to + sprintf(to, "%d", *(const INT *)value);
    case VT_UINT: return to + sprintf(to, "%u", *(const UINT *)value);
    case VT_I8: return to + sprintf(to, "%lld", (long long)*(const LONGLONG *)value);
    case VT_UI8: return to + sprintf(to, "%llu", (unsigned long long)*(const ULONGLONG *)value);
    case VT_R4: return to + sprintf(to, "%.9g", *(const FLOAT *)value);
    case VT_R8: return to + sprintf(to, "%.17g", *(const DOUBLE *)value);
    case VT_BOOL: return to + sprintf(to, "%d", *(const VARIANT_BOOL *)value);
    case VT_CY: return to + sprintf(to, "%lld", (long long)((const CY *)value)->int64);
    case VT_DATE: return to + sprintf(to, "%.17g", *(const DATE *)value);
    case VT_ERROR: return to + sprintf(to, "%08x", (unsigned)*(const SCODE *)value);
    case VT_DECIMAL: return tell_decimal(to, value);
    case VT_BSTR: {
        BSTR text = *(const BSTR *)value;
        if (text == NULL) return to + sprintf(to, "NULL");
        return tell_text(to, text, bstr_bytes(text) / sizeof(WCHAR));
    }
    case VT_UNKNOWN:
    case VT_DISPATCH: return to + sprintf(to, *(IUnknown *const *)value == NULL ? "NULL" : "object");
    case VT_VARIANT: return tell_variant(to, (VARIANT *)value);
    default: return to + sprintf(to, "?");
    }
}

static size_t size_of(VARTYPE vt) {
    switch (vt) {
    case VT_I1: case VT_UI1: return 1;
    case VT_I2: case VT_UI2: case VT_BOOL: return 2;
    case VT_I4: case VT_UI4: case VT_INT: case VT_UINT: case VT_R4: case VT_ERROR: return 4;
    case VT_DECIMAL: return sizeof(DECIMAL);
    case VT_VARIANT: return sizeof(VARIANT);
    default: return 8;
    }
}

/* The dimensions as C finds them, the leftmost first, then the elements as they lie. */
char *tell_array(char *to, VARTYPE vt, SAFEARRAY *array) {
    size_t count = 1;
    if (array == NULL) return to + sprintf(to, "NULL");
    for (int i = array->cDims - 1; i >= 0; i--) {
        to += sprintf(to, "[%u from %d]", (unsigned)array->rgsabound[i].cElements, (int)array->rgsabound[i].lLbound);
        count *= array->rgsabound[i].cElements;
    }
    if (array->cbElements != size_of(vt)) return to + sprintf(to, " elements of %u", (unsigned)array->cbElements);
    if (array->fFeatures & FADF_HAVEVARTYPE) to += sprintf(to, " of %u", ((USHORT *)array)[-2]);
    if (array->fFeatures & FADF_HAVEIID) to += sprintf(to, " of {%08x}", ((unsigned *)array)[-4]);
    if (array->cLocks != 0) to += sprintf(to, " locked");
    for (size_t i = 0; i < count; i++) {
        to += sprintf(to, i == 0 ? ": " : ", ");
        to = tell_plain(to, vt, (char *)array->pvData + i * size_of(vt));
    }
    return to;
}

char *tell_variant(char *to, VARIANT *variant) {
    VARTYPE vt = V_VT(variant);
    to += sprintf(to, "<%x ", vt);
    if (vt == (VT_BYREF | VT_VARIANT)) to = tell_variant(to, V_VARIANTREF(variant));
    else if (vt & VT_BYREF && vt & VT_ARRAY) to = tell_array(to, vt & VT_TYPEMASK, *V_ARRAYREF(variant));
    else if (vt & VT_BYREF) to = tell_plain(to, vt & VT_TYPEMASK, V_BYREF(variant));
    else if (vt & VT_ARRAY) to = tell_array(to, vt & VT_TYPEMASK, V_ARRAY(variant));
    else if (vt == VT_DECIMAL) to = tell_decimal(to, &V_DECIMAL(variant));
    else if (vt != VT_EMPTY && vt != VT_NULL) to = tell_plain(to, vt, &V_I8(variant));
    return to + sprintf(to, ">");
}

static char *tell_guid(char *to, const GUID *guid) {
    return to + sprintf(to, "{%08x-%04x-%04x-%02x..%02x}", (unsigned)guid->Data1, guid->Data2, guid->Data3,
                        guid->Data4[0], guid->Data4[7]);
}

static char *tell_wide(char *to, const WCHAR *text) {
    size_t units = 0;
    if (text == NULL) return to + sprintf(to, "NULL");
    while (text[units] != 0) units++;
    return tell_text(to, text, units);
}

#define EACH(vector, tell_one)                                        \
    for (unsigned i = 0; i < (vector).cElems; i++) {                  \
        to += sprintf(to, i == 0 ? "%u: " : ", ", (unsigned)(vector).cElems);   \
        to = tell_one;                                                \
    }                                                                 \
    break

char *tell_prop_variant(char *to, PROPVARIANT *v) {
    char *start = to;
    to += sprintf(to, "<%x ", v->vt);
    switch (v->vt) {
    case VT_LPWSTR: to = tell_wide(to, v->pwszVal); break;
    case VT_LPSTR: to += sprintf(to, "'%s'", v->pszVal); break;
    case VT_FILETIME: to += sprintf(to, "%08x:%08x", (unsigned)v->filetime.dwHighDateTime, (unsigned)v->filetime.dwLowDateTime); break;
    case VT_CLSID: to = tell_guid(to, v->puuid); break;
    case VT_BLOB: EACH(((struct { ULONG cElems; BYTE *pElems; }){v->blob.cbSize, v->blob.pBlobData}), tell_plain(to, VT_UI1, v->blob.pBlobData + i));
    case VT_VECTOR | VT_I2: EACH(v->cai, tell_plain(to, VT_I2, v->cai.pElems + i));
    case VT_VECTOR | VT_UI8: EACH(v->cauh, tell_plain(to, VT_UI8, v->cauh.pElems + i));
    case VT_VECTOR | VT_R8: EACH(v->cadbl, tell_plain(to, VT_R8, v->cadbl.pElems + i));
    case VT_VECTOR | VT_BOOL: EACH(v->cabool, tell_plain(to, VT_BOOL, v->cabool.pElems + i));
    case VT_VECTOR | VT_BSTR: EACH(v->cabstr, tell_plain(to, VT_BSTR, v->cabstr.pElems + i));
    case VT_VECTOR | VT_LPWSTR: EACH(v->calpwstr, tell_wide(to, v->calpwstr.pElems[i]));
    case VT_VECTOR | VT_CLSID: EACH(v->cauuid, tell_guid(to, v->cauuid.pElems + i));
    case VT_VECTOR | VT_VARIANT: EACH(v->capropvar, tell_prop_variant(to, v->capropvar.pElems + i));
    default: return tell_variant(start, (VARIANT *)v);
    }
    return to + sprintf(to, ">");
}
