#include "automation-values.h"
#include "values.h"

static HRESULT STDMETHODCALLTYPE Automation_EchoBstr(IShapesAutomation *face, BSTR text, BSTR *echo)
{
    CALL;
    record_bstr("text", text);
    GIVE(reply, echo, bstr_copy(text));
    RETURN;
}

static HRESULT STDMETHODCALLTYPE Automation_DoubleBstr(IShapesAutomation *face, BSTR *text)
{
    CALL;
    bstr_lend(*text);
    record_bstr("text", *text);
    if (reply_fills(&reply)) {
        BSTR twice = bstr_doubled(*text);
        bstr_take(*text);
        *text = twice;
    }
    RETURN;
}

static HRESULT STDMETHODCALLTYPE Automation_EchoBstrs(
    IShapesAutomation *face, ULONG count, BSTR *texts, ULONG *echo_count, BSTR **echo)
{
    CALL;
    RECORD_EACH(record_each_bstr, "texts", texts, count);
    FILL(reply, echo_count, count);
    GIVE_EACH(reply, echo, count, bstr_copy(texts[at]));
    RETURN;
}

static HRESULT STDMETHODCALLTYPE Automation_FillBstrs(IShapesAutomation *face, ULONG capacity, BSTR *texts)
{
    static const WCHAR text[] = L"text";
    CALL;
    record_unsigned("capacity", capacity);
    FILL_EACH(reply, texts, capacity, task_bstr(text, at % 5));
    RETURN;
}

static HRESULT STDMETHODCALLTYPE Automation_EchoVariant(IShapesAutomation *face, VARIANT value, VARIANT *echo)
{
    CALL;
    record_variant("value", &value);
    FILL_RECORD(reply, echo, variant_copy(&value));
    RETURN;
}

static HRESULT STDMETHODCALLTYPE Automation_EchoVariantAfter(
    IShapesAutomation *face, LONG a, LONG b, LONG c, LONG d, LONG e, LONG f, VARIANT value, LONG *sum, VARIANT *echo)
{
    CALL;
    RECORD("a", a), RECORD("b", b), RECORD("c", c), RECORD("d", d), RECORD("e", e), RECORD("f", f);
    record_variant("value", &value);
    FILL(reply, sum, a + b + c + d + e + f);
    FILL_RECORD(reply, echo, variant_copy(&value));
    RETURN;
}

static HRESULT STDMETHODCALLTYPE Automation_EchoVariantPointer(IShapesAutomation *face, VARIANT *value, VARIANT *echo)
{
    CALL;
    CHECK(value != NULL);
    record_variant("value", value);
    FILL_RECORD(reply, echo, variant_copy(value));
    RETURN;
}

static HRESULT STDMETHODCALLTYPE Automation_EchoVariantOptional(
    IShapesAutomation *face, const VARIANT *value, BOOL *present, VARIANT *echo)
{
    static const VARIANT none;
    CALL;
    if (value != NULL) record_variant("value", value);
    FILL(reply, present, value != NULL);
    FILL_RECORD(reply, echo, variant_copy(value == NULL ? &none : value));
    RETURN;
}

static HRESULT STDMETHODCALLTYPE Automation_EchoVariants(
    IShapesAutomation *face, ULONG count, VARIANT *values, VARIANT *echo)
{
    CALL;
    RECORD_EACH(record_variant, "values", values, count);
    FILL_EACH(reply, echo, count, variant_copy(&values[at]));
    RETURN;
}

static HRESULT STDMETHODCALLTYPE Automation_DoubleVariant(IShapesAutomation *face, VARIANT *value)
{
    CALL;
    variant_lend(value);
    record_variant("value", value);
    if (reply_fills(&reply)) {
        SAFEARRAY *twice = safe_vector(VT_VARIANT, 2);
        for (int at = 0; at < 2; at++) ((VARIANT *)twice->pvData)[at] = variant_copy(value);
        variant_take(value);
        V_VT(value) = VT_ARRAY | VT_VARIANT;
        V_ARRAY(value) = twice;
    }
    RETURN;
}

