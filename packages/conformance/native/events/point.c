#include "source.h"

static struct point *point_of(IConnectionPoint *face)
{
    return (struct point *)face;
}

static HRESULT STDMETHODCALLTYPE Point_QueryInterface(IConnectionPoint *face, REFIID riid, void **out)
{
    *out = NULL;
    if (!IsEqualIID(riid, &IID_IUnknown) && !IsEqualIID(riid, &IID_IConnectionPoint)) return E_NOINTERFACE;
    source_add_ref(point_of(face)->source);
    *out = face;
    return S_OK;
}

static ULONG STDMETHODCALLTYPE Point_AddRef(IConnectionPoint *face)
{
    return source_add_ref(point_of(face)->source);
}

static ULONG STDMETHODCALLTYPE Point_Release(IConnectionPoint *face)
{
    return source_release(point_of(face)->source);
}

static HRESULT STDMETHODCALLTYPE Point_GetConnectionInterface(IConnectionPoint *face, IID *iid)
{
    *iid = *point_of(face)->iid;
    return S_OK;
}

static HRESULT STDMETHODCALLTYPE Point_GetConnectionPointContainer(
    IConnectionPoint *face, IConnectionPointContainer **container)
{
    return source_query(point_of(face)->source, &IID_IConnectionPointContainer, (void **)container);
}

static HRESULT STDMETHODCALLTYPE Point_Advise(IConnectionPoint *face, IUnknown *receiver, DWORD *cookie)
{
    struct point *point = point_of(face);
    IUnknown *object = NULL;
    struct sink *sink;
    if (cookie == NULL) return E_POINTER;
    *cookie = 0;
    if (receiver == NULL) return E_POINTER;
    if (FAILED(IUnknown_QueryInterface(receiver, point->iid, (void **)&object))) return CONNECT_E_CANNOTCONNECT;
    sink = sink_add(point, object);
    if (sink == NULL) {
        IUnknown_Release(object);
        return CONNECT_E_ADVISELIMIT;
    }
    *cookie = sink->told.cookie;
    if (point->source->greets) {
        EVENT greeting = { .kind = EVENT_KIND_COUNTED, .number = (LONG)*cookie };
        sink_fire(sink, &greeting);
    }
    return S_OK;
}

static HRESULT STDMETHODCALLTYPE Point_Unadvise(IConnectionPoint *face, DWORD cookie)
{
    return sink_end(point_of(face), cookie) ? S_OK : CONNECT_E_NOCONNECTION;
}

static HRESULT STDMETHODCALLTYPE Point_EnumConnections(IConnectionPoint *face, IEnumConnections **enumerator)
{
    *enumerator = connections_enumerate(point_of(face));
    return *enumerator == NULL ? E_OUTOFMEMORY : S_OK;
}

const IConnectionPointVtbl point_vtable = {
    .QueryInterface = Point_QueryInterface,
    .AddRef = Point_AddRef,
    .Release = Point_Release,
    .GetConnectionInterface = Point_GetConnectionInterface,
    .GetConnectionPointContainer = Point_GetConnectionPointContainer,
    .Advise = Point_Advise,
    .Unadvise = Point_Unadvise,
    .EnumConnections = Point_EnumConnections,
};
