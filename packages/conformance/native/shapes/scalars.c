#include "shape-object.h"
#include "values.h"

#define ECHO_SCALAR(Method, Type)                                                                       \
    static HRESULT STDMETHODCALLTYPE Scalars_##Method(IShapesScalars *face, Type value, Type *echo) \
    {                                                                                            \
        CALL;                                                                                    \
        RECORD("value", value);                                                                  \
        FILL(reply, echo, value);                                                                \
        RETURN;                                                                                  \
    }

ECHO_SCALAR(EchoInt8, signed char)
ECHO_SCALAR(EchoUint8, byte)
ECHO_SCALAR(EchoInt16, short)
ECHO_SCALAR(EchoUint16, unsigned short)
ECHO_SCALAR(EchoInt32, LONG)
ECHO_SCALAR(EchoUint32, ULONG)
ECHO_SCALAR(EchoInt, int)
ECHO_SCALAR(EchoUint, UINT)
ECHO_SCALAR(EchoInt64, hyper)
ECHO_SCALAR(EchoUint64, MIDL_uhyper)
ECHO_SCALAR(EchoSize, SIZE_T)
ECHO_SCALAR(EchoIntPtr, INT_PTR)
ECHO_SCALAR(EchoUintPtr, UINT_PTR)
ECHO_SCALAR(EchoFloat, float)
ECHO_SCALAR(EchoDouble, double)
ECHO_SCALAR(EchoBool, BOOL)
ECHO_SCALAR(EchoBoolean, BOOLEAN)
ECHO_SCALAR(EchoVariantBool, VARIANT_BOOL)
ECHO_SCALAR(EchoChar, CHAR)
ECHO_SCALAR(EchoWchar, WCHAR)
ECHO_SCALAR(EchoResult, HRESULT)
ECHO_SCALAR(EchoRange, LONG)
ECHO_SCALAR(EchoLevel, SHAPE_LEVEL)
ECHO_SCALAR(EchoStatus, SHAPE_STATUS)
ECHO_SCALAR(EchoSign, SHAPE_SIGN)
ECHO_SCALAR(EchoFlags, SHAPE_FLAGS)
ECHO_SCALAR(EchoHeaderLevel, SHAPE_HEADER_LEVEL)

static HRESULT STDMETHODCALLTYPE Scalars_EchoLarge(IShapesScalars *face, LARGE_INTEGER value, LARGE_INTEGER *echo)
{
    CALL;
    RECORD("value", value.QuadPart);
    FILL_RECORD(reply, echo, value);
    RETURN;
}

static HRESULT STDMETHODCALLTYPE Scalars_EchoUlarge(IShapesScalars *face, ULARGE_INTEGER value, ULARGE_INTEGER *echo)
{
    CALL;
    RECORD("value", value.QuadPart);
    FILL_RECORD(reply, echo, value);
    RETURN;
}

static HRESULT STDMETHODCALLTYPE Scalars_EchoMany(
    IShapesScalars *face, signed char a, double b, MIDL_uhyper c, float d, short e, BOOL f, double g, byte h, hyper i,
    float j, double k, float l, double m, double n, double o, double p, double *sum, signed char *a_echo,
    MIDL_uhyper *c_echo, hyper *i_echo, float *l_echo, double *p_echo)
{
    CALL;
    RECORD("a", a), RECORD("b", b), RECORD("c", c), RECORD("d", d), RECORD("e", e), RECORD("f", f), RECORD("g", g);
    RECORD("h", h), RECORD("i", i), RECORD("j", j), RECORD("k", k), RECORD("l", l), RECORD("m", m), RECORD("n", n);
    RECORD("o", o), RECORD("p", p);
    FILL(reply, sum, b + d + g + j + k + l + m + n + o + p);
    FILL(reply, a_echo, a);
    FILL(reply, c_echo, c);
    FILL(reply, i_echo, i);
    FILL(reply, l_echo, l);
    FILL(reply, p_echo, p);
    RETURN;
}

#define STEP_SCALAR(Method, Type, next)                                                                 \
    static HRESULT STDMETHODCALLTYPE Scalars_##Method(IShapesScalars *face, Type *value)         \
    {                                                                                            \
        CALL;                                                                                    \
        if (CHECK(value != NULL)) {                                                              \
            RECORD("value", *value);                                                             \
            if (reply_fills(&reply)) *value = (Type)(next);                                      \
        }                                                                                        \
        RETURN;                                                                                  \
    }

STEP_SCALAR(StepInt8, signed char, *value + 1)
STEP_SCALAR(StepUint16, unsigned short, *value + 1)
STEP_SCALAR(StepInt32, LONG, (ULONG)*value + 1)
STEP_SCALAR(StepUint32, ULONG, *value + 1)
STEP_SCALAR(StepInt64, hyper, (MIDL_uhyper)*value + 1)
STEP_SCALAR(StepUint64, MIDL_uhyper, *value + 1)
STEP_SCALAR(StepFloat, float, -*value)
STEP_SCALAR(StepDouble, double, -*value)
STEP_SCALAR(StepBool, BOOL, !*value)
STEP_SCALAR(StepLevel, SHAPE_LEVEL, *value == SHAPE_LEVEL_NONE ? SHAPE_LEVEL_SOME : SHAPE_LEVEL_ALL)
STEP_SCALAR(StepStatus, SHAPE_STATUS, *value == SHAPE_STATUS_GOOD ? SHAPE_STATUS_BAD : SHAPE_STATUS_WORST)