static HRESULT STDMETHODCALLTYPE Automation_MakeVariant(IShapesAutomation *face, VARTYPE vt, VARIANT *value)
{
    CALL;
    record_unsigned("vt", vt);
    FILL_RECORD(reply, value, variant_made(vt));
    RETURN;
}

static HRESULT STDMETHODCALLTYPE Automation_PassOptional(IShapesAutomation *face, VARIANT value, BOOL *present)
{
    CALL;
    record_variant("value", &value);
    FILL(reply, present, !(V_VT(&value) == VT_ERROR && V_ERROR(&value) == DISP_E_PARAMNOTFOUND));
    RETURN;
}

static HRESULT STDMETHODCALLTYPE Automation_PassDefault(
    IShapesAutomation *face, LONG number, BSTR text, LONG *number_echo, BSTR *text_echo)
{
    CALL;
    RECORD("number", number);
    record_bstr("text", text);
    FILL(reply, number_echo, number);
    GIVE(reply, text_echo, bstr_copy(text));
    RETURN;
}

static HRESULT STDMETHODCALLTYPE Automation_EchoCy(IShapesAutomation *face, CY value, CY *echo)
{
    CALL;
    RECORD("value", value.int64);
    FILL_RECORD(reply, echo, value);
    RETURN;
}

static HRESULT STDMETHODCALLTYPE Automation_EchoDate(IShapesAutomation *face, DATE value, DATE *echo)
{
    CALL;
    RECORD("value", value);
    FILL(reply, echo, value);
    RETURN;
}

static HRESULT STDMETHODCALLTYPE Automation_EchoDecimal(IShapesAutomation *face, DECIMAL value, DECIMAL *echo)
{
    CALL;
    record_decimal("value", &value);
    FILL_RECORD(reply, echo, value);
    RETURN;
}

static HRESULT STDMETHODCALLTYPE Automation_EchoDecimalPointer(
    IShapesAutomation *face, const DECIMAL *value, DECIMAL *echo)
{
    CALL;
    record_decimal("value", value);
    FILL_RECORD(reply, echo, *value);
    RETURN;
}

static HRESULT STDMETHODCALLTYPE Automation_EchoScode(IShapesAutomation *face, SCODE value, SCODE *echo)
{
    CALL;
    RECORD("value", value);
    FILL(reply, echo, value);
    RETURN;
}

static IDispatch *dispatch_referred(IDispatch *object)
{
    if (object != NULL) IDispatch_AddRef(object);
    return object;
}

static HRESULT STDMETHODCALLTYPE Automation_EchoDispatch(IShapesAutomation *face, IDispatch *object, IDispatch **echo)
{
    CALL;
    RECORD("object", object != NULL);
    GIVE(reply, echo, dispatch_referred(object));
    RETURN;
}

/* An array of a type that must be the one in the IDL; NULL stands for an empty one. */
#define ECHO_SAFE(Method, vt)                                                                    \
    static HRESULT STDMETHODCALLTYPE Automation_##Method(                                        \
        IShapesAutomation *face, SAFEARRAY *values, SAFEARRAY **echo)                            \
    {                                                                                            \
        CALL;                                                                                    \
        record_safe("values", values);                                                           \
        if (values != NULL) CHECK(safe_type(values) == vt);                                      \
        GIVE(reply, echo, safe_copy(values));                                                    \
        RETURN;                                                                                  \
    }

ECHO_SAFE(EchoSafeBytes, VT_UI1)
ECHO_SAFE(EchoSafeInt16s, VT_I2)
ECHO_SAFE(EchoSafeInt32s, VT_I4)
ECHO_SAFE(EchoSafeUint32s, VT_UI4)
ECHO_SAFE(EchoSafeInt64s, VT_I8)
ECHO_SAFE(EchoSafeFloats, VT_R4)
ECHO_SAFE(EchoSafeDoubles, VT_R8)
ECHO_SAFE(EchoSafeBools, VT_BOOL)
ECHO_SAFE(EchoSafeDates, VT_DATE)
ECHO_SAFE(EchoSafeCys, VT_CY)
ECHO_SAFE(EchoSafeBstrs, VT_BSTR)
ECHO_SAFE(EchoSafeVariants, VT_VARIANT)
ECHO_SAFE(EchoSafeObjects, VT_UNKNOWN)

