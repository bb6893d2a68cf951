#include "shape-object.h"
#include "drive.h"

static HRESULT STDMETHODCALLTYPE Probe_TakeLog(IShapesProbe *face, LPWSTR *log)
{
    *log = record_take();
    return *log == NULL ? E_OUTOFMEMORY : S_OK;
}

static HRESULT STDMETHODCALLTYPE Probe_GetMemory(
    IShapesProbe *face, ULONG *given, ULONG *freed, ULONG *misused, ULONG *lent, ULONG *regained, ULONG *taken,
    ULONG *foreign)
{
    struct task_counts counts = task_count();
    *given = counts.given;
    *freed = counts.freed;
    *misused = counts.misused;
    *lent = counts.lent;
    *regained = counts.regained;
    *taken = counts.taken;
    *foreign = counts.foreign;
    return S_OK;
}

static HRESULT STDMETHODCALLTYPE Probe_GetObjects(IShapesProbe *face, ULONG *created, ULONG *alive)
{
    *created = shape_counts.created;
    *alive = shape_counts.alive;
    return S_OK;
}

static HRESULT STDMETHODCALLTYPE Probe_GetChecks(IShapesProbe *face, ULONG *calls, ULONG *broken)
{
    *calls = shape_counts.calls;
    *broken = shape_counts.broken;
    return S_OK;
}

static HRESULT STDMETHODCALLTYPE Probe_SetNextReply(IShapesProbe *face, HRESULT result, ULONG outs)
{
    reply_set(result, outs);
    return S_OK;
}

static HRESULT STDMETHODCALLTYPE Probe_Drive(IShapesProbe *face, IUnknown *object, ULONG *calls, ULONG *wrong)
{
    struct drive_counts counts;
    if (object == NULL) return E_POINTER;
    counts = drive_all(object);
    *calls = counts.calls;
    *wrong = counts.wrong;
    return S_OK;
}

const IShapesProbeVtbl probe_vtable = {
    FACE_UNKNOWN,
    .TakeLog = Probe_TakeLog,
    .GetMemory = Probe_GetMemory,
    .GetObjects = Probe_GetObjects,
    .GetChecks = Probe_GetChecks,
    .SetNextReply = Probe_SetNextReply,
    .Drive = Probe_Drive,
};
