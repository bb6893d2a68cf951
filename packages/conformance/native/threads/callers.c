#include "system.h"
#include "thread.h"

/* The state is the process's: threads outlive the objects that started them, and whoever made those. */
static ThreadTally tally;
static IThreadTarget *kept;

typedef struct
{
    IThreadTarget *target;
    ULONG calls, pause;
} Work;

/* What a target promises for a number. */
static HRESULT promised(LONG number)
{
    switch (number % 3) {
    case 0: return E_FAIL;
    case 1: return E_ACCESSDENIED;
    default: return S_OK;
    }
}

static void call_again_and_again(void *raw)
{
    Work work = *(Work *)raw;
    free(raw);
    for (ULONG number = 0; number < work.calls; number++) {
        LONG doubled = -1;
        HRESULT hr = IThreadTarget_Double(work.target, number, &doubled);
        HRESULT expected = promised(number);
        if (hr == RPC_E_DISCONNECTED) count_up(&tally.disconnected);
        else if (hr != expected || doubled != (hr == S_OK ? 2 * (LONG)number : 0)) count_up(&tally.wrong);
        else count_up(&tally.right);
        sleep_microseconds(work.pause);
    }
    IThreadTarget_Release(work.target);
    count_down(&tally.running);
}

static HRESULT STDMETHODCALLTYPE start(IThreadCallers *self, IThreadTarget *target, ULONG threads, ULONG calls,
                                       ULONG pause)
{
    if (tally.running != 0) return E_UNEXPECTED;
    tally = (ThreadTally){.running = threads};
    for (ULONG thread = 0; thread < threads; thread++) {
        Work *work = malloc(sizeof *work);
        *work = (Work){target, calls, pause};
        IThreadTarget_AddRef(target);
        if (!thread_start(call_again_and_again, work)) return E_OUTOFMEMORY;
    }
    return S_OK;
}

static HRESULT STDMETHODCALLTYPE get_tally(IThreadCallers *self, ThreadTally *out)
{
    *out = tally;
    return S_OK;
}

static HRESULT STDMETHODCALLTYPE call_here(IThreadCallers *self, IThreadTarget *target, LONG number, HRESULT *code)
{
    LONG doubled;
    *code = IThreadTarget_Double(target, number, &doubled);
    return S_OK;
}

static HRESULT STDMETHODCALLTYPE ask_here(IThreadCallers *self, IThreadTarget *target, HRESULT *code, BOOL *zeroed)
{
    void *found = target;
    *code = IThreadTarget_QueryInterface(target, &IID_IThreadTarget, &found);
    *zeroed = found == NULL;
    if (SUCCEEDED(*code)) IThreadTarget_Release(target);
    return S_OK;
}

typedef struct
{
    IThreadTarget *target;
    LPCWSTR message;
    HRESULT code;
    BSTR description, source;
    GUID iid;
    ULONG done;
} Failure;

/* What a careful client does: it asks whether the object tells of the failures of this interface. */
static void fail_and_read(void *raw)
{
    Failure *failure = raw;
    ISupportErrorInfo *support;
    IErrorInfo *info;
    failure->code = IThreadTarget_Fail(failure->target, failure->message);
    if (FAILED(IThreadTarget_QueryInterface(failure->target, &IID_ISupportErrorInfo, (void **)&support))) return;
    if (ISupportErrorInfo_InterfaceSupportsErrorInfo(support, &IID_IThreadTarget) == S_OK &&
        take_error_info(&info) == S_OK) {
        IErrorInfo_GetDescription(info, &failure->description);
        IErrorInfo_GetSource(info, &failure->source);
        IErrorInfo_GetGUID(info, &failure->iid);
        IErrorInfo_Release(info);
    }
    ISupportErrorInfo_Release(support);
}

static void fail_and_read_elsewhere(void *raw)
{
    fail_and_read(raw);
    count_up(&((Failure *)raw)->done);
}

static HRESULT STDMETHODCALLTYPE read_error_info(IThreadCallers *self, IThreadTarget *target, LPCWSTR message,
                                                 HRESULT *code, BSTR *description, BSTR *source, GUID *iid)
{
    Failure failure = {target, message};
    fail_and_read(&failure);
    *code = failure.code;
    *description = failure.description;
    *source = failure.source;
    *iid = failure.iid;
    return S_OK;
}

static HRESULT STDMETHODCALLTYPE read_error_info_elsewhere(IThreadCallers *self, IThreadTarget *target,
                                                           LPCWSTR message, HRESULT *code, BSTR *description)
{
    Failure failure = {target, message};
    if (!thread_start(fail_and_read_elsewhere, &failure)) return E_OUTOFMEMORY;
    while (*(volatile ULONG *)&failure.done == 0) sleep_microseconds(1000);
    *code = failure.code;
    *description = failure.description;
    if (failure.source != NULL) SysFreeString(failure.source);
    return S_OK;
}

static HRESULT STDMETHODCALLTYPE create_and_call(IThreadCallers *self, REFCLSID clsid, LONG number, LONG *doubled)
{
#ifdef _WIN32
    IThreadTarget *target;
    HRESULT hr = CoCreateInstance(clsid, NULL, CLSCTX_INPROC_SERVER, &IID_IThreadTarget, (void **)&target);
    if (FAILED(hr)) return hr;
    hr = IThreadTarget_Double(target, number, doubled);
    IThreadTarget_Release(target);
    return hr;
#else
    return E_NOTIMPL;
#endif
}

static HRESULT STDMETHODCALLTYPE block(IThreadCallers *self, ULONG milliseconds)
{
    sleep_microseconds(1000 * milliseconds);
    return S_OK;
}

static HRESULT STDMETHODCALLTYPE keep(IThreadCallers *self, IThreadTarget *target)
{
    if (target != NULL) IThreadTarget_AddRef(target);
    if (kept != NULL) IThreadTarget_Release(kept);
    kept = target;
    return S_OK;
}

static HRESULT STDMETHODCALLTYPE get_kept(IThreadCallers *self, IThreadTarget **target)
{
    *target = kept;
    if (kept == NULL) return E_UNEXPECTED;
    IThreadTarget_AddRef(kept);
    return S_OK;
}

/* One object serves all: it has no state of its own. */
static HRESULT STDMETHODCALLTYPE query(IThreadCallers *self, REFIID riid, void **out)
{
    BOOL known = IsEqualGUID(riid, &IID_IUnknown) || IsEqualGUID(riid, &IID_IThreadCallers);
    *out = known ? self : NULL;
    return known ? S_OK : E_NOINTERFACE;
}

static ULONG STDMETHODCALLTYPE stay(IThreadCallers *self)
{
    return 1;
}

static IThreadCallersVtbl vtable = {
    .QueryInterface = query,
    .AddRef = stay,
    .Release = stay,
    .Start = start,
    .GetTally = get_tally,
    .CallHere = call_here,
    .AskHere = ask_here,
    .ReadErrorInfo = read_error_info,
    .ReadErrorInfoElsewhere = read_error_info_elsewhere,
    .CreateAndCall = create_and_call,
    .Block = block,
    .Keep = keep,
    .GetKept = get_kept,
};

IThreadCallers the_callers = {&vtable};