static HRESULT STDMETHODCALLTYPE Automation_DoubleSafe(IShapesAutomation *face, SAFEARRAY **values)
{
    CALL;
    safe_lend(*values);
    record_safe("values", *values);
    if (reply_fills(&reply) && *values != NULL && CHECK(safe_type(*values) == VT_I4)) {
        ULONG count = (ULONG)safe_count(*values);
        SAFEARRAY *twice = safe_vector(VT_I4, 2 * count);
        for (ULONG at = 0; at < 2 * count; at++)
            ((LONG *)twice->pvData)[at] = ((LONG *)(*values)->pvData)[at % count];
        safe_take(*values);
        *values = twice;
    }
    RETURN;
}

static HRESULT STDMETHODCALLTYPE Automation_EchoSafe(IShapesAutomation *face, SAFEARRAY *values, SAFEARRAY **echo)
{
    CALL;
    record_safe("values", values);
    GIVE(reply, echo, safe_copy(values));
    RETURN;
}

/* The leftmost index changes fastest. NULL of more elements than anyone wants. */
static SAFEARRAY *matrix_made(ULONG rows, LONG row_bound, ULONG columns, LONG column_bound)
{
    SAFEARRAY *matrix = NULL;
    if ((ULONGLONG)rows * columns <= 1 << 16) matrix = safe_matrix(VT_I4, rows, row_bound, columns, column_bound);
    for (ULONG column = 0; matrix != NULL && rows != 0 && column < columns; column++)
        for (ULONG row = 0; row < rows; row++)
            ((LONG *)matrix->pvData)[column * rows + row] = 10 * ((LONG)row + row_bound) + (LONG)column + column_bound;
    return matrix;
}

static HRESULT STDMETHODCALLTYPE Automation_MakeMatrix(
    IShapesAutomation *face, ULONG rows, LONG row_bound, ULONG columns, LONG column_bound, SAFEARRAY **matrix)
{
    CALL;
    RECORD("rows", rows), RECORD("rowBound", row_bound);
    RECORD("columns", columns), RECORD("columnBound", column_bound);
    GIVE(reply, matrix, matrix_made(rows, row_bound, columns, column_bound));
    RETURN;
}

static HRESULT STDMETHODCALLTYPE Automation_MakeNull(IShapesAutomation *face, SAFEARRAY **values)
{
    CALL;
    *values = NULL;
    RETURN;
}

static HRESULT STDMETHODCALLTYPE Automation_EchoProp(IShapesAutomation *face, const PROPVARIANT *value, PROPVARIANT *echo)
{
    CALL;
    record_prop("value", value);
    FILL_RECORD(reply, echo, prop_copy(value));
    RETURN;
}

static HRESULT STDMETHODCALLTYPE Automation_EchoPropByValue(
    IShapesAutomation *face, PROPVARIANT value, PROPVARIANT *echo)
{
    CALL;
    record_prop("value", &value);
    FILL_RECORD(reply, echo, prop_copy(&value));
    RETURN;
}

static HRESULT STDMETHODCALLTYPE Automation_EchoProps(
    IShapesAutomation *face, ULONG count, const PROPVARIANT *values, PROPVARIANT *echo)
{
    CALL;
    RECORD_EACH(record_prop, "values", values, count);
    FILL_EACH(reply, echo, count, prop_copy(&values[at]));
    RETURN;
}

/* A vector for a text or a number of 32 bits; anything else is refused. */
static HRESULT STDMETHODCALLTYPE Automation_DoubleProp(IShapesAutomation *face, PROPVARIANT *value)
{
    CALL;
    prop_lend(value);
    record_prop("value", value);
    if (value->vt != VT_LPWSTR && value->vt != VT_I4) return record_result(E_INVALIDARG);
    if (reply_fills(&reply)) {
        PROPVARIANT twice;
        memset(&twice, 0, sizeof twice);
        twice.vt = value->vt | VT_VECTOR;
        twice.calpwstr.cElems = 2;
        twice.calpwstr.pElems = task_alloc(2 * sizeof(void *));
        for (int at = 0; at < 2; at++) {
            if (value->vt == VT_LPWSTR) twice.calpwstr.pElems[at] = task_string(value->pwszVal);
            else twice.cal.pElems[at] = value->lVal;
        }
        prop_take(value);
        *value = twice;
    }
    RETURN;
}

