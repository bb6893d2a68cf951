#include "drive.h"
#include "values.h"

void drive_scalars(IShapesScalars *face)
{
    TRY_ECHO(Scalars, EchoInt8, signed char, -128, -1, 0, 127);
    TRY_ECHO(Scalars, EchoUint8, byte, 0, 1, 255);
    TRY_ECHO(Scalars, EchoInt16, short, -32768, 0, 32767);
    TRY_ECHO(Scalars, EchoUint16, unsigned short, 0, 65535);
    TRY_ECHO(Scalars, EchoInt32, LONG, -2147483647 - 1, 0, 2147483647);
    TRY_ECHO(Scalars, EchoUint32, ULONG, 0, 4294967295u);
    TRY_ECHO(Scalars, EchoInt, int, -2147483647 - 1, 2147483647);
    TRY_ECHO(Scalars, EchoUint, UINT, 0, 4294967295u);
    TRY_ECHO(Scalars, EchoInt64, hyper, INT64_MIN, -1, 0, INT64_MAX);
    TRY_ECHO(Scalars, EchoUint64, MIDL_uhyper, 0, UINT64_MAX);
    TRY_ECHO(Scalars, EchoSize, SIZE_T, 0, SIZE_MAX);
    TRY_ECHO(Scalars, EchoIntPtr, INT_PTR, INTPTR_MIN, -1, INTPTR_MAX);
    TRY_ECHO(Scalars, EchoUintPtr, UINT_PTR, 0, UINTPTR_MAX);
    TRY_ECHO(Scalars, EchoFloat, float, 0, -0.0f, 1.5f, 3.40282347e38f);
    TRY_ECHO(Scalars, EchoDouble, double, 0, -0.0, 1.7976931348623157e308, 5e-324);
    TRY_ECHO(Scalars, EchoBool, BOOL, TRUE, FALSE);
    TRY_ECHO(Scalars, EchoBoolean, BOOLEAN, TRUE, FALSE);
    TRY_ECHO(Scalars, EchoVariantBool, VARIANT_BOOL, VARIANT_TRUE, VARIANT_FALSE);
    TRY_ECHO(Scalars, EchoChar, CHAR, 'a', '\xff', 0);
    TRY_ECHO(Scalars, EchoWchar, WCHAR, 'a', 0xd800, 0xffff, 0);
    TRY_ECHO(Scalars, EchoResult, HRESULT, S_OK, S_FALSE, E_FAIL);
    TRY_ECHO(Scalars, EchoRange, LONG, -3, 3);
    TRY_ECHO(Scalars, EchoLevel, SHAPE_LEVEL, SHAPE_LEVEL_NONE, SHAPE_LEVEL_SOME, SHAPE_LEVEL_ALL);
    TRY_ECHO(Scalars, EchoStatus, SHAPE_STATUS, SHAPE_STATUS_GOOD, SHAPE_STATUS_BAD, SHAPE_STATUS_WORST);
    TRY_ECHO(Scalars, EchoSign, SHAPE_SIGN, SHAPE_SIGN_MINUS, SHAPE_SIGN_NONE, SHAPE_SIGN_PLUS);
    TRY_ECHO(Scalars, EchoFlags, SHAPE_FLAGS, SHAPE_FLAGS_NONE, SHAPE_FLAGS_A | SHAPE_FLAGS_B, SHAPE_FLAGS_TOP);
    TRY_ECHO(Scalars, EchoHeaderLevel, SHAPE_HEADER_LEVEL, SHAPE_HEADER_LEVEL_LOW, SHAPE_HEADER_LEVEL_HIGH);
    TRY_ECHO(Scalars, EchoLarge, LARGE_INTEGER, { .QuadPart = INT64_MIN }, { .QuadPart = 1 });
    TRY_ECHO(Scalars, EchoUlarge, ULARGE_INTEGER, { .QuadPart = UINT64_MAX }, { .QuadPart = 1 });
    {
        double sum = 0, last = 0;
        float twelfth = 0;
        signed char first = 0;
        MIDL_uhyper third = 0;
        hyper ninth = 0;
        TRY(IShapesScalars_EchoMany(face, -1, 0.5, UINT64_MAX, 0.25f, -3, 1, 1, 200, INT64_MIN, 2, 4, 8, 16, 32, 64,
                                    128, &sum, &first, &third, &ninth, &twelfth, &last));
        EXPECT(sum == 255.75 && first == -1 && third == UINT64_MAX && ninth == INT64_MIN && twelfth == 8 && last == 128);
    }

#define TRY_STEP(Method, Type, before, after)                                        \
    do {                                                                             \
        Type value = before;                                                         \
        TRY(IShapesScalars_##Method(face, &value));                                  \
        EXPECT(value == (after));                                                    \
    } while (0)

    TRY_STEP(StepInt8, signed char, 126, 127);
    TRY_STEP(StepUint16, unsigned short, 65535, 0);
    TRY_STEP(StepInt32, LONG, -1, 0);
    TRY_STEP(StepUint32, ULONG, 0xfffffffeu, 0xffffffffu);
    TRY_STEP(StepInt64, hyper, INT64_MAX - 1, INT64_MAX);
    TRY_STEP(StepUint64, MIDL_uhyper, UINT64_MAX - 1, UINT64_MAX);
    TRY_STEP(StepFloat, float, 1.5f, -1.5f);
    TRY_STEP(StepDouble, double, -0.25, 0.25);
    TRY_STEP(StepBool, BOOL, TRUE, FALSE);
    TRY_STEP(StepLevel, SHAPE_LEVEL, SHAPE_LEVEL_NONE, SHAPE_LEVEL_SOME);
    TRY_STEP(StepStatus, SHAPE_STATUS, SHAPE_STATUS_GOOD, SHAPE_STATUS_BAD);
    TRY_STEP(StepOptional, LONG, 41, 42);
    TRY(IShapesScalars_StepOptional(face, NULL));
    {
        LONG left = 2, right = 3, sum = 0, *allocated = NULL;
        const LONG *pointer = &left;
        SHAPE_LEVEL level = SHAPE_LEVEL_ALL, level_echo = 0;
        BOOL present = FALSE;
        double real = 0.5, real_echo = 0;
        TRY(IShapesScalars_AddPointers(face, &left, &right, &sum));
        EXPECT(sum == 5);
        TRY(IShapesScalars_AddPointers(face, &left, NULL, &sum));
        EXPECT(sum == 102);
        TRY(IShapesScalars_EchoLevelPointer(face, &level, &level_echo));
        EXPECT(level_echo == level);
        TRY(IShapesScalars_EchoDoublePointer(face, &real, &present, &real_echo));
        EXPECT(present && real_echo == real);
        TRY(IShapesScalars_EchoDoublePointer(face, NULL, &present, &real_echo));
        EXPECT(!present && real_echo == 0);
        TRY(IShapesScalars_EchoNestedPointer(face, &pointer, &sum));
        EXPECT(sum == left);
        TRY(IShapesScalars_EchoAllocated(face, -7, &allocated));
        EXPECT(allocated != NULL && *allocated == -7);
        CoTaskMemFree(allocated);
    }
}

void drive_handles(IShapesHandles *face)
{
    HWND window = (HWND)(uintptr_t)0x1234, echo = NULL, windows[3] = { NULL };
    HANDLE handle = (HANDLE)(uintptr_t)6, handles[2] = { (HANDLE)(uintptr_t)1, (HANDLE)(intptr_t)-1 }, *copies = NULL;
    ULONG count = 0;
    TRY_ECHO(Handles, EchoWindow, HWND, NULL, (HWND)(uintptr_t)0x7fffffff);
    TRY_ECHO(Handles, EchoHandle, HANDLE, NULL, (HANDLE)(intptr_t)-1);
    TRY_ECHO(Handles, EchoMenu, HMENU, NULL, (HMENU)(uintptr_t)2);
    TRY(IShapesHandles_EchoPointer(face, &window, &echo));
    EXPECT(echo == window);
    TRY(IShapesHandles_StepHandle(face, &handle));
    EXPECT(handle == (HANDLE)(uintptr_t)7);
    TRY(IShapesHandles_EchoHandles(face, 2, handles, &count, &copies));
    EXPECT(count == 2 && copies != NULL && memcmp(copies, handles, sizeof handles) == 0);
    CoTaskMemFree(copies);
    TRY(IShapesHandles_FillWindows(face, 3, windows));
    EXPECT(windows[0] == (HWND)(uintptr_t)1 && windows[2] == (HWND)(uintptr_t)3);
}

void drive_buffers(IShapesBuffers *face)
{
    byte data[4] = { 0, 1, 0x7f, 0xff }, back[8] = { 0 };
    void *pointer = (void *)(uintptr_t)0x1234, *values[2] = { NULL, pointer }, *echoes[2] = { pointer }, *echo = NULL;
    const void *constant = NULL;
    ULONG count = 0;
    TRY(IShapesBuffers_Write(face, data, 4, &count));
    EXPECT(count == 4);
    TRY(IShapesBuffers_Read(face, back, 8, &count));
    EXPECT(count == 4 && memcmp(back, data, 4) == 0);
    TRY(IShapesBuffers_EchoCountSize(face, 4, data, back + 4));
    EXPECT(memcmp(back + 4, data, 4) == 0);
    TRY(IShapesBuffers_WriteVoid(face, data, 1));
    TRY(IShapesBuffers_Read(face, back, 8, &count));
    EXPECT(count == 1);
    TRY(IShapesBuffers_EchoPointer(face, pointer, &echo));
    EXPECT(echo == pointer);
    TRY(IShapesBuffers_EchoConstPointer(face, pointer, &constant));
    EXPECT(constant == pointer);
    TRY(IShapesBuffers_StepPointer(face, &echo));
    EXPECT(echo == (char *)pointer + 1);
    TRY(IShapesBuffers_EchoPointers(face, 2, values, echoes));
    EXPECT(echoes[0] == NULL && echoes[1] == pointer);
}

void drive_guids(IShapesGuids *face)
{
    static const GUID id = { 0x01234567, 0x89ab, 0xcdef, { 1, 2, 3, 4, 5, 6, 7, 0xff } };
    GUID echo = id, ids[2] = { id, { 0 } }, echoes[2], *allocated = NULL;
    PROPERTYKEY key = { id, 0xffffffff }, key_echo;
    BOOL present = FALSE;
    TRY_ECHO_POINTER(Guids, EchoReference, GUID, { 1 }, { 0xffffffff, 0xffff, 0xffff, { 0xff } });
    TRY_ECHO_POINTER(Guids, EchoIid, GUID, { 1 });
    TRY_ECHO_POINTER(Guids, EchoClsid, GUID, { 1 });
    TRY_ECHO_POINTER(Guids, EchoPointer, GUID, { 1 });
    TRY(IShapesGuids_EchoOptional(face, &id, &present, &echo));
    EXPECT(present && IsEqualGUID(&echo, &id));
    TRY(IShapesGuids_EchoOptional(face, NULL, &present, &echo));
    EXPECT(!present && IsEqualGUID(&echo, &no_guid));
    echo = id;
    TRY(IShapesGuids_StepGuid(face, &echo));
    EXPECT(echo.Data4[7] == 0xfe);
    TRY(IShapesGuids_EchoArray(face, 2, ids, echoes));
    EXPECT(memcmp(ids, echoes, sizeof ids) == 0);
    TRY(IShapesGuids_EchoAllocated(face, &id, &allocated));
    EXPECT(allocated != NULL && IsEqualGUID(allocated, &id));
    CoTaskMemFree(allocated);
    TRY(IShapesGuids_EchoKey(face, &key, &key_echo));
    EXPECT(memcmp(&key, &key_echo, sizeof key) == 0);
}

static LONG __stdcall added(LONG value, void *context)
{
    return value + *(LONG *)context;
}

void drive_functions(IShapesFunctions *face)
{
    LONG result = 0, context = 40;
    SHAPE_FUNCTION doubler = NULL;
    TRY(IShapesFunctions_Call(face, added, 2, &context, &result));
    EXPECT(result == 42);
    TRY(IShapesFunctions_Call(face, NULL, 2, NULL, &result));
    EXPECT(result == 0);
    TRY(IShapesFunctions_GetDoubler(face, &doubler));
    EXPECT(doubler != NULL && doubler(21, NULL) == 42);
}

/* A struct that is a result is compared byte by byte. */
#define TRY_RETURN(call, Type, ...)                                                  \
    do {                                                                             \
        const Type wanted = { __VA_ARGS__ };                                         \
        Type made = call;                                                            \
        drive_counts.calls++;                                                        \
        drive_expect(memcmp(&made, &wanted, sizeof made) == 0, #call);               \
    } while (0)

void drive_returns(IShapesReturns *face)
{
    static const GUID id = { 0x01234567, 0x89ab, 0xcdef, { 1, 2, 3, 4, 5, 6, 7, 0xff } };
    IShapesItem *item;
    SHAPE_FUNCTION function;
    LONG half = 0;
    LPWSTR text = NULL;
    IShapesReturns_Keep(face, -9);
    TRY_EQUAL(IShapesReturns_GetKept(face), -9);
    TRY_EQUAL(IShapesReturns_ReturnBool(face, TRUE), TRUE);
    TRY_EQUAL(IShapesReturns_ReturnBoolean(face, TRUE), TRUE);
    TRY_EQUAL(IShapesReturns_ReturnVariantBool(face, VARIANT_TRUE), VARIANT_TRUE);
    TRY_EQUAL(IShapesReturns_ReturnChar(face, '\xff'), '\xff');
    TRY_EQUAL(IShapesReturns_ReturnWchar(face, 0xffff), 0xffff);
    TRY_EQUAL(IShapesReturns_ReturnInt8(face, -128), -128);
    TRY_EQUAL(IShapesReturns_ReturnUint8(face, 255), 255);
    TRY_EQUAL(IShapesReturns_ReturnInt16(face, -32768), -32768);
    TRY_EQUAL(IShapesReturns_ReturnUint16(face, 65535), 65535);
    TRY_EQUAL(IShapesReturns_ReturnInt32(face, -2147483647), -2147483647);
    TRY_EQUAL(IShapesReturns_ReturnUint32(face, 4294967295u), 4294967295u);
    TRY_EQUAL(IShapesReturns_ReturnDword(face, 4294967295u), 4294967295u);
    TRY_EQUAL(IShapesReturns_ReturnInt64(face, INT64_MIN), INT64_MIN);
    TRY_EQUAL(IShapesReturns_ReturnUint64(face, UINT64_MAX), UINT64_MAX);
    TRY_EQUAL(IShapesReturns_ReturnFloat(face, 1.5f), 1.5f);
    TRY_EQUAL(IShapesReturns_ReturnDouble(face, -1e300), -1e300);
    TRY_EQUAL(IShapesReturns_ReturnSize(face, SIZE_MAX), SIZE_MAX);
    TRY_EQUAL(IShapesReturns_ReturnIntPtr(face, INTPTR_MIN), INTPTR_MIN);
    TRY_EQUAL(IShapesReturns_ReturnUlongPtr(face, UINTPTR_MAX), UINTPTR_MAX);
    TRY_EQUAL(IShapesReturns_ReturnScode(face, E_FAIL), E_FAIL);
    TRY_EQUAL(IShapesReturns_ReturnLevel(face, SHAPE_LEVEL_ALL), SHAPE_LEVEL_ALL);
    TRY_EQUAL(IShapesReturns_ReturnStatus(face, SHAPE_STATUS_WORST), SHAPE_STATUS_WORST);
    TRY_EQUAL(IShapesReturns_ReturnPointer(face, (void *)(uintptr_t)5), (void *)(uintptr_t)5);
    TRY_EQUAL(IShapesReturns_ReturnHandle(face, (HANDLE)(intptr_t)-1), (HANDLE)(intptr_t)-1);
    TRY_EQUAL(IShapesReturns_ReturnWindow(face, (HWND)(uintptr_t)5), (HWND)(uintptr_t)5);
    TRY_EQUAL(IShapesReturns_ReturnText(face)[0], 't');
    item = IShapesReturns_ReturnItem(face, 11);
    TRY_EQUAL(item_value(item), 11);
    if (item != NULL) IShapesItem_Release(item);
    function = IShapesReturns_ReturnFunction(face);
    TRY_EQUAL(function(3, NULL), -3);
    TRY_EQUAL(IShapesReturns_ReturnWithOuts(face, 8, &half, &text), TRUE);
    EXPECT(half == 4 && text != NULL && wide_length(text) == 4);
    CoTaskMemFree(text);
    TRY_RETURN(IShapesReturns_ReturnB1(face, 1), SHAPE_B1, 1);
    TRY_RETURN(IShapesReturns_ReturnB2(face, 1, 255), SHAPE_B2, 1, 255);
    TRY_RETURN(IShapesReturns_ReturnB3(face, 1, 2, 255), SHAPE_B3, 1, 2, 255);
    TRY_RETURN(IShapesReturns_ReturnB4(face, -1, 2), SHAPE_B4, -1, 2);
    TRY_RETURN(IShapesReturns_ReturnB8(face, -1, 2), SHAPE_B8, -1, 2);
    TRY_RETURN(IShapesReturns_ReturnB12(face, -1, 2, -3), SHAPE_B12, -1, 2, -3);
    TRY_RETURN(IShapesReturns_ReturnB16(face, INT64_MIN, 2), SHAPE_B16, INT64_MIN, 2);
    TRY_RETURN(IShapesReturns_ReturnB24(face, INT64_MIN, 2, -3), SHAPE_B24, INT64_MIN, 2, -3);
    TRY_RETURN(IShapesReturns_ReturnF4(face, 0.5f), SHAPE_F4, 0.5f);
    TRY_RETURN(IShapesReturns_ReturnF8(face, 0.5f, -1), SHAPE_F8, 0.5f, -1);
    TRY_RETURN(IShapesReturns_ReturnF12(face, 0.5f, -1, 2), SHAPE_F12, 0.5f, -1, 2);
    TRY_RETURN(IShapesReturns_ReturnF16(face, 0.5f, -1, 2, 3), SHAPE_F16, 0.5f, -1, 2, 3);
    TRY_RETURN(IShapesReturns_ReturnD8(face, 0.5), SHAPE_D8, 0.5);
    TRY_RETURN(IShapesReturns_ReturnD16(face, 0.5, -1), SHAPE_D16, 0.5, -1);
    TRY_RETURN(IShapesReturns_ReturnD24(face, 0.5, -1, 2), SHAPE_D24, 0.5, -1, 2);
    {
        SHAPE_M16 made = IShapesReturns_ReturnM16(face, 0.5, -1);
        TRY_EQUAL(made.a, 0.5);
        EXPECT(made.b == -1);
    }
    TRY_RETURN(IShapesReturns_ReturnGuid(face, &id), GUID, 0x01234567, 0x89ab, 0xcdef, { 1, 2, 3, 4, 5, 6, 7, 0xff });
    TRY_RETURN(IShapesReturns_ReturnLuid(face, 0xffffffff00000001ull), SHAPE_LUID, 1, -1);
    {
        SHAPE_POINT made = IShapesReturns_ReturnPoint(face, 1, INT64_MIN);
        TRY_EQUAL(made.y, INT64_MIN);
        EXPECT(made.x == 1);
    }
    TRY_EQUAL(IShapesReturns_ReturnLarge(face, INT64_MIN).QuadPart, INT64_MIN);
    TRY_RETURN(IShapesReturns_ReturnAfter(face, 1, 2, 3, 4, 5, 6, 7.5, INT64_MIN), SHAPE_B24, 21, 7, INT64_MIN);
}
