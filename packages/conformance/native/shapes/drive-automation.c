#include "drive.h"
#include "automation-values.h"
#include "values.h"

static const VARTYPE variant_types[] = {
    VT_EMPTY, VT_NULL, VT_I1, VT_UI1, VT_I2, VT_UI2, VT_I4, VT_UI4, VT_I8, VT_UI8, VT_INT, VT_UINT, VT_R4, VT_R8,
    VT_DATE, VT_CY, VT_BOOL, VT_ERROR, VT_BSTR, VT_UNKNOWN, VT_DECIMAL, VT_ARRAY | VT_I4, VT_ARRAY | VT_BSTR,
    VT_ARRAY | VT_VARIANT,
};

static const VARTYPE prop_types[] = {
    VT_EMPTY, VT_I4, VT_UI8, VT_R8, VT_BOOL, VT_FILETIME, VT_LPWSTR, VT_LPSTR, VT_BSTR, VT_CLSID, VT_BLOB, VT_UNKNOWN,
    VT_VECTOR | VT_UI1, VT_VECTOR | VT_I4, VT_VECTOR | VT_LPWSTR, VT_VECTOR | VT_LPSTR, VT_VECTOR | VT_BSTR,
    VT_VECTOR | VT_CLSID,
};

/* Whether two of the values that the server makes up are the same, without looking into arrays. */
static int same_variant(const VARIANT *left, const VARIANT *right)
{
    if (V_VT(left) != V_VT(right)) return 0;
    if (V_VT(left) & VT_ARRAY)
        return safe_type(V_ARRAY(left)) == safe_type(V_ARRAY(right)) &&
            safe_count(V_ARRAY(left)) == safe_count(V_ARRAY(right));
    if (V_VT(left) == VT_BSTR) return same_bstr(V_BSTR(left), V_BSTR(right));
    if (V_VT(left) == VT_DECIMAL) return memcmp(left, right, sizeof(DECIMAL)) == 0;
    return V_I8(left) == V_I8(right);
}

static void drive_variants(IShapesAutomation *face)
{
    VARIANT value, echo, pair[2], echoes[2];
    LONG sum = 0;
    BOOL present = FALSE;
    for (size_t at = 0; at < COUNT(variant_types); at++) {
        memset(&value, 0, sizeof value);
        TRY(IShapesAutomation_MakeVariant(face, variant_types[at], &value));
        TRY(IShapesAutomation_EchoVariant(face, value, &echo));
        EXPECT(same_variant(&value, &echo));
        free_variant(&echo);
        TRY(IShapesAutomation_EchoVariantPointer(face, &value, &echo));
        EXPECT(same_variant(&value, &echo));
        free_variant(&echo);
        TRY(IShapesAutomation_EchoVariantAfter(face, 1, 2, 3, 4, 5, 6, value, &sum, &echo));
        EXPECT(sum == 21 && same_variant(&value, &echo));
        free_variant(&echo);
        TRY(IShapesAutomation_EchoVariantOptional(face, &value, &present, &echo));
        EXPECT(present && same_variant(&value, &echo));
        free_variant(&echo);
        pair[0] = pair[1] = value;
        TRY(IShapesAutomation_EchoVariants(face, 2, pair, echoes));
        EXPECT(same_variant(&value, &echoes[1]));
        free_variant(&echoes[0]);
        free_variant(&echoes[1]);
        free_variant(&value);
    }
    TRY(IShapesAutomation_EchoVariantOptional(face, NULL, &present, &echo));
    EXPECT(!present && V_VT(&echo) == VT_EMPTY);
    V_VT(&value) = VT_BYREF | VT_I4;
    V_I4REF(&value) = &sum;
    TRY(IShapesAutomation_EchoVariant(face, value, &echo));
    EXPECT(V_VT(&echo) == VT_I4 && V_I4(&echo) == sum);
    memset(&value, 0, sizeof value);
    V_VT(&value) = VT_BSTR;
    V_BSTR(&value) = client_bstr(L"lent", 4);
    TRY(IShapesAutomation_DoubleVariant(face, &value));
    EXPECT(V_VT(&value) == (VT_ARRAY | VT_VARIANT) && safe_count(V_ARRAY(&value)) == 2);
    free_variant(&value);
    V_VT(&value) = VT_ERROR;
    V_ERROR(&value) = DISP_E_PARAMNOTFOUND;
    TRY(IShapesAutomation_PassOptional(face, value, &present));
    EXPECT(!present);
}

