#include <stdlib.h>
#include "object.h"
#include "record.h"

/* An enumerator: it hands out the same object until its end. */
struct sequence {
    IEnumComposites face;
    unsigned number;
    LONG references;
    IComposites *element;
    ULONG times;
    ULONG position;
};

static const IEnumCompositesVtbl sequence_vtable;

static struct sequence *sequence_call(IEnumComposites *face, const char *function)
{
    struct sequence *sequence = (struct sequence *)face;
    record_call(sequence->number, function);
    return sequence;
}

static IEnumComposites *sequence_make(IComposites *element, ULONG times, ULONG position)
{
    struct sequence *sequence = calloc(1, sizeof *sequence);
    if (sequence == NULL) return NULL;
    sequence->face.lpVtbl = (IEnumCompositesVtbl *)&sequence_vtable;
    sequence->number = object_number();
    sequence->references = 1;
    sequence->element = element;
    sequence->times = times;
    sequence->position = position;
    IComposites_AddRef(element);
    return &sequence->face;
}

IEnumComposites *sequence_create(IComposites *element, ULONG times)
{
    return sequence_make(element, times, 0);
}

static HRESULT STDMETHODCALLTYPE Sequence_QueryInterface(IEnumComposites *face, REFIID riid, void **out)
{
    struct sequence *sequence = sequence_call(face, __func__);
    record_guid("riid", riid);
    *out = NULL;
    if (!IsEqualIID(riid, &IID_IEnumComposites) && !IsEqualIID(riid, &IID_IUnknown))
        return record_result(E_NOINTERFACE);
    sequence->references++;
    *out = face;
    return record_result(S_OK);
}

static ULONG STDMETHODCALLTYPE Sequence_AddRef(IEnumComposites *face)
{
    return record_count(++sequence_call(face, __func__)->references);
}

static ULONG STDMETHODCALLTYPE Sequence_Release(IEnumComposites *face)
{
    struct sequence *sequence = sequence_call(face, __func__);
    LONG references = --sequence->references;
    record_count(references);
    if (references > 0) return references;
    IComposites_Release(sequence->element);
    free(sequence);
    return 0;
}

static HRESULT STDMETHODCALLTYPE Sequence_Next(IEnumComposites *face, ULONG count, IComposites **elements, ULONG *fetched)
{
    struct reply reply = reply_take();
    struct sequence *sequence = sequence_call(face, __func__);
    ULONG left = sequence->times - sequence->position;
    ULONG given = left < count ? left : count;
    record_unsigned("celt", count);
    record_integer("counted", fetched != NULL);
    if (given > reply.outs) given = reply.outs;
    if (fetched != NULL) *fetched = given;
    record_result(reply.result == S_OK && given < count ? S_FALSE : reply.result);
    for (ULONG index = 0; index < given; index++) {
        elements[index] = sequence->element;
        IComposites_AddRef(sequence->element);
    }
    sequence->position += given;
    return reply.result == S_OK && given < count ? S_FALSE : reply.result;
}

static HRESULT STDMETHODCALLTYPE Sequence_Skip(IEnumComposites *face, ULONG count)
{
    struct sequence *sequence = sequence_call(face, __func__);
    ULONG left = sequence->times - sequence->position;
    record_unsigned("celt", count);
    sequence->position += left < count ? left : count;
    return record_result(left < count ? S_FALSE : S_OK);
}

static HRESULT STDMETHODCALLTYPE Sequence_Reset(IEnumComposites *face)
{
    sequence_call(face, __func__)->position = 0;
    return record_result(S_OK);
}

static HRESULT STDMETHODCALLTYPE Sequence_Clone(IEnumComposites *face, IEnumComposites **out)
{
    struct sequence *sequence = sequence_call(face, __func__);
    record_result(S_OK);
    *out = sequence_make(sequence->element, sequence->times, sequence->position);
    return *out == NULL ? E_OUTOFMEMORY : S_OK;
}

static const IEnumCompositesVtbl sequence_vtable = {
    .QueryInterface = Sequence_QueryInterface,
    .AddRef = Sequence_AddRef,
    .Release = Sequence_Release,
    .Next = Sequence_Next,
    .Skip = Sequence_Skip,
    .Reset = Sequence_Reset,
    .Clone = Sequence_Clone,
};
