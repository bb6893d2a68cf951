#include "tell.h"

/* Values that C makes, of the memory that Automation has on this system. */

static const WCHAR TEXT_OF_C[] = {'C', 0, 0x20ac};

#ifdef _WIN32
static BSTR make_bstr(const WCHAR *text, unsigned units) { return SysAllocStringLen(text, units); }

static SAFEARRAY *make_array(VARTYPE vt, unsigned dimensions, SAFEARRAYBOUND *bounds, unsigned features, unsigned bytes) {
    (void)features, (void)bytes;
    return SafeArrayCreate(vt, dimensions, bounds);
}
#else
static BSTR make_bstr(const WCHAR *text, unsigned units) {
    DWORD *block = malloc(sizeof(DWORD) + (units + 1) * sizeof(WCHAR));
    block[0] = units * sizeof(WCHAR);
    memcpy(block + 1, text, block[0]);
    ((WCHAR *)(block + 1))[units] = 0;
    return (BSTR)(block + 1);
}

static SAFEARRAY *make_array(VARTYPE vt, unsigned dimensions, SAFEARRAYBOUND *bounds, unsigned features, unsigned bytes) {
    char *block = calloc(1, 16 + sizeof(SAFEARRAY) + dimensions * sizeof(SAFEARRAYBOUND));
    SAFEARRAY *array = (SAFEARRAY *)(block + 16);
    unsigned count = 1;
    ((DWORD *)array)[-1] = vt;
    array->cDims = dimensions;
    array->fFeatures = features | FADF_HAVEVARTYPE;
    array->cbElements = bytes;
    for (unsigned i = 0; i < dimensions; i++) {
        array->rgsabound[dimensions - 1 - i] = bounds[i];
        count *= bounds[i].cElements;
    }
    array->pvData = calloc(count, bytes);
    return array;
}
#endif

/* Two rows of three texts that tell their indices, which begin at 1 and at -1. */
static SAFEARRAY *make_grid(void) {
    SAFEARRAYBOUND bounds[] = {{2, 1}, {3, -1}};
    SAFEARRAY *array = make_array(VT_BSTR, 2, bounds, FADF_BSTR, sizeof(BSTR));
    for (int row = 0; row < 2; row++)
        for (int column = 0; column < 3; column++) {
            WCHAR text[] = {'1' + row, '/', column == 0 ? '-' : '/' + column, '1'};
            ((BSTR *)array->pvData)[row + column * 2] = make_bstr(text, column == 0 ? 4 : 3);
        }
    return array;
}

static SAFEARRAY *make_variants(void) {
    SAFEARRAYBOUND bounds[] = {{2, 0}};
    SAFEARRAY *array = make_array(VT_VARIANT, 1, bounds, FADF_VARIANT, sizeof(VARIANT));
    VARIANT *elements = array->pvData;
    V_VT(&elements[0]) = VT_BSTR;
    V_BSTR(&elements[0]) = make_bstr(TEXT_OF_C, 3);
    V_VT(&elements[1]) = VT_ARRAY | VT_BSTR;
    V_ARRAY(&elements[1]) = make_grid();
    return array;
}

/* A value of a type for the other side to read and to free. */
EXPORT void make_variant(unsigned vt, VARIANT *v) {
    memset(v, 0, sizeof *v);
    switch (vt) {
    case VT_I1: V_I1(v) = -5; break;
    case VT_UI2: V_UI2(v) = 65535; break;
    case VT_I4: V_I4(v) = -70000; break;
    case VT_UI8: V_UI8(v) = 0xfedcba9876543210ull; break;
    case VT_R4: V_R4(v) = 0.5f; break;
    case VT_R8: V_R8(v) = -1.25; break;
    case VT_BOOL: V_BOOL(v) = VARIANT_TRUE; break;
    case VT_CY: V_CY(v).int64 = -12345; break;
    case VT_DATE: V_DATE(v) = -1.25; break;
    case VT_ERROR: V_ERROR(v) = DISP_E_PARAMNOTFOUND; break;
    case VT_DECIMAL: V_DECIMAL(v).scale = 2, V_DECIMAL(v).sign = DECIMAL_NEG, V_DECIMAL(v).Hi32 = 1, V_DECIMAL(v).Lo64 = 5; break;
    case VT_BSTR: V_BSTR(v) = make_bstr(TEXT_OF_C, 3); break;
    case VT_ARRAY | VT_BSTR: V_ARRAY(v) = make_grid(); break;
    case VT_ARRAY | VT_VARIANT: V_ARRAY(v) = make_variants(); break;
    }
    V_VT(v) = vt;
}

EXPORT void tell_of_variant(VARIANT *variant, char *text) { *tell_variant(text, variant) = 0; }
EXPORT void tell_of_prop_variant(PROPVARIANT *variant, char *text) { *tell_prop_variant(text, variant) = 0; }

/* Sizes and places of what the codecs read and write. */
EXPORT void tell_layout(char *text) {
    VARIANT variant;
    DECIMAL decimal;
    sprintf(text, "VARIANT %u at %u DECIMAL %u at %u %u %u %u CY %u PROPVARIANT %u counted %u at %u SAFEARRAY at %u %u %u %u %u %u",
            (unsigned)sizeof(VARIANT), (unsigned)((char *)&V_I4(&variant) - (char *)&variant), (unsigned)sizeof(DECIMAL),
            (unsigned)((char *)&decimal.scale - (char *)&decimal), (unsigned)((char *)&decimal.sign - (char *)&decimal), (unsigned)offsetof(DECIMAL, Hi32),
            (unsigned)((char *)&decimal.Lo64 - (char *)&decimal), (unsigned)sizeof(CY), (unsigned)sizeof(PROPVARIANT),
            (unsigned)sizeof(CAUH), (unsigned)offsetof(CAUH, pElems), (unsigned)offsetof(SAFEARRAY, cDims),
            (unsigned)offsetof(SAFEARRAY, fFeatures), (unsigned)offsetof(SAFEARRAY, cbElements),
            (unsigned)offsetof(SAFEARRAY, cLocks), (unsigned)offsetof(SAFEARRAY, pvData), (unsigned)offsetof(SAFEARRAY, rgsabound));
}
