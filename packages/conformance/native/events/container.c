#include "source.h"
#include <stdlib.h>

static struct source *container_source(IConnectionPointContainer *face)
{
    return (struct source *)((char *)face - offsetof(struct source, container_face));
}

static HRESULT STDMETHODCALLTYPE Container_QueryInterface(IConnectionPointContainer *face, REFIID riid, void **out)
{
    return source_query(container_source(face), riid, out);
}

static ULONG STDMETHODCALLTYPE Container_AddRef(IConnectionPointContainer *face)
{
    return source_add_ref(container_source(face));
}

static ULONG STDMETHODCALLTYPE Container_Release(IConnectionPointContainer *face)
{
    return source_release(container_source(face));
}

static HRESULT STDMETHODCALLTYPE Container_EnumConnectionPoints(
    IConnectionPointContainer *face, IEnumConnectionPoints **enumerator)
{
    *enumerator = points_enumerate(container_source(face), 0);
    return *enumerator == NULL ? E_OUTOFMEMORY : S_OK;
}

static HRESULT STDMETHODCALLTYPE Container_FindConnectionPoint(
    IConnectionPointContainer *face, REFIID riid, IConnectionPoint **point)
{
    struct source *source = container_source(face);
    *point = NULL;
    for (size_t index = 0; index < POINTS; index++) {
        if (!IsEqualIID(riid, source->points[index].iid)) continue;
        *point = &source->points[index].face;
        source_add_ref(source);
        return S_OK;
    }
    return CONNECT_E_NOCONNECTION;
}

const IConnectionPointContainerVtbl container_vtable = {
    .QueryInterface = Container_QueryInterface,
    .AddRef = Container_AddRef,
    .Release = Container_Release,
    .EnumConnectionPoints = Container_EnumConnectionPoints,
    .FindConnectionPoint = Container_FindConnectionPoint,
};

/* Walks over the points of a source, which it keeps alive. */
struct points {
    IEnumConnectionPoints face;
    LONG references;
    struct source *source;
    ULONG at;
};

static HRESULT STDMETHODCALLTYPE Points_QueryInterface(struct points *points, REFIID riid, void **out)
{
    *out = NULL;
    if (!IsEqualIID(riid, &IID_IUnknown) && !IsEqualIID(riid, &IID_IEnumConnectionPoints)) return E_NOINTERFACE;
    count_up(points->references);
    *out = points;
    return S_OK;
}

static ULONG STDMETHODCALLTYPE Points_AddRef(struct points *points)
{
    return count_up(points->references);
}

static ULONG STDMETHODCALLTYPE Points_Release(struct points *points)
{
    LONG references = count_down(points->references);
    if (references > 0) return references;
    source_release(points->source);
    free(points);
    count_down(event_counts.enumerators);
    return 0;
}

static HRESULT STDMETHODCALLTYPE Points_Next(
    struct points *points, ULONG wanted, IConnectionPoint **elements, ULONG *fetched)
{
    ULONG count = 0;
    if (fetched == NULL && wanted != 1) return E_POINTER;
    for (; count < wanted && points->at < POINTS; count++) {
        elements[count] = &points->source->points[points->at++].face;
        source_add_ref(points->source);
    }
    if (fetched != NULL) *fetched = count;
    return count == wanted ? S_OK : S_FALSE;
}

static HRESULT STDMETHODCALLTYPE Points_Skip(struct points *points, ULONG count)
{
    ULONG left = POINTS - points->at;
    points->at += count < left ? count : left;
    return count <= left ? S_OK : S_FALSE;
}

static HRESULT STDMETHODCALLTYPE Points_Reset(struct points *points)
{
    points->at = 0;
    return S_OK;
}

static HRESULT STDMETHODCALLTYPE Points_Clone(struct points *points, IEnumConnectionPoints **copy)
{
    *copy = points_enumerate(points->source, points->at);
    return *copy == NULL ? E_OUTOFMEMORY : S_OK;
}

static const IEnumConnectionPointsVtbl points_vtable = {
    .QueryInterface = (void *)Points_QueryInterface,
    .AddRef = (void *)Points_AddRef,
    .Release = (void *)Points_Release,
    .Next = (void *)Points_Next,
    .Skip = (void *)Points_Skip,
    .Reset = (void *)Points_Reset,
    .Clone = (void *)Points_Clone,
};

IEnumConnectionPoints *points_enumerate(struct source *source, ULONG at)
{
    struct points *points = malloc(sizeof *points);
    if (points == NULL) return NULL;
    source_add_ref(source);
    count_up(event_counts.enumerators);
    *points = (struct points){ { (IEnumConnectionPointsVtbl *)&points_vtable }, 1, source, at };
    return &points->face;
}
