#include "source.h"
#include <stdlib.h>

/* Walks over those who were advised when it was made. It has a use of each, and keeps the source alive. */
struct connections {
    IEnumConnections face;
    LONG references;
    struct source *source;
    struct sink **sinks;
    ULONG count;
    ULONG at;
};

static IEnumConnections *connections_create(struct source *source, struct sink **sinks, ULONG count, ULONG at);

static HRESULT STDMETHODCALLTYPE Connections_QueryInterface(struct connections *all, REFIID riid, void **out)
{
    *out = NULL;
    if (!IsEqualIID(riid, &IID_IUnknown) && !IsEqualIID(riid, &IID_IEnumConnections)) return E_NOINTERFACE;
    count_up(all->references);
    *out = all;
    return S_OK;
}

static ULONG STDMETHODCALLTYPE Connections_AddRef(struct connections *all)
{
    return count_up(all->references);
}

static ULONG STDMETHODCALLTYPE Connections_Release(struct connections *all)
{
    LONG references = count_down(all->references);
    if (references > 0) return references;
    for (ULONG index = 0; index < all->count; index++) sink_leave(all->sinks[index]);
    source_release(all->source);
    free(all->sinks);
    free(all);
    count_down(event_counts.enumerators);
    return 0;
}

/* The references in the elements are the caller's to give back, and not counted. */
static HRESULT STDMETHODCALLTYPE Connections_Next(
    struct connections *all, ULONG wanted, CONNECTDATA *elements, ULONG *fetched)
{
    ULONG count = 0;
    if (fetched == NULL && wanted != 1) return E_POINTER;
    for (; count < wanted && all->at < all->count; count++) {
        struct sink *sink = all->sinks[all->at++];
        IUnknown_AddRef(sink->object);
        elements[count] = (CONNECTDATA){ sink->object, sink->told.cookie };
    }
    if (fetched != NULL) *fetched = count;
    return count == wanted ? S_OK : S_FALSE;
}

static HRESULT STDMETHODCALLTYPE Connections_Skip(struct connections *all, ULONG count)
{
    ULONG left = all->count - all->at;
    all->at += count < left ? count : left;
    return count <= left ? S_OK : S_FALSE;
}

static HRESULT STDMETHODCALLTYPE Connections_Reset(struct connections *all)
{
    all->at = 0;
    return S_OK;
}

static HRESULT STDMETHODCALLTYPE Connections_Clone(struct connections *all, IEnumConnections **copy)
{
    struct sink **sinks = calloc(all->count + 1, sizeof *sinks);
    *copy = NULL;
    if (sinks == NULL) return E_OUTOFMEMORY;
    memcpy(sinks, all->sinks, all->count * sizeof *sinks);
    lock();
    for (ULONG index = 0; index < all->count; index++) sinks[index]->users++;
    unlock();
    *copy = connections_create(all->source, sinks, all->count, all->at);
    return *copy == NULL ? E_OUTOFMEMORY : S_OK;
}

static const IEnumConnectionsVtbl connections_vtable = {
    .QueryInterface = (void *)Connections_QueryInterface,
    .AddRef = (void *)Connections_AddRef,
    .Release = (void *)Connections_Release,
    .Next = (void *)Connections_Next,
    .Skip = (void *)Connections_Skip,
    .Reset = (void *)Connections_Reset,
    .Clone = (void *)Connections_Clone,
};

/* Takes the array of uses over. */
static IEnumConnections *connections_create(struct source *source, struct sink **sinks, ULONG count, ULONG at)
{
    struct connections *all = malloc(sizeof *all);
    if (all == NULL) {
        for (ULONG index = 0; index < count; index++) sink_leave(sinks[index]);
        free(sinks);
        return NULL;
    }
    source_add_ref(source);
    count_up(event_counts.enumerators);
    *all = (struct connections){ { (IEnumConnectionsVtbl *)&connections_vtable }, 1, source, sinks, count, at };
    return &all->face;
}

IEnumConnections *connections_enumerate(struct point *point)
{
    ULONG count;
    struct sink **sinks = sinks_use(point->source, point, &count);
    return sinks == NULL ? NULL : connections_create(point->source, sinks, count, 0);
}
