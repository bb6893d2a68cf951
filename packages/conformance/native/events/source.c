#include "source.h"
#include <stdlib.h>

struct event_counts event_counts;

static struct source *source_of(IEventSource *face)
{
    return (struct source *)face;
}

HRESULT source_query(struct source *source, REFIID riid, void **out)
{
    *out = NULL;
    if (IsEqualIID(riid, &IID_IUnknown) || IsEqualIID(riid, &IID_IEventSource)) *out = &source->face;
    else if (IsEqualIID(riid, &IID_IConnectionPointContainer)) *out = &source->container_face;
    else return E_NOINTERFACE;
    source_add_ref(source);
    return S_OK;
}

ULONG source_add_ref(struct source *source)
{
    return count_up(source->references);
}

ULONG source_release(struct source *source)
{
    LONG references = count_down(source->references);
    if (references > 0) return references;
    sinks_destroy(source);
    for (ULONG index = 0; index < source->answer_count; index++) CoTaskMemFree(source->answers[index].text);
    free(source->answers);
    free(source);
    count_down(event_counts.sources);
    return 0;
}

static HRESULT STDMETHODCALLTYPE Source_QueryInterface(IEventSource *face, REFIID riid, void **out)
{
    return source_query(source_of(face), riid, out);
}

static ULONG STDMETHODCALLTYPE Source_AddRef(IEventSource *face) { return source_add_ref(source_of(face)); }
static ULONG STDMETHODCALLTYPE Source_Release(IEventSource *face) { return source_release(source_of(face)); }

static HRESULT STDMETHODCALLTYPE Source_Fire(IEventSource *face, const EVENT *event, ULONG *receivers)
{
    *receivers = source_fire(source_of(face), event);
    return S_OK;
}

/* An event that waits for its thread, with all that it needs. */
struct shot {
    struct source *source;
    EVENT event;
};

static void shot_end(struct shot *shot)
{
    if (shot->event.object != NULL) IUnknown_Release(shot->event.object);
    CoTaskMemFree(shot->event.text);
    count_down(shot->source->running);
    source_release(shot->source);
    free(shot);
}

static void shot_run(void *with)
{
    struct shot *shot = with;
    source_fire(shot->source, &shot->event);
    shot_end(shot);
}

static HRESULT STDMETHODCALLTYPE Source_FireElsewhere(IEventSource *face, const EVENT *event)
{
    struct shot *shot = malloc(sizeof *shot);
    if (shot == NULL) return E_OUTOFMEMORY;
    *shot = (struct shot){ source_of(face), *event };
    shot->event.text = plain_string(event->text);
    if (event->object != NULL) IUnknown_AddRef(event->object);
    source_add_ref(shot->source);
    count_up(shot->source->running);
    if (thread_start(shot_run, shot)) return S_OK;
    shot_end(shot);
    return E_OUTOFMEMORY;
}

static HRESULT STDMETHODCALLTYPE Source_GetThreads(IEventSource *face, ULONG *running, ULONG *calling)
{
    *running = __atomic_load_n(&source_of(face)->running, __ATOMIC_SEQ_CST);
    *calling = __atomic_load_n(&source_of(face)->calling, __ATOMIC_SEQ_CST);
    return S_OK;
}

static HRESULT STDMETHODCALLTYPE Source_TakeAnswers(IEventSource *face, ULONG *count, ANSWER **answers)
{
    struct source *source = source_of(face);
    ULONG bytes;
    lock();
    *count = source->answer_count;
    bytes = *count * sizeof **answers;
    *answers = CoTaskMemAlloc(bytes + 1);
    if (*answers != NULL && bytes != 0) memcpy(*answers, source->answers, bytes);
    if (*answers != NULL) source->answer_count = 0;
    unlock();
    return *answers == NULL ? E_OUTOFMEMORY : S_OK;
}

static HRESULT STDMETHODCALLTYPE Source_GetSinks(IEventSource *face, ULONG *count, SINK **sinks)
{
    struct source *source = source_of(face);
    *count = 0;
    lock();
    *sinks = CoTaskMemAlloc((source->cookies + 1) * sizeof **sinks);
    for (struct sink *sink = source->sinks; *sinks != NULL && sink != NULL; sink = sink->next)
        (*sinks)[(*count)++] = sink->told;
    unlock();
    return *sinks == NULL ? E_OUTOFMEMORY : S_OK;
}

static HRESULT STDMETHODCALLTYPE Source_SetLimit(IEventSource *face, ULONG most)
{
    source_of(face)->most = most;
    return S_OK;
}

static HRESULT STDMETHODCALLTYPE Source_SetGreeting(IEventSource *face, BOOL greets)
{
    source_of(face)->greets = greets;
    return S_OK;
}

static HRESULT STDMETHODCALLTYPE Source_GetObjects(IEventSource *face, ULONG *sources, ULONG *enumerators)
{
    *sources = event_counts.sources;
    *enumerators = event_counts.enumerators;
    return S_OK;
}

const IEventSourceVtbl source_vtable = {
    .QueryInterface = Source_QueryInterface,
    .AddRef = Source_AddRef,
    .Release = Source_Release,
    .Fire = Source_Fire,
    .FireElsewhere = Source_FireElsewhere,
    .GetThreads = Source_GetThreads,
    .TakeAnswers = Source_TakeAnswers,
    .GetSinks = Source_GetSinks,
    .SetLimit = Source_SetLimit,
    .SetGreeting = Source_SetGreeting,
    .GetObjects = Source_GetObjects,
};