#define TRY_SAFE(Method, vt)                                                         \
    for (ULONG length = 0; length < 4; length += 3) {                                \
        SAFEARRAY *values = client_vector(vt, length), *echo = NULL;                 \
        if (vt == VT_BSTR && length != 0) ((BSTR *)values->pvData)[1] = client_bstr(L"a\0b", 3); \
        TRY(IShapesAutomation_##Method(face, values, &echo));                        \
        EXPECT(echo != NULL && safe_type(echo) == vt && safe_count(echo) == length); \
        free_safe(echo);                                                             \
        free_safe(values);                                                           \
    }

static void drive_safe_arrays(IShapesAutomation *face)
{
    SAFEARRAY *array = client_vector(VT_I4, 2), *matrix = NULL;
    TRY_SAFE(EchoSafeBytes, VT_UI1)
    TRY_SAFE(EchoSafeInt16s, VT_I2)
    TRY_SAFE(EchoSafeInt32s, VT_I4)
    TRY_SAFE(EchoSafeUint32s, VT_UI4)
    TRY_SAFE(EchoSafeInt64s, VT_I8)
    TRY_SAFE(EchoSafeFloats, VT_R4)
    TRY_SAFE(EchoSafeDoubles, VT_R8)
    TRY_SAFE(EchoSafeBools, VT_BOOL)
    TRY_SAFE(EchoSafeDates, VT_DATE)
    TRY_SAFE(EchoSafeCys, VT_CY)
    TRY_SAFE(EchoSafeBstrs, VT_BSTR)
    TRY_SAFE(EchoSafeVariants, VT_VARIANT)
    TRY_SAFE(EchoSafeObjects, VT_UNKNOWN)
    TRY_SAFE(EchoSafe, VT_R8)
    ((LONG *)array->pvData)[0] = 1;
    ((LONG *)array->pvData)[1] = -2;
    TRY(IShapesAutomation_DoubleSafe(face, &array));
    EXPECT(safe_count(array) == 4 && ((LONG *)array->pvData)[3] == -2);
    free_safe(array);
    TRY(IShapesAutomation_MakeMatrix(face, 2, 1, 3, -1, &matrix));
    EXPECT(matrix != NULL && safe_count(matrix) == 6 && ((LONG *)matrix->pvData)[5] == 21);
    free_safe(matrix);
    TRY(IShapesAutomation_MakeNull(face, &matrix));
    EXPECT(matrix == NULL);
}

static void drive_props(IShapesAutomation *face)
{
    PROPVARIANT value, echo, pair[2], echoes[2];
    for (size_t at = 0; at < COUNT(prop_types); at++) {
        memset(&value, 0, sizeof value);
        TRY(IShapesAutomation_MakeProp(face, prop_types[at], &value));
        TRY(IShapesAutomation_EchoProp(face, &value, &echo));
        EXPECT(echo.vt == prop_types[at]);
        free_prop(&echo);
        TRY(IShapesAutomation_EchoPropByValue(face, value, &echo));
        EXPECT(echo.vt == prop_types[at]);
        free_prop(&echo);
        pair[0] = pair[1] = value;
        TRY(IShapesAutomation_EchoProps(face, 2, pair, echoes));
        EXPECT(echoes[1].vt == prop_types[at]);
        free_prop(&echoes[0]);
        free_prop(&echoes[1]);
        free_prop(&value);
    }
    memset(&value, 0, sizeof value);
    value.vt = VT_LPWSTR;
    value.pwszVal = client_wide(L"lent");
    TRY(IShapesAutomation_DoubleProp(face, &value));
    EXPECT(value.vt == (VT_VECTOR | VT_LPWSTR) && same_wide(value.calpwstr.pElems[1], L"lent"));
    free_prop(&value);
}

void drive_automation(IShapesAutomation *face)
{
    BSTR text = client_bstr(L"a\0b", 3), echo = NULL, texts[2] = { text, NULL }, *echoes = NULL, room[6];
    HSTRING string = client_hstring(L"h\xd83d\xde00", 3), string_echo = NULL, strings[2] = { string, NULL };
    HSTRING *string_echoes = NULL;
    DECIMAL decimal, decimal_echo;
    CY money = { .int64 = INT64_MIN }, money_echo;
    IDispatch *object = NULL;
    LONG number = 0;
    ULONG count = 0;
    UINT32 string_count = 0;

    TRY(IShapesAutomation_EchoBstr(face, text, &echo));
    EXPECT(same_bstr(echo, text));
    SysFreeString(echo);
    TRY(IShapesAutomation_EchoBstrs(face, 2, texts, &count, &echoes));
    EXPECT(count == 2 && same_bstr(echoes[0], text));
    SysFreeString(echoes[0]);
    SysFreeString(echoes[1]);
    CoTaskMemFree(echoes);
    TRY(IShapesAutomation_FillBstrs(face, 6, room));
    EXPECT(bstr_bytes(room[0]) == 0 && bstr_bytes(room[4]) == 8);
    for (int at = 0; at < 6; at++) SysFreeString(room[at]);
    TRY(IShapesAutomation_PassDefault(face, 5, text, &number, &echo));
    EXPECT(number == 5 && same_bstr(echo, text));
    SysFreeString(echo);
    TRY(IShapesAutomation_DoubleBstr(face, &text));
    EXPECT(bstr_bytes(text) == 12);
    SysFreeString(text);

    memset(&decimal, 0, sizeof decimal);
    decimal.scale = 28;
    decimal.sign = DECIMAL_NEG;
    decimal.Hi32 = 4294967295u;
    decimal.Lo64 = UINT64_MAX;
    TRY(IShapesAutomation_EchoDecimal(face, decimal, &decimal_echo));
    EXPECT(memcmp(&decimal, &decimal_echo, sizeof decimal) == 0);
    TRY(IShapesAutomation_EchoDecimalPointer(face, &decimal, &decimal_echo));
    EXPECT(memcmp(&decimal, &decimal_echo, sizeof decimal) == 0);
    TRY(IShapesAutomation_EchoCy(face, money, &money_echo));
    EXPECT(money_echo.int64 == INT64_MIN);
    TRY_ECHO(Automation, EchoDate, DATE, 36526.5, -0.25);
    TRY_ECHO(Automation, EchoScode, SCODE, E_FAIL, S_OK);
    IShapesAutomation_QueryInterface(face, &IID_IDispatch, (void **)&object);
    if (object != NULL) {
        IDispatch *object_echo = NULL;
        TRY(IShapesAutomation_EchoDispatch(face, object, &object_echo));
        EXPECT(object_echo == object);
        if (object_echo != NULL) IDispatch_Release(object_echo);
        IDispatch_Release(object);
    }

    TRY(IShapesAutomation_EchoHstring(face, string, &string_echo));
    EXPECT(string_echo != NULL);
    free_hstring(string_echo);
    TRY(IShapesAutomation_EchoHstrings(face, 2, strings, &string_count, &string_echoes));
    EXPECT(string_count == 2 && string_echoes[1] == NULL);
    free_hstring(string_echoes[0]);
    CoTaskMemFree(string_echoes);
    free_hstring(string);

    drive_variants(face);
    drive_safe_arrays(face);
    drive_props(face);
}

static void drive_by_name(IShapesDual *face)
{
    VARIANT arguments[2], result;
    DISPPARAMS parameters = { arguments, NULL, 2, 0 };
    LPOLESTR name = L"add";
    DISPID id = DISPID_UNKNOWN;
    TRY(IShapesDual_GetIDsOfNames(face, &no_guid, &name, 1, 0, &id));
    EXPECT(id == 4);
    for (int at = 0; at < 2; at++) {
        V_VT(&arguments[at]) = VT_I4;
        V_I4(&arguments[at]) = 20 + at;
    }
    TRY(IShapesDual_Invoke(face, 4, &no_guid, 0, DISPATCH_METHOD, &parameters, &result, NULL, NULL));
    EXPECT(V_VT(&result) == VT_I4 && V_I4(&result) == 41);
}

void drive_dual(IShapesDual *face)
{
    BSTR text = client_bstr(L"t\0x", 3), echo = NULL;
    VARIANT index, value, value_echo;
    IShapesDual *partner = NULL;
    ITypeInfo *info = NULL;
    UINT infos = 1;
    LONG number = 0;
    memset(&index, 0, sizeof index);
    memset(&value, 0, sizeof value);
    TRY(IShapesDual_GetTypeInfoCount(face, &infos));
    EXPECT(infos == 0);
    EXPECT(FAILED(IShapesDual_GetTypeInfo(face, 0, 0, &info)) && info == NULL);
    TRY(IShapesDual_put_Number(face, -4));
    TRY(IShapesDual_get_Number(face, &number));
    EXPECT(number == -4);
    TRY(IShapesDual_put_Text(face, text));
    TRY(IShapesDual_get_Text(face, &echo));
    EXPECT(same_bstr(text, echo));
    SysFreeString(echo);
    V_VT(&value) = VT_BSTR;
    V_BSTR(&value) = text;
    TRY(IShapesDual_put_Item(face, index, value));
    TRY(IShapesDual_get_Item(face, index, &value_echo));
    EXPECT(same_variant(&value, &value_echo));
    free_variant(&value_echo);
    memset(&value_echo, 0, sizeof value_echo);
    TRY(IShapesDual_put_Item(face, index, value_echo));
    SysFreeString(text);
    TRY(IShapesDual_putref_Partner(face, face));
    TRY(IShapesDual_get_Partner(face, &partner));
    EXPECT(partner == face);
    if (partner != NULL) IShapesDual_Release(partner);
    TRY(IShapesDual_putref_Partner(face, NULL));
    TRY(IShapesDual_Add(face, 1, 2, &number));
    EXPECT(number == 3);
    drive_by_name(face);
}

/* Whatever was filled is the client's, although the call fails. */
static void drive_failing(IShapesFailures *face, BOOL fill)
{
    LONG number = 0;
    LPWSTR wide = NULL, *texts = NULL;
    LPSTR narrow = NULL;
    BSTR counted = NULL;
    IShapesItem *item = NULL, *two[2] = { NULL }, **items = NULL;
    byte *bytes = NULL;
    SHAPE_TEXTS value, *allocated = NULL;
    SHAPE_VALUE choice;
    VARIANT variant;
    PROPVARIANT prop;
    SAFEARRAY *array = NULL;
    HSTRING string = NULL;
    ULONG count = 0;

#define FAILS(call) (drive_counts.calls++, EXPECT((call) == E_FAIL))
#define FREE(pointer) (CoTaskMemFree(pointer), (pointer) = NULL)
#define RELEASE(object) ((object) == NULL ? 0 : IUnknown_Release((IUnknown *)(object)))

    FAILS(IShapesFailures_FailNumber(face, fill, &number));
    FAILS(IShapesFailures_FailWide(face, fill, &wide));
    FREE(wide);
    FAILS(IShapesFailures_FailNarrow(face, fill, &narrow));
    FREE(narrow);
    FAILS(IShapesFailures_FailBstr(face, fill, &counted));
    SysFreeString(counted);
    FAILS(IShapesFailures_FailItem(face, fill, &item));
    RELEASE(item);
    FAILS(IShapesFailures_FailAs(face, fill, &IID_IShapesItem, (void **)&item));
    RELEASE(item);
    FAILS(IShapesFailures_FailBytes(face, fill, &count, &bytes));
    FREE(bytes);
    FAILS(IShapesFailures_FailTexts(face, fill, &count, &texts));
    for (ULONG at = 0; texts != NULL && at < count; at++) CoTaskMemFree(texts[at]);
    FREE(texts);
    FAILS(IShapesFailures_FailItems(face, fill, &count, &items));
    for (ULONG at = 0; items != NULL && at < count; at++) RELEASE(items[at]);
    FREE(items);
    FAILS(IShapesFailures_FailNext(face, fill, 2, two, &count));
    RELEASE(two[0]);
    RELEASE(two[1]);
    FAILS(IShapesFailures_FailStruct(face, fill, &value));
    free_texts(&value);
    FAILS(IShapesFailures_FailAllocated(face, fill, &allocated));
    if (allocated != NULL) free_texts(allocated);
    FREE(allocated);
    FAILS(IShapesFailures_FailUnion(face, fill, SHAPE_KIND_TEXT, &choice));
    FREE(choice.text);
    FAILS(IShapesFailures_FailVariant(face, fill, &variant));
    free_variant(&variant);
    FAILS(IShapesFailures_FailSafe(face, fill, &array));
    free_safe(array);
    FAILS(IShapesFailures_FailProp(face, fill, &prop));
    free_prop(&prop);
    FAILS(IShapesFailures_FailHstring(face, fill, &string));
    free_hstring(string);
    FAILS(IShapesFailures_FailMany(face, fill, &wide, &item, &counted, &variant));
    FREE(wide);
    RELEASE(item);
    SysFreeString(counted);
    free_variant(&variant);
}

void drive_failures(IShapesFailures *face)
{
    LPWSTR wide = client_wide(L"kept");
    BSTR counted = client_bstr(L"kept", 4);
    IShapesItem *item = (IShapesItem *)item_create(1, NULL);
    SAFEARRAY *array = client_vector(VT_I4, 2);
    VARIANT variant;
    drive_failing(face, FALSE);
    drive_failing(face, TRUE);
    memset(&variant, 0, sizeof variant);
    V_VT(&variant) = VT_BSTR;
    V_BSTR(&variant) = client_bstr(L"kept", 4);
    FAILS(IShapesFailures_FailInOutWide(face, &wide));
    CoTaskMemFree(wide);
    FAILS(IShapesFailures_FailInOutBstr(face, &counted));
    SysFreeString(counted);
    FAILS(IShapesFailures_FailInOutItem(face, &item));
    RELEASE(item);
    FAILS(IShapesFailures_FailInOutVariant(face, &variant));
    free_variant(&variant);
    FAILS(IShapesFailures_FailInOutSafe(face, &array));
    free_safe(array);
}
