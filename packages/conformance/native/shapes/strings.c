#include "shape-object.h"
#include "values.h"

#define TOO_SMALL HRESULT_FROM_WIN32(ERROR_INSUFFICIENT_BUFFER)

#define ECHO_WIDE(Method, In, Out)                                                               \
    static HRESULT STDMETHODCALLTYPE Strings_##Method(IShapesStrings *face, In text, Out *echo)  \
    {                                                                                            \
        CALL;                                                                                    \
        record_string("text", text);                                                             \
        reply_string(&reply, echo, text);                                                        \
        RETURN;                                                                                  \
    }

ECHO_WIDE(EchoWide, LPCWSTR, LPWSTR)
ECHO_WIDE(EchoWideArray, const WCHAR *, LPWSTR)
ECHO_WIDE(EchoOle, LPOLESTR, LPOLESTR)
ECHO_WIDE(EchoOptional, LPCWSTR, LPWSTR)

#define ECHO_NARROW(Method)                                                                      \
    static HRESULT STDMETHODCALLTYPE Strings_##Method(IShapesStrings *face, LPCSTR text, LPSTR *echo) \
    {                                                                                            \
        CALL;                                                                                    \
        record_narrow("text", text);                                                             \
        GIVE(reply, echo, task_narrow(text));                                                    \
        RETURN;                                                                                  \
    }

ECHO_NARROW(EchoNarrow)
ECHO_NARROW(EchoNarrowArray)
ECHO_NARROW(EchoNarrowOptional)

static HRESULT STDMETHODCALLTYPE Strings_MeasureBoth(
    IShapesStrings *face, LPCWSTR wide, LPCSTR narrow, ULONG *wide_units, ULONG *narrow_bytes)
{
    CALL;
    record_string("wide", wide);
    record_narrow("narrow", narrow);
    FILL(reply, wide_units, (ULONG)wide_length(wide));
    FILL(reply, narrow_bytes, (ULONG)strlen(narrow));
    RETURN;
}

static HRESULT STDMETHODCALLTYPE Strings_DoubleWide(IShapesStrings *face, LPWSTR *text)
{
    CALL;
    task_lend(*text);
    record_string("text", *text);
    if (reply_fills(&reply) && *text != NULL) {
        WCHAR *twice = wide_doubled(*text);
        task_take(*text);
        *text = twice;
    }
    RETURN;
}

static HRESULT STDMETHODCALLTYPE Strings_DoubleNarrow(IShapesStrings *face, LPSTR *text)
{
    CALL;
    task_lend(*text);
    record_narrow("text", *text);
    if (reply_fills(&reply) && *text != NULL) {
        char *twice = narrow_doubled(*text);
        task_take(*text);
        *text = twice;
    }
    RETURN;
}

/* Ends the call with a text in a buffer of the caller's, of which every unit but those of the text is 0xcccc first. */
static HRESULT fill_wide(struct reply reply, const WCHAR *text, size_t capacity, WCHAR *buffer)
{
    size_t length = wide_length(text);
    record_unsigned("capacity", capacity);
    if (capacity != 0) CHECK(buffer != NULL);
    if (length + 1 > capacity) return record_result(TOO_SMALL);
    memset(buffer, 0xcc, capacity * sizeof(WCHAR));
    if (reply_fills(&reply)) memcpy(buffer, text, (length + 1) * sizeof(WCHAR));
    else *buffer = 0;
    RETURN;
}

static HRESULT STDMETHODCALLTYPE Strings_FillWide(IShapesStrings *face, LPCWSTR text, ULONG capacity, WCHAR *buffer)
{
    CALL;
    record_string("text", text);
    return fill_wide(reply, text, capacity, buffer);
}

static HRESULT STDMETHODCALLTYPE Strings_FillWideFirst(IShapesStrings *face, LPWSTR buffer, int capacity, LPCWSTR text)
{
    CALL;
    record_string("text", text);
    return fill_wide(reply, text, (size_t)capacity, buffer);
}

static HRESULT STDMETHODCALLTYPE Strings_FillNarrow(IShapesStrings *face, LPCSTR text, LPSTR buffer, UINT capacity)
{
    size_t length = strlen(text);
    CALL;
    record_narrow("text", text);
    record_unsigned("capacity", capacity);
    if (length + 1 > capacity) return record_result(TOO_SMALL);
    memset(buffer, 0xcc, capacity);
    if (reply_fills(&reply)) memcpy(buffer, text, length + 1);
    else *buffer = 0;
    RETURN;
}

static HRESULT STDMETHODCALLTYPE Strings_FillInOut(IShapesStrings *face, LPCWSTR text, ULONG *length, WCHAR *buffer)
{
    ULONG units = (ULONG)wide_length(text);
    CALL;
    record_string("text", text);
    record_unsigned("length", *length);
    if (units > *length) return record_result(TOO_SMALL);
    *length = reply_fills(&reply) ? units : 0;
    if (reply_fills(&reply)) memcpy(buffer, text, units * sizeof(WCHAR));
    RETURN;
}

