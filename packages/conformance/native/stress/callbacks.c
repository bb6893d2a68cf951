#include "stress.h"
#include <stdlib.h>

#define MOST_VALUES 16

/* Calls every method of an object; what it answers as a number. */
static HRESULT call_once(IStressCallback *object, LONG number, LONG *sum)
{
    static WCHAR text[] = L"a text of the server's";
    STRESS_RECORD record = { number, 1LL << 40, 0.5, text, { 0 } };
    LONG values[MOST_VALUES], transformed = 0, total = 0;
    BSTR answer = NULL;
    HRESULT result = IStressCallback_Transform(object, number, &transformed);
    count_up(stress_counts.calls);
    for (ULONG at = 0; at < MOST_VALUES; at++) values[at] = (LONG)at;
    if (SUCCEEDED(result)) {
        result = IStressCallback_Describe(object, &record, text, &answer);
        count_up(stress_counts.calls);
    }
    if (SUCCEEDED(result)) {
        result = IStressCallback_Total(object, MOST_VALUES, values, &total);
        count_up(stress_counts.calls);
    }
    *sum += transformed + total + (answer == NULL ? 0 : (LONG)(bstr_bytes(answer) / sizeof(WCHAR)));
    SysFreeString(answer);
    return result;
}

HRESULT STDMETHODCALLTYPE Server_Call(IStressServer *face, IStressCallback *object, ULONG times, LONG *sum)
{
    HRESULT result = S_OK;
    count_up(stress_counts.calls);
    *sum = 0;
    for (ULONG at = 0; at < times && SUCCEEDED(result); at++) result = call_once(object, (LONG)at, sum);
    return result;
}

HRESULT STDMETHODCALLTYPE Server_Hold(IStressServer *face, IStressCallback *object)
{
    struct server *server = (struct server *)face;
    IStressCallback *old = server->held;
    count_up(stress_counts.calls);
    if (object != NULL) {
        IStressCallback_AddRef(object);
        count_up(stress_counts.taken);
    }
    server->held = object;
    if (old != NULL) {
        IStressCallback_Release(old);
        count_up(stress_counts.returned);
    }
    return S_OK;
}

HRESULT STDMETHODCALLTYPE Server_CallHeld(IStressServer *face, ULONG times, LONG *sum)
{
    IStressCallback *held = ((struct server *)face)->held;
    *sum = 0;
    return held == NULL ? E_UNEXPECTED : Server_Call(face, held, times, sum);
}

HRESULT STDMETHODCALLTYPE Server_Serve(
    IStressServer *face, IStressFactory *factory, ULONG objects, ULONG times, LONG *sum)
{
    IStressCallback **made = calloc(objects, sizeof *made);
    HRESULT result = made == NULL ? E_OUTOFMEMORY : S_OK;
    ULONG count = 0;
    *sum = 0;
    for (; count < objects && SUCCEEDED(result); count++) {
        result = IStressFactory_Make(factory, (LONG)count, &made[count]);
        count_up(stress_counts.calls);
        if (made[count] != NULL) count_up(stress_counts.taken);
    }
    for (ULONG at = 0; at < count && SUCCEEDED(result); at++) {
        LONG part = 0;
        result = Server_Call(face, made[at], times, &part);
        *sum += part;
    }
    for (ULONG at = 0; at < count; at++) {
        if (made[at] == NULL) continue;
        IStressCallback_Release(made[at]);
        count_up(stress_counts.returned);
    }
    free(made);
    return result;
}
