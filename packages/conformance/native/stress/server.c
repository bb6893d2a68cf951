#include "stress.h"
#include <stdlib.h>

struct stress_counts stress_counts;

static HRESULT STDMETHODCALLTYPE Server_QueryInterface(IStressServer *face, REFIID riid, void **out)
{
    *out = NULL;
    if (!IsEqualIID(riid, &IID_IUnknown) && !IsEqualIID(riid, &IID_IStressServer)) return E_NOINTERFACE;
    count_up(((struct server *)face)->references);
    *out = face;
    return S_OK;
}

static ULONG STDMETHODCALLTYPE Server_AddRef(IStressServer *face)
{
    return count_up(((struct server *)face)->references);
}

static ULONG STDMETHODCALLTYPE Server_Release(IStressServer *face)
{
    LONG references = count_down(((struct server *)face)->references);
    if (references > 0) return references;
    Server_Hold(face, NULL);
    free(face);
    count_down(stress_counts.alive);
    return 0;
}

static HRESULT STDMETHODCALLTYPE Server_Add(IStressServer *face, LONG left, LONG right, LONG *sum)
{
    count_up(stress_counts.calls);
    *sum = left + right;
    return S_OK;
}

static HRESULT STDMETHODCALLTYPE Server_EchoText(IStressServer *face, const WCHAR *text, WCHAR **echo)
{
    count_up(stress_counts.calls);
    *echo = plain_string(text);
    return *echo == NULL ? E_OUTOFMEMORY : S_OK;
}

static HRESULT STDMETHODCALLTYPE Server_DoubleText(IStressServer *face, WCHAR **text)
{
    size_t units = *text == NULL ? 0 : wide_units(*text);
    WCHAR *both = *text == NULL ? NULL : CoTaskMemAlloc((2 * units + 1) * sizeof(WCHAR));
    count_up(stress_counts.calls);
    if (both == NULL) return *text == NULL ? S_OK : E_OUTOFMEMORY;
    memcpy(both, *text, units * sizeof(WCHAR));
    memcpy(both + units, *text, (units + 1) * sizeof(WCHAR));
    CoTaskMemFree(*text);
    *text = both;
    return S_OK;
}

static HRESULT STDMETHODCALLTYPE Server_EchoRecord(
    IStressServer *face, const STRESS_RECORD *record, STRESS_RECORD *echo)
{
    count_up(stress_counts.calls);
    *echo = record_copy(record);
    return S_OK;
}

static HRESULT STDMETHODCALLTYPE Server_EchoNumbers(
    IStressServer *face, ULONG count, const LONG *values, ULONG *echo_count, LONG **echo)
{
    count_up(stress_counts.calls);
    *echo_count = count;
    *echo = CoTaskMemAlloc((count + 1) * sizeof **echo);
    if (*echo == NULL) return E_OUTOFMEMORY;
    if (count != 0) memcpy(*echo, values, count * sizeof **echo);
    return S_OK;
}

static HRESULT STDMETHODCALLTYPE Server_EchoRecords(
    IStressServer *face, ULONG count, const STRESS_RECORD *values, ULONG *echo_count, STRESS_RECORD **echo)
{
    count_up(stress_counts.calls);
    *echo_count = count;
    *echo = CoTaskMemAlloc((count + 1) * sizeof **echo);
    if (*echo == NULL) return E_OUTOFMEMORY;
    for (ULONG at = 0; at < count; at++) (*echo)[at] = record_copy(&values[at]);
    return S_OK;
}

static HRESULT STDMETHODCALLTYPE Server_CreateItem(IStressServer *face, LONG number, IStressItem **item)
{
    count_up(stress_counts.calls);
    *item = item_create(number);
    return *item == NULL ? E_OUTOFMEMORY : S_OK;
}

static HRESULT STDMETHODCALLTYPE Server_Fail(
    IStressServer *face, HRESULT result, BOOL fill, WCHAR **text, IStressItem **item)
{
    static const WCHAR left[] = L"left behind";
    count_up(stress_counts.calls);
    *text = fill ? plain_string(left) : NULL;
    *item = fill ? item_create(0) : NULL;
    return result;
}

static HRESULT STDMETHODCALLTYPE Server_GetCounts(
    IStressServer *face, ULONG *calls, ULONG *created, ULONG *alive, ULONG *taken, ULONG *returned)
{
    *calls = stress_counts.calls;
    *created = stress_counts.created;
    *alive = stress_counts.alive;
    *taken = stress_counts.taken;
    *returned = stress_counts.returned;
    return S_OK;
}

static const IStressServerVtbl server_vtable = {
    .QueryInterface = Server_QueryInterface,
    .AddRef = Server_AddRef,
    .Release = Server_Release,
    .Add = Server_Add,
    .EchoText = Server_EchoText,
    .DoubleText = Server_DoubleText,
    .EchoRecord = Server_EchoRecord,
    .EchoNumbers = Server_EchoNumbers,
    .EchoRecords = Server_EchoRecords,
    .CreateItem = Server_CreateItem,
    .Fail = Server_Fail,
    .Call = Server_Call,
    .Hold = Server_Hold,
    .CallHeld = Server_CallHeld,
    .Serve = Server_Serve,
    .GetCounts = Server_GetCounts,
    .GetProcess = Server_GetProcess,
};

IStressServer *server_create(void)
{
    struct server *server = calloc(1, sizeof *server);
    if (server == NULL) return NULL;
    *server = (struct server){ { (IStressServerVtbl *)&server_vtable }, 1, NULL };
    count_up(stress_counts.created);
    count_up(stress_counts.alive);
    return &server->face;
}
