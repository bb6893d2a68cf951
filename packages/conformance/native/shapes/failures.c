#include "automation-values.h"
#include "values.h"

/* Each ignores what the probe says of the reply: it fills if it is told to, and fails. */

static const WCHAR wide[] = L"to be freed";

#define FAIL(Method, statements, ...)                                                            \
    static HRESULT STDMETHODCALLTYPE Failures_##Method(IShapesFailures *face, BOOL fill, __VA_ARGS__) \
    {                                                                                            \
        CALL;                                                                                    \
        RECORD("fill", fill);                                                                    \
        reply.outs = fill ? ~0u : 0;                                                             \
        statements;                                                                              \
        return record_result(E_FAIL);                                                            \
    }

static SHAPE_TEXTS texts_made(void)
{
    return (SHAPE_TEXTS){ task_string(wide), task_narrow("narrow"), task_bstr(wide, 3), task_string(wide) };
}

static SHAPE_VALUE value_made(SHAPE_KIND kind)
{
    SHAPE_VALUE value;
    memset(&value, 0, sizeof value);
    if (kind == SHAPE_KIND_TEXT) value.text = task_string(wide);
    return value;
}

static SAFEARRAY *texts_array(void)
{
    SAFEARRAY *array = safe_vector(VT_BSTR, 2);
    for (int at = 0; array != NULL && at < 2; at++) ((BSTR *)array->pvData)[at] = task_bstr(wide, 2);
    return array;
}

static void *item_asked(REFIID riid)
{
    void *asked = NULL;
    IUnknown *item = (IUnknown *)item_create(1, NULL);
    IUnknown_QueryInterface(item, riid, &asked);
    IUnknown_Release(item);
    return asked;
}

#define ITEM (IShapesItem *)item_create(1, NULL)

FAIL(FailNumber, FILL(reply, value, 1), LONG *value)
FAIL(FailWide, GIVE(reply, text, task_string(wide)), LPWSTR *text)
FAIL(FailNarrow, GIVE(reply, text, task_narrow("narrow")), LPSTR *text)
FAIL(FailBstr, GIVE(reply, text, task_bstr(wide, 4)), BSTR *text)
FAIL(FailItem, GIVE(reply, item, ITEM), IShapesItem **item)
FAIL(FailAs, GIVE(reply, ppv, item_asked(riid)), REFIID riid, void **ppv)
FAIL(FailBytes, FILL(reply, count, 3); GIVE(reply, values, task_alloc(3)), ULONG *count, byte **values)
FAIL(FailTexts, FILL(reply, count, 2); GIVE_EACH(reply, texts, 2, task_string(wide)), ULONG *count, LPWSTR **texts)
FAIL(FailItems, FILL(reply, count, 2); GIVE_EACH(reply, items, 2, ITEM), ULONG *count, IShapesItem ***items)
FAIL(FailNext, FILL_EACH(reply, items, celt, ITEM); FILL(reply, fetched, celt),
     ULONG celt, IShapesItem **items, ULONG *fetched)
FAIL(FailStruct, FILL_RECORD(reply, value, texts_made()), SHAPE_TEXTS *value)
FAIL(FailAllocated, GIVE_EACH(reply, value, 1, texts_made()), SHAPE_TEXTS **value)
FAIL(FailUnion, FILL_RECORD(reply, value, value_made(kind)), SHAPE_KIND kind, SHAPE_VALUE *value)
FAIL(FailVariant, FILL_RECORD(reply, value, variant_made(VT_BSTR)), VARIANT *value)
FAIL(FailSafe, GIVE(reply, values, texts_array()), SAFEARRAY **values)
FAIL(FailProp, FILL_RECORD(reply, value, prop_made(VT_VECTOR | VT_LPWSTR)), PROPVARIANT *value)
FAIL(FailHstring, GIVE(reply, text, hstring_make(wide, 5)), HSTRING *text)
FAIL(FailMany,
     reply_string(&reply, text, wide);
     GIVE(reply, item, ITEM);
     GIVE(reply, counted, task_bstr(wide, 4));
     FILL_RECORD(reply, value, variant_made(VT_UNKNOWN)),
     LPWSTR *text, IShapesItem **item, BSTR *counted, VARIANT *value)

#define FAIL_LENT(Method, Type, lend)                                                            \
    static HRESULT STDMETHODCALLTYPE Failures_##Method(IShapesFailures *face, Type value)        \
    {                                                                                            \
        shape_call(face, __func__);                                                              \
        lend;                                                                                    \
        return record_result(E_FAIL);                                                            \
    }

FAIL_LENT(FailInOutWide, LPWSTR *, task_lend(*value))
FAIL_LENT(FailInOutBstr, BSTR *, bstr_lend(*value))
FAIL_LENT(FailInOutItem, IShapesItem **, record_item("item", *value))
FAIL_LENT(FailInOutVariant, VARIANT *, variant_lend(value))
FAIL_LENT(FailInOutSafe, SAFEARRAY **, safe_lend(*value))

const IShapesFailuresVtbl failures_vtable = {
    FACE_UNKNOWN,
    .FailNumber = Failures_FailNumber,
    .FailWide = Failures_FailWide,
    .FailNarrow = Failures_FailNarrow,
    .FailBstr = Failures_FailBstr,
    .FailItem = Failures_FailItem,
    .FailAs = Failures_FailAs,
    .FailBytes = Failures_FailBytes,
    .FailTexts = Failures_FailTexts,
    .FailItems = Failures_FailItems,
    .FailNext = Failures_FailNext,
    .FailStruct = Failures_FailStruct,
    .FailAllocated = Failures_FailAllocated,
    .FailUnion = Failures_FailUnion,
    .FailVariant = Failures_FailVariant,
    .FailSafe = Failures_FailSafe,
    .FailProp = Failures_FailProp,
    .FailHstring = Failures_FailHstring,
    .FailMany = Failures_FailMany,
    .FailInOutWide = Failures_FailInOutWide,
    .FailInOutBstr = Failures_FailInOutBstr,
    .FailInOutItem = Failures_FailInOutItem,
    .FailInOutVariant = Failures_FailInOutVariant,
    .FailInOutSafe = Failures_FailInOutSafe,
};
