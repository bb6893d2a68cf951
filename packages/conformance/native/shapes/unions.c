#include "shape-object.h"
#include "automation-values.h"
#include "values.h"

static HRESULT STDMETHODCALLTYPE Unions_EchoValue(
    IShapesUnions *face, SHAPE_KIND kind, SHAPE_VALUE value, SHAPE_VALUE *echo)
{
    CALL;
    RECORD("kind", kind);
    record_value("value", kind, &value);
    FILL_RECORD(reply, echo, value_copy(kind, &value));
    RETURN;
}

static HRESULT STDMETHODCALLTYPE Unions_EchoValuePointer(
    IShapesUnions *face, SHAPE_KIND kind, const SHAPE_VALUE *value, SHAPE_VALUE *echo)
{
    CALL;
    RECORD("kind", kind);
    record_value("value", kind, value);
    FILL_RECORD(reply, echo, value_copy(kind, value));
    RETURN;
}

static HRESULT STDMETHODCALLTYPE Unions_EchoSmall(IShapesUnions *face, LONG kind, SHAPE_SMALL value, SHAPE_SMALL *echo)
{
    CALL;
    RECORD("kind", kind);
    record_small("value", kind, &value);
    FILL_RECORD(reply, echo, small_copy(kind, &value));
    RETURN;
}

static HRESULT STDMETHODCALLTYPE Unions_EchoSmallAfter(
    IShapesUnions *face, LONG a, LONG b, LONG c, LONG d, LONG e, LONG kind, SHAPE_SMALL value, LONG *sum,
    SHAPE_SMALL *echo)
{
    CALL;
    RECORD("a", a), RECORD("b", b), RECORD("c", c), RECORD("d", d), RECORD("e", e), RECORD("kind", kind);
    record_small("value", kind, &value);
    FILL(reply, sum, a + b + c + d + e);
    FILL_RECORD(reply, echo, small_copy(kind, &value));
    RETURN;
}

#define ECHO_UNION(Method, Type, record, copy)                                             \
    static HRESULT STDMETHODCALLTYPE Unions_##Method(IShapesUnions *face, const Type *value, Type *echo) \
    {                                                                                \
        CALL;                                                                        \
        record("value", value);                                                      \
        FILL_RECORD(reply, echo, copy(value));                                       \
        RETURN;                                                                      \
    }

ECHO_UNION(EchoTagged, SHAPE_TAGGED, record_tagged, tagged_copy)
ECHO_UNION(EchoAnonymous, SHAPE_ANONYMOUS, record_anonymous, anonymous_copy)
ECHO_UNION(EchoChoice, SHAPE_CHOICE, record_choice, choice_copy)

static HRESULT STDMETHODCALLTYPE Unions_EchoUntagged(
    IShapesUnions *face, const SHAPE_UNTAGGED *value, SHAPE_UNTAGGED *echo)
{
    CALL;
    record_bytes("value", value->bytes, 8);
    FILL_RECORD(reply, echo, *value);
    RETURN;
}

static HRESULT STDMETHODCALLTYPE Unions_EchoUntaggedByValue(
    IShapesUnions *face, SHAPE_UNTAGGED value, SHAPE_UNTAGGED *echo)
{
    CALL;
    record_bytes("value", value.bytes, 8);
    FILL_RECORD(reply, echo, value);
    RETURN;
}

static HRESULT STDMETHODCALLTYPE Unions_EchoTaggedArray(
    IShapesUnions *face, ULONG count, const SHAPE_TAGGED *values, ULONG *echo_count, SHAPE_TAGGED **echo)
{
    CALL;
    RECORD_EACH(record_tagged, "values", values, count);
    FILL(reply, echo_count, count);
    GIVE_EACH(reply, echo, count, tagged_copy(&values[at]));
    RETURN;
}

const IShapesUnionsVtbl unions_vtable = {
    FACE_UNKNOWN,
    .EchoValue = Unions_EchoValue,
    .EchoValuePointer = Unions_EchoValuePointer,
    .EchoSmall = Unions_EchoSmall,
    .EchoSmallAfter = Unions_EchoSmallAfter,
    .EchoTagged = Unions_EchoTagged,
    .EchoAnonymous = Unions_EchoAnonymous,
    .EchoChoice = Unions_EchoChoice,
    .EchoUntagged = Unions_EchoUntagged,
    .EchoUntaggedByValue = Unions_EchoUntaggedByValue,
    .EchoTaggedArray = Unions_EchoTaggedArray,
};