static HRESULT STDMETHODCALLTYPE Automation_MakeProp(IShapesAutomation *face, VARTYPE vt, PROPVARIANT *value)
{
    CALL;
    record_unsigned("vt", vt);
    FILL_RECORD(reply, value, prop_made(vt));
    RETURN;
}

static HRESULT STDMETHODCALLTYPE Automation_EchoHstring(IShapesAutomation *face, HSTRING text, HSTRING *echo)
{
    CALL;
    record_hstring("text", text);
    GIVE(reply, echo, hstring_copy(text));
    RETURN;
}

static HRESULT STDMETHODCALLTYPE Automation_EchoHstrings(
    IShapesAutomation *face, UINT32 count, HSTRING *texts, UINT32 *echo_count, HSTRING **echo)
{
    CALL;
    RECORD_EACH(record_each_hstring, "texts", texts, count);
    FILL(reply, echo_count, count);
    GIVE_EACH(reply, echo, count, hstring_copy(texts[at]));
    RETURN;
}

const IShapesAutomationVtbl automation_vtable = {
    FACE_UNKNOWN,
    .EchoBstr = Automation_EchoBstr,
    .DoubleBstr = Automation_DoubleBstr,
    .EchoBstrs = Automation_EchoBstrs,
    .FillBstrs = Automation_FillBstrs,
    .EchoVariant = Automation_EchoVariant,
    .EchoVariantAfter = Automation_EchoVariantAfter,
    .EchoVariantPointer = Automation_EchoVariantPointer,
    .EchoVariantOptional = Automation_EchoVariantOptional,
    .EchoVariants = Automation_EchoVariants,
    .DoubleVariant = Automation_DoubleVariant,
    .MakeVariant = Automation_MakeVariant,
    .PassOptional = Automation_PassOptional,
    .PassDefault = Automation_PassDefault,
    .EchoCy = Automation_EchoCy,
    .EchoDate = Automation_EchoDate,
    .EchoDecimal = Automation_EchoDecimal,
    .EchoDecimalPointer = Automation_EchoDecimalPointer,
    .EchoScode = Automation_EchoScode,
    .EchoDispatch = Automation_EchoDispatch,
    .EchoSafeBytes = Automation_EchoSafeBytes,
    .EchoSafeInt16s = Automation_EchoSafeInt16s,
    .EchoSafeInt32s = Automation_EchoSafeInt32s,
    .EchoSafeUint32s = Automation_EchoSafeUint32s,
    .EchoSafeInt64s = Automation_EchoSafeInt64s,
    .EchoSafeFloats = Automation_EchoSafeFloats,
    .EchoSafeDoubles = Automation_EchoSafeDoubles,
    .EchoSafeBools = Automation_EchoSafeBools,
    .EchoSafeDates = Automation_EchoSafeDates,
    .EchoSafeCys = Automation_EchoSafeCys,
    .EchoSafeBstrs = Automation_EchoSafeBstrs,
    .EchoSafeVariants = Automation_EchoSafeVariants,
    .EchoSafeObjects = Automation_EchoSafeObjects,
    .DoubleSafe = Automation_DoubleSafe,
    .EchoSafe = Automation_EchoSafe,
    .MakeMatrix = Automation_MakeMatrix,
    .MakeNull = Automation_MakeNull,
    .EchoProp = Automation_EchoProp,
    .EchoPropByValue = Automation_EchoPropByValue,
    .EchoProps = Automation_EchoProps,
    .DoubleProp = Automation_DoubleProp,
    .MakeProp = Automation_MakeProp,
    .EchoHstring = Automation_EchoHstring,
    .EchoHstrings = Automation_EchoHstrings,
};
