#include "shape-object.h"
#include "values.h"

/* Records the six arguments in front, and gives their sum. */
static LONG record_six(LONG a, LONG b, LONG c, LONG d, LONG e, LONG f)
{
    RECORD("a", a), RECORD("b", b), RECORD("c", c), RECORD("d", d), RECORD("e", e), RECORD("f", f);
    return a + b + c + d + e + f;
}

#define RECORD_ONE(value) RECORD(NULL, (value).a)
#define RECORD_TWO(value) RECORD_ONE(value), RECORD(NULL, (value).b)
#define RECORD_THREE(value) RECORD_TWO(value), RECORD(NULL, (value).c)
#define RECORD_FOUR(value) RECORD_THREE(value), RECORD(NULL, (value).d)

#define ECHO_VALUE(Name, Type, record)                                                                  \
    static HRESULT STDMETHODCALLTYPE ByValue_Echo##Name(IShapesByValue *face, Type value, Type *echo) \
    {                                                                                             \
        CALL;                                                                                     \
        record;                                                                                   \
        FILL_RECORD(reply, echo, value);                                                          \
        RETURN;                                                                                   \
    }

#define ECHO_VALUE_AFTER(Name, Type, record)                                                            \
    static HRESULT STDMETHODCALLTYPE ByValue_Echo##Name##After(                                   \
        IShapesByValue *face, LONG a, LONG b, LONG c, LONG d, LONG e, LONG f, Type value, LONG *sum, Type *echo) \
    {                                                                                             \
        LONG total;                                                                               \
        CALL;                                                                                     \
        total = record_six(a, b, c, d, e, f);                                                     \
        record;                                                                                   \
        FILL(reply, sum, total);                                                                  \
        FILL_RECORD(reply, echo, value);                                                          \
        RETURN;                                                                                   \
    }

#define ECHO_BOTH(Name, members)                                                                       \
    ECHO_VALUE(Name, SHAPE_##Name, record_open("value"); members(value); record_close())                \
    ECHO_VALUE_AFTER(Name, SHAPE_##Name, record_open("value"); members(value); record_close())

ECHO_BOTH(B1, RECORD_ONE)
ECHO_BOTH(B2, RECORD_TWO)
ECHO_BOTH(B3, RECORD_THREE)
ECHO_BOTH(B4, RECORD_TWO)
ECHO_BOTH(B8, RECORD_TWO)
ECHO_BOTH(B12, RECORD_THREE)
ECHO_BOTH(B16, RECORD_TWO)
ECHO_BOTH(B24, RECORD_THREE)
ECHO_BOTH(F4, RECORD_ONE)
ECHO_BOTH(F8, RECORD_TWO)
ECHO_BOTH(F12, RECORD_THREE)
ECHO_BOTH(F16, RECORD_FOUR)
ECHO_BOTH(D8, RECORD_ONE)
ECHO_BOTH(D16, RECORD_TWO)
ECHO_BOTH(D24, RECORD_THREE)
ECHO_BOTH(M16, RECORD_TWO)

ECHO_VALUE(Guid, GUID, record_guid("value", &value))
ECHO_VALUE_AFTER(Guid, GUID, record_guid("value", &value))
ECHO_VALUE(FileTime, FILETIME, record_time("value", &value))
ECHO_VALUE(Point, SHAPE_POINT, record_point("value", &value))
ECHO_VALUE(Scalars, SHAPE_SCALARS, record_scalars("value", &value))

static HRESULT STDMETHODCALLTYPE ByValue_EchoTexts(IShapesByValue *face, SHAPE_TEXTS value, SHAPE_TEXTS *echo)
{
    CALL;
    record_texts("value", &value);
    FILL_RECORD(reply, echo, texts_copy(&value));
    RETURN;
}

static HRESULT STDMETHODCALLTYPE ByValue_EchoMixed(
    IShapesByValue *face, SHAPE_F8 first, LONG number, SHAPE_B16 second, double real, SHAPE_D16 third,
    SHAPE_F8 *first_echo, LONG *number_echo, SHAPE_B16 *second_echo, double *real_echo, SHAPE_D16 *third_echo)
{
    CALL;
    RECORD_TWO(first);
    RECORD("number", number);
    RECORD_TWO(second);
    RECORD("real", real);
    RECORD_TWO(third);
    FILL_RECORD(reply, first_echo, first);
    FILL(reply, number_echo, number);
    FILL_RECORD(reply, second_echo, second);
    FILL(reply, real_echo, real);
    FILL_RECORD(reply, third_echo, third);
    RETURN;
}

const IShapesByValueVtbl by_value_vtable = {
    FACE_UNKNOWN,
    .EchoB1 = ByValue_EchoB1,
    .EchoB1After = ByValue_EchoB1After,
    .EchoB2 = ByValue_EchoB2,
    .EchoB2After = ByValue_EchoB2After,
    .EchoB3 = ByValue_EchoB3,
    .EchoB3After = ByValue_EchoB3After,
    .EchoB4 = ByValue_EchoB4,
    .EchoB4After = ByValue_EchoB4After,
    .EchoB8 = ByValue_EchoB8,
    .EchoB8After = ByValue_EchoB8After,
    .EchoB12 = ByValue_EchoB12,
    .EchoB12After = ByValue_EchoB12After,
    .EchoB16 = ByValue_EchoB16,
    .EchoB16After = ByValue_EchoB16After,
    .EchoB24 = ByValue_EchoB24,
    .EchoB24After = ByValue_EchoB24After,
    .EchoF4 = ByValue_EchoF4,
    .EchoF4After = ByValue_EchoF4After,
    .EchoF8 = ByValue_EchoF8,
    .EchoF8After = ByValue_EchoF8After,
    .EchoF12 = ByValue_EchoF12,
    .EchoF12After = ByValue_EchoF12After,
    .EchoF16 = ByValue_EchoF16,
    .EchoF16After = ByValue_EchoF16After,
    .EchoD8 = ByValue_EchoD8,
    .EchoD8After = ByValue_EchoD8After,
    .EchoD16 = ByValue_EchoD16,
    .EchoD16After = ByValue_EchoD16After,
    .EchoD24 = ByValue_EchoD24,
    .EchoD24After = ByValue_EchoD24After,
    .EchoM16 = ByValue_EchoM16,
    .EchoM16After = ByValue_EchoM16After,
    .EchoGuid = ByValue_EchoGuid,
    .EchoGuidAfter = ByValue_EchoGuidAfter,
    .EchoFileTime = ByValue_EchoFileTime,
    .EchoPoint = ByValue_EchoPoint,
    .EchoScalars = ByValue_EchoScalars,
    .EchoTexts = ByValue_EchoTexts,
    .EchoMixed = ByValue_EchoMixed,
};
