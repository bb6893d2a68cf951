#include "shape-object.h"
#include "values.h"

static void STDMETHODCALLTYPE Returns_Keep(IShapesReturns *face, LONG value)
{
    CALL;
    RECORD("value", value);
    shape_of(face)->kept = value;
    record_result(reply.result);
}

static LONG STDMETHODCALLTYPE Returns_GetKept(IShapesReturns *face)
{
    CALL;
    record_result(reply.result);
    return shape_of(face)->kept;
}

#define RETURN_NUMBER(Method, Type)                                                                       \
    static Type STDMETHODCALLTYPE Returns_##Method(IShapesReturns *face, Type value)             \
    {                                                                                            \
        CALL;                                                                                    \
        RECORD("value", value);                                                                  \
        record_result(reply.result);                                                             \
        return value;                                                                            \
    }

RETURN_NUMBER(ReturnBool, BOOL)
RETURN_NUMBER(ReturnBoolean, BOOLEAN)
RETURN_NUMBER(ReturnVariantBool, VARIANT_BOOL)
RETURN_NUMBER(ReturnChar, CHAR)
RETURN_NUMBER(ReturnWchar, WCHAR)
RETURN_NUMBER(ReturnInt8, signed char)
RETURN_NUMBER(ReturnUint8, byte)
RETURN_NUMBER(ReturnInt16, short)
RETURN_NUMBER(ReturnUint16, unsigned short)
RETURN_NUMBER(ReturnInt32, int)
RETURN_NUMBER(ReturnUint32, UINT)
RETURN_NUMBER(ReturnDword, DWORD)
RETURN_NUMBER(ReturnInt64, hyper)
RETURN_NUMBER(ReturnUint64, UINT64)
RETURN_NUMBER(ReturnFloat, float)
RETURN_NUMBER(ReturnDouble, double)
RETURN_NUMBER(ReturnSize, SIZE_T)
RETURN_NUMBER(ReturnIntPtr, INT_PTR)
RETURN_NUMBER(ReturnUlongPtr, ULONG_PTR)
RETURN_NUMBER(ReturnScode, SCODE)
RETURN_NUMBER(ReturnLevel, SHAPE_LEVEL)
RETURN_NUMBER(ReturnStatus, SHAPE_STATUS)

#define RETURN_POINTER(Method, Type)                                                               \
    static Type STDMETHODCALLTYPE Returns_##Method(IShapesReturns *face, Type value)             \
    {                                                                                            \
        CALL;                                                                                    \
        RECORD_POINTER("value", value);                                                          \
        record_result(reply.result);                                                             \
        return value;                                                                            \
    }

RETURN_POINTER(ReturnPointer, void *)
RETURN_POINTER(ReturnHandle, HANDLE)
RETURN_POINTER(ReturnWindow, HWND)

static LPCWSTR STDMETHODCALLTYPE Returns_ReturnText(IShapesReturns *face)
{
    static const WCHAR text[] = L"the server's own";
    CALL;
    record_result(reply.result);
    return text;
}

static IShapesItem *STDMETHODCALLTYPE Returns_ReturnItem(IShapesReturns *face, LONG value)
{
    CALL;
    RECORD("value", value);
    record_result(reply.result);
    return (IShapesItem *)item_create(value, NULL);
}

static LONG __stdcall negated(LONG value, void *context)
{
    return -value;
}

static SHAPE_FUNCTION STDMETHODCALLTYPE Returns_ReturnFunction(IShapesReturns *face)
{
    CALL;
    record_result(reply.result);
    return negated;
}

static BOOL STDMETHODCALLTYPE Returns_ReturnWithOuts(IShapesReturns *face, LONG value, LONG *half, LPWSTR *text)
{
    static const WCHAR even[] = L"even";
    CALL;
    RECORD("value", value);
    FILL(reply, half, value / 2);
    reply_string(&reply, text, even);
    record_result(reply.result);
    return value % 2 == 0;
}

/* A struct comes back in memory of the caller's, whose address stands after the object and is the result. */
#define RETURN_STRUCT(Type, Method, record, value, ...)                                                   \
    static Type *STDMETHODCALLTYPE Returns_##Method(IShapesReturns *face, Type *made, __VA_ARGS__) \
    {                                                                                            \
        CALL;                                                                                    \
        CHECK(made != NULL);                                                                     \
        record;                                                                                  \
        *made = (Type)value;                                                                     \
        record_result(reply.result);                                                             \
        return made;                                                                             \
    }

#define ARGUMENTS_ONE RECORD("a", a)
#define ARGUMENTS_TWO ARGUMENTS_ONE, RECORD("b", b)
#define ARGUMENTS_THREE ARGUMENTS_TWO, RECORD("c", c)
#define ARGUMENTS_FOUR ARGUMENTS_THREE, RECORD("d", d)
#define STRUCT_OF(...) { __VA_ARGS__ }