static HRESULT STDMETHODCALLTYPE Strings_FillLength(
    IShapesStrings *face, LPCWSTR text, ULONG capacity, WCHAR *buffer, ULONG *length)
{
    ULONG units = (ULONG)wide_length(text);
    CALL;
    record_string("text", text);
    record_unsigned("capacity", capacity);
    *length = 0;
    if (units > capacity) return record_result(TOO_SMALL);
    if (reply_fills(&reply)) memcpy(buffer, text, units * sizeof(WCHAR));
    FILL(reply, length, units);
    RETURN;
}

static HRESULT STDMETHODCALLTYPE Strings_FillOptional(
    IShapesStrings *face, LPCWSTR text, WCHAR *buffer, ULONG capacity, ULONG *needed)
{
    ULONG units = (ULONG)wide_length(text) + 1;
    CALL;
    record_string("text", text);
    record_unsigned("buffer", buffer != NULL);
    record_unsigned("capacity", capacity);
    *needed = units;
    if (buffer == NULL) return record_result(reply.result == S_OK ? S_FALSE : reply.result);
    if (units > capacity) return record_result(TOO_SMALL);
    if (reply_fills(&reply)) memcpy(buffer, text, units * sizeof(WCHAR));
    else *buffer = 0;
    RETURN;
}

static HRESULT STDMETHODCALLTYPE Strings_RaiseWide(IShapesStrings *face, WCHAR *text, ULONG capacity)
{
    CALL;
    record_string("text", text);
    record_unsigned("capacity", capacity);
    CHECK(wide_length(text) < capacity);
    for (; reply.outs != 0 && *text != 0; text++)
        if (*text >= 'a' && *text <= 'z') *text -= 'a' - 'A';
    RETURN;
}

static HRESULT STDMETHODCALLTYPE Strings_RaiseNarrow(IShapesStrings *face, char *text, ULONG capacity)
{
    CALL;
    record_narrow("text", text);
    record_unsigned("capacity", capacity);
    CHECK(strlen(text) < capacity);
    for (; reply.outs != 0 && *text != 0; text++)
        if (*text >= 'a' && *text <= 'z') *text -= 'a' - 'A';
    RETURN;
}

static HRESULT STDMETHODCALLTYPE Strings_EchoUnits(
    IShapesStrings *face, ULONG count, const WCHAR *units, ULONG *echo_count, WCHAR **echo)
{
    CALL;
    RECORD_NUMBERS("units", units, count);
    record_unsigned("count", count);
    FILL(reply, echo_count, count);
    GIVE(reply, echo, task_copy(units, count * sizeof *units));
    RETURN;
}

static HRESULT STDMETHODCALLTYPE Strings_EchoTexts(
    IShapesStrings *face, ULONG count, const LPCWSTR *texts, ULONG *echo_count, LPWSTR **echo)
{
    CALL;
    RECORD_EACH(record_each_wide, "texts", texts, count);
    FILL(reply, echo_count, count);
    GIVE_EACH(reply, echo, count, task_string(texts[at]));
    RETURN;
}

static HRESULT STDMETHODCALLTYPE Strings_EchoOleTexts(IShapesStrings *face, LPOLESTR *texts, UINT count, LPOLESTR *echo)
{
    CALL;
    RECORD_EACH(record_each_wide, "texts", (const LPCWSTR *)texts, count);
    FILL_EACH(reply, echo, count, task_string(texts[at]));
    RETURN;
}

static HRESULT STDMETHODCALLTYPE Strings_EchoNarrowTexts(
    IShapesStrings *face, ULONG count, LPCSTR *texts, ULONG *echo_count, LPSTR **echo)
{
    CALL;
    RECORD_EACH(record_each_narrow, "texts", texts, count);
    FILL(reply, echo_count, count);
    GIVE_EACH(reply, echo, count, task_narrow(texts[at]));
    RETURN;
}

static HRESULT STDMETHODCALLTYPE Strings_EnumTexts(IShapesStrings *face, ULONG count, IEnumShapesTexts **sequence)
{
    CALL;
    record_unsigned("count", count);
    GIVE(reply, sequence, text_sequence(count, 0));
    RETURN;
}

const IShapesStringsVtbl strings_vtable = {
    FACE_UNKNOWN,
    .EchoWide = Strings_EchoWide,
    .EchoWideArray = Strings_EchoWideArray,
    .EchoOle = Strings_EchoOle,
    .EchoOptional = Strings_EchoOptional,
    .EchoNarrow = Strings_EchoNarrow,
    .EchoNarrowArray = Strings_EchoNarrowArray,
    .EchoNarrowOptional = Strings_EchoNarrowOptional,
    .MeasureBoth = Strings_MeasureBoth,
    .DoubleWide = Strings_DoubleWide,
    .DoubleNarrow = Strings_DoubleNarrow,
    .FillWide = Strings_FillWide,
    .FillWideFirst = Strings_FillWideFirst,
    .FillNarrow = Strings_FillNarrow,
    .FillInOut = Strings_FillInOut,
    .FillLength = Strings_FillLength,
    .FillOptional = Strings_FillOptional,
    .RaiseWide = Strings_RaiseWide,
    .RaiseNarrow = Strings_RaiseNarrow,
    .EchoUnits = Strings_EchoUnits,
    .EchoTexts = Strings_EchoTexts,
    .EchoOleTexts = Strings_EchoOleTexts,
    .EchoNarrowTexts = Strings_EchoNarrowTexts,
    .EnumTexts = Strings_EnumTexts,
};
