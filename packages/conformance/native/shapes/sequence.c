#include "shape-object.h"
#include <stdlib.h>

struct sequence {
    union {
        IEnumShapesItems items;
        IEnumShapesTexts texts;
    };
    unsigned number;
    LONG references;
    ULONG count;
    ULONG at;
};

static struct sequence *sequence_create(const void *vtable, ULONG count, ULONG at)
{
    struct sequence *sequence = calloc(1, sizeof *sequence);
    if (sequence == NULL) return NULL;
    sequence->items.lpVtbl = (IEnumShapesItemsVtbl *)vtable;
    sequence->number = shape_number();
    sequence->references = 1;
    sequence->count = count;
    sequence->at = at;
    return sequence;
}

static ULONG STDMETHODCALLTYPE Sequence_AddRef(struct sequence *sequence)
{
    return ++sequence->references;
}

static ULONG STDMETHODCALLTYPE Sequence_Release(struct sequence *sequence)
{
    LONG references = --sequence->references;
    if (references > 0) return references;
    free(sequence);
    shape_counts.alive--;
    return 0;
}

static HRESULT STDMETHODCALLTYPE Sequence_Skip(struct sequence *sequence, ULONG celt)
{
    ULONG left = sequence->count - sequence->at;
    struct reply reply = numbered_call(sequence->number, __func__);
    record_unsigned("celt", celt);
    sequence->at += celt < left ? celt : left;
    return record_result(reply.result == S_OK && celt > left ? S_FALSE : reply.result);
}

static HRESULT STDMETHODCALLTYPE Sequence_Reset(struct sequence *sequence)
{
    struct reply reply = numbered_call(sequence->number, __func__);
    sequence->at = 0;
    RETURN;
}

static HRESULT STDMETHODCALLTYPE Items_QueryInterface(struct sequence *sequence, REFIID riid, void **out)
{
    *out = NULL;
    if (!IsEqualIID(riid, &IID_IUnknown) && !IsEqualIID(riid, &IID_IEnumShapesItems)) return E_NOINTERFACE;
    sequence->references++;
    *out = sequence;
    return S_OK;
}

static HRESULT STDMETHODCALLTYPE Items_Next(struct sequence *sequence, ULONG celt, IShapesItem **items, ULONG *fetched)
{
    struct reply reply = numbered_call(sequence->number, __func__);
    ULONG left = sequence->count - sequence->at;
    ULONG taken = celt < left ? celt : left;
    record_unsigned("celt", celt);
    if (!reply_fills(&reply)) taken = 0;
    for (ULONG at = 0; at < celt; at++)
        items[at] = at < taken ? (IShapesItem *)item_create((LONG)(sequence->at + at), NULL) : NULL;
    sequence->at += taken;
    if (fetched != NULL) *fetched = taken;
    else CHECK(celt == 1);
    return record_result(reply.result == S_OK && taken < celt ? S_FALSE : reply.result);
}

static HRESULT STDMETHODCALLTYPE Items_Clone(struct sequence *sequence, IEnumShapesItems **copy)
{
    struct reply reply = numbered_call(sequence->number, __func__);
    *copy = reply_fills(&reply) ? item_sequence(sequence->count, sequence->at) : NULL;
    RETURN;
}

static HRESULT STDMETHODCALLTYPE Texts_QueryInterface(struct sequence *sequence, REFIID riid, void **out)
{
    *out = NULL;
    if (!IsEqualIID(riid, &IID_IUnknown) && !IsEqualIID(riid, &IID_IEnumShapesTexts)) return E_NOINTERFACE;
    sequence->references++;
    *out = sequence;
    return S_OK;
}

static HRESULT STDMETHODCALLTYPE Texts_Next(struct sequence *sequence, ULONG celt, LPOLESTR *texts, ULONG *fetched)
{
    struct reply reply = numbered_call(sequence->number, __func__);
    ULONG left = sequence->count - sequence->at;
    ULONG taken = celt < left ? celt : left;
    record_unsigned("celt", celt);
    if (!reply_fills(&reply)) taken = 0;
    for (ULONG at = 0; at < celt; at++) {
        WCHAR digit[] = { (WCHAR)('0' + (sequence->at + at) % 10), 0 };
        texts[at] = at < taken ? task_string(digit) : NULL;
    }
    sequence->at += taken;
    if (fetched != NULL) *fetched = taken;
    else CHECK(celt == 1);
    return record_result(reply.result == S_OK && taken < celt ? S_FALSE : reply.result);
}

static HRESULT STDMETHODCALLTYPE Texts_Clone(struct sequence *sequence, IEnumShapesTexts **copy)
{
    struct reply reply = numbered_call(sequence->number, __func__);
    *copy = reply_fills(&reply) ? text_sequence(sequence->count, sequence->at) : NULL;
    RETURN;
}

static const IEnumShapesItemsVtbl items_vtable = {
    .QueryInterface = (void *)Items_QueryInterface,
    .AddRef = (void *)Sequence_AddRef,
    .Release = (void *)Sequence_Release,
    .Next = (void *)Items_Next,
    .Skip = (void *)Sequence_Skip,
    .Reset = (void *)Sequence_Reset,
    .Clone = (void *)Items_Clone,
};

static const IEnumShapesTextsVtbl texts_vtable = {
    .QueryInterface = (void *)Texts_QueryInterface,
    .AddRef = (void *)Sequence_AddRef,
    .Release = (void *)Sequence_Release,
    .Next = (void *)Texts_Next,
    .Skip = (void *)Sequence_Skip,
    .Reset = (void *)Sequence_Reset,
    .Clone = (void *)Texts_Clone,
};

IEnumShapesItems *item_sequence(ULONG count, ULONG at)
{
    struct sequence *sequence = sequence_create(&items_vtable, count, at);
    return sequence == NULL ? NULL : &sequence->items;
}

IEnumShapesTexts *text_sequence(ULONG count, ULONG at)
{
    struct sequence *sequence = sequence_create(&texts_vtable, count, at);
    return sequence == NULL ? NULL : &sequence->texts;
}