static HRESULT STDMETHODCALLTYPE Scalars_StepOptional(IShapesScalars *face, LONG *value)
{
    CALL;
    if (value != NULL) {
        RECORD("value", *value);
        if (reply_fills(&reply)) *value += 1;
    }
    RETURN;
}

static HRESULT STDMETHODCALLTYPE Scalars_AddPointers(IShapesScalars *face, const LONG *left, const LONG *right, LONG *sum)
{
    CALL;
    CHECK(left != NULL);
    RECORD("left", *left);
    if (right != NULL) RECORD("right", *right);
    FILL(reply, sum, *left + (right == NULL ? 100 : *right));
    RETURN;
}

static HRESULT STDMETHODCALLTYPE Scalars_EchoLevelPointer(
    IShapesScalars *face, const SHAPE_LEVEL *value, SHAPE_LEVEL *echo)
{
    CALL;
    CHECK(value != NULL);
    RECORD("value", *value);
    FILL(reply, echo, *value);
    RETURN;
}

static HRESULT STDMETHODCALLTYPE Scalars_EchoDoublePointer(
    IShapesScalars *face, double *value, BOOL *present, double *echo)
{
    CALL;
    if (value != NULL) RECORD("value", *value);
    FILL(reply, present, value != NULL);
    FILL(reply, echo, value == NULL ? 0 : *value);
    RETURN;
}

static HRESULT STDMETHODCALLTYPE Scalars_EchoNestedPointer(IShapesScalars *face, const LONG **value, LONG *echo)
{
    CALL;
    CHECK(value != NULL && *value != NULL);
    RECORD("value", **value);
    FILL(reply, echo, **value);
    RETURN;
}

static HRESULT STDMETHODCALLTYPE Scalars_EchoAllocated(IShapesScalars *face, LONG value, LONG **echo)
{
    CALL;
    RECORD("value", value);
    GIVE(reply, echo, task_copy(&value, sizeof value));
    RETURN;
}

const IShapesScalarsVtbl scalars_vtable = {
    FACE_UNKNOWN,
    .EchoInt8 = Scalars_EchoInt8,
    .EchoUint8 = Scalars_EchoUint8,
    .EchoInt16 = Scalars_EchoInt16,
    .EchoUint16 = Scalars_EchoUint16,
    .EchoInt32 = Scalars_EchoInt32,
    .EchoUint32 = Scalars_EchoUint32,
    .EchoInt = Scalars_EchoInt,
    .EchoUint = Scalars_EchoUint,
    .EchoInt64 = Scalars_EchoInt64,
    .EchoUint64 = Scalars_EchoUint64,
    .EchoSize = Scalars_EchoSize,
    .EchoIntPtr = Scalars_EchoIntPtr,
    .EchoUintPtr = Scalars_EchoUintPtr,
    .EchoFloat = Scalars_EchoFloat,
    .EchoDouble = Scalars_EchoDouble,
    .EchoBool = Scalars_EchoBool,
    .EchoBoolean = Scalars_EchoBoolean,
    .EchoVariantBool = Scalars_EchoVariantBool,
    .EchoChar = Scalars_EchoChar,
    .EchoWchar = Scalars_EchoWchar,
    .EchoResult = Scalars_EchoResult,
    .EchoRange = Scalars_EchoRange,
    .EchoLevel = Scalars_EchoLevel,
    .EchoStatus = Scalars_EchoStatus,
    .EchoSign = Scalars_EchoSign,
    .EchoFlags = Scalars_EchoFlags,
    .EchoHeaderLevel = Scalars_EchoHeaderLevel,
    .EchoLarge = Scalars_EchoLarge,
    .EchoUlarge = Scalars_EchoUlarge,
    .EchoMany = Scalars_EchoMany,
    .StepInt8 = Scalars_StepInt8,
    .StepUint16 = Scalars_StepUint16,
    .StepInt32 = Scalars_StepInt32,
    .StepUint32 = Scalars_StepUint32,
    .StepInt64 = Scalars_StepInt64,
    .StepUint64 = Scalars_StepUint64,
    .StepFloat = Scalars_StepFloat,
    .StepDouble = Scalars_StepDouble,
    .StepBool = Scalars_StepBool,
    .StepLevel = Scalars_StepLevel,
    .StepStatus = Scalars_StepStatus,
    .StepOptional = Scalars_StepOptional,
    .AddPointers = Scalars_AddPointers,
    .EchoLevelPointer = Scalars_EchoLevelPointer,
    .EchoDoublePointer = Scalars_EchoDoublePointer,
    .EchoNestedPointer = Scalars_EchoNestedPointer,
    .EchoAllocated = Scalars_EchoAllocated,
};