RETURN_STRUCT(SHAPE_B1, ReturnB1, ARGUMENTS_ONE, STRUCT_OF(a), byte a)
RETURN_STRUCT(SHAPE_B2, ReturnB2, ARGUMENTS_TWO, STRUCT_OF(a, b), byte a, byte b)
RETURN_STRUCT(SHAPE_B3, ReturnB3, ARGUMENTS_THREE, STRUCT_OF(a, b, c), byte a, byte b, byte c)
RETURN_STRUCT(SHAPE_B4, ReturnB4, ARGUMENTS_TWO, STRUCT_OF(a, b), short a, short b)
RETURN_STRUCT(SHAPE_B8, ReturnB8, ARGUMENTS_TWO, STRUCT_OF(a, b), LONG a, LONG b)
RETURN_STRUCT(SHAPE_B12, ReturnB12, ARGUMENTS_THREE, STRUCT_OF(a, b, c), LONG a, LONG b, LONG c)
RETURN_STRUCT(SHAPE_B16, ReturnB16, ARGUMENTS_TWO, STRUCT_OF(a, b), hyper a, hyper b)
RETURN_STRUCT(SHAPE_B24, ReturnB24, ARGUMENTS_THREE, STRUCT_OF(a, b, c), hyper a, hyper b, hyper c)
RETURN_STRUCT(SHAPE_F4, ReturnF4, ARGUMENTS_ONE, STRUCT_OF(a), float a)
RETURN_STRUCT(SHAPE_F8, ReturnF8, ARGUMENTS_TWO, STRUCT_OF(a, b), float a, float b)
RETURN_STRUCT(SHAPE_F12, ReturnF12, ARGUMENTS_THREE, STRUCT_OF(a, b, c), float a, float b, float c)
RETURN_STRUCT(SHAPE_F16, ReturnF16, ARGUMENTS_FOUR, STRUCT_OF(a, b, c, d), float a, float b, float c, float d)
RETURN_STRUCT(SHAPE_D8, ReturnD8, ARGUMENTS_ONE, STRUCT_OF(a), double a)
RETURN_STRUCT(SHAPE_D16, ReturnD16, ARGUMENTS_TWO, STRUCT_OF(a, b), double a, double b)
RETURN_STRUCT(SHAPE_D24, ReturnD24, ARGUMENTS_THREE, STRUCT_OF(a, b, c), double a, double b, double c)
RETURN_STRUCT(SHAPE_M16, ReturnM16, ARGUMENTS_TWO, STRUCT_OF(a, b), double a, LONG b)
RETURN_STRUCT(GUID, ReturnGuid, record_guid("value", value), (*value), REFGUID value)
RETURN_STRUCT(SHAPE_LUID, ReturnLuid, RECORD("value", value), STRUCT_OF((ULONG)value, (LONG)(value >> 32)), MIDL_uhyper value)
RETURN_STRUCT(SHAPE_POINT, ReturnPoint, (RECORD("x", x), RECORD("y", y)), STRUCT_OF(x, y), LONG x, hyper y)
RETURN_STRUCT(LARGE_INTEGER, ReturnLarge, RECORD("value", value), STRUCT_OF(.QuadPart = value), hyper value)
RETURN_STRUCT(SHAPE_B24, ReturnAfter, (ARGUMENTS_THREE, RECORD("f", f), RECORD("g", g), RECORD("h", h)),
     STRUCT_OF(a + b + c + d + e + f, (hyper)g, h), LONG a, LONG b, LONG c, LONG d, LONG e, LONG f, double g, hyper h)

const IShapesReturnsVtbl returns_vtable = {
    FACE_UNKNOWN,
    .Keep = Returns_Keep,
    .GetKept = Returns_GetKept,
    .ReturnBool = Returns_ReturnBool,
    .ReturnBoolean = Returns_ReturnBoolean,
    .ReturnVariantBool = Returns_ReturnVariantBool,
    .ReturnChar = Returns_ReturnChar,
    .ReturnWchar = Returns_ReturnWchar,
    .ReturnInt8 = Returns_ReturnInt8,
    .ReturnUint8 = Returns_ReturnUint8,
    .ReturnInt16 = Returns_ReturnInt16,
    .ReturnUint16 = Returns_ReturnUint16,
    .ReturnInt32 = Returns_ReturnInt32,
    .ReturnUint32 = Returns_ReturnUint32,
    .ReturnDword = Returns_ReturnDword,
    .ReturnInt64 = Returns_ReturnInt64,
    .ReturnUint64 = Returns_ReturnUint64,
    .ReturnFloat = Returns_ReturnFloat,
    .ReturnDouble = Returns_ReturnDouble,
    .ReturnSize = Returns_ReturnSize,
    .ReturnIntPtr = Returns_ReturnIntPtr,
    .ReturnUlongPtr = Returns_ReturnUlongPtr,
    .ReturnScode = Returns_ReturnScode,
    .ReturnLevel = Returns_ReturnLevel,
    .ReturnStatus = Returns_ReturnStatus,
    .ReturnPointer = Returns_ReturnPointer,
    .ReturnHandle = Returns_ReturnHandle,
    .ReturnWindow = Returns_ReturnWindow,
    .ReturnText = Returns_ReturnText,
    .ReturnItem = Returns_ReturnItem,
    .ReturnFunction = Returns_ReturnFunction,
    .ReturnWithOuts = Returns_ReturnWithOuts,
    .ReturnB1 = Returns_ReturnB1,
    .ReturnB2 = Returns_ReturnB2,
    .ReturnB3 = Returns_ReturnB3,
    .ReturnB4 = Returns_ReturnB4,
    .ReturnB8 = Returns_ReturnB8,
    .ReturnB12 = Returns_ReturnB12,
    .ReturnB16 = Returns_ReturnB16,
    .ReturnB24 = Returns_ReturnB24,
    .ReturnF4 = Returns_ReturnF4,
    .ReturnF8 = Returns_ReturnF8,
    .ReturnF12 = Returns_ReturnF12,
    .ReturnF16 = Returns_ReturnF16,
    .ReturnD8 = Returns_ReturnD8,
    .ReturnD16 = Returns_ReturnD16,
    .ReturnD24 = Returns_ReturnD24,
    .ReturnM16 = Returns_ReturnM16,
    .ReturnGuid = Returns_ReturnGuid,
    .ReturnLuid = Returns_ReturnLuid,
    .ReturnPoint = Returns_ReturnPoint,
    .ReturnLarge = Returns_ReturnLarge,
    .ReturnAfter = Returns_ReturnAfter,
};
