#pragma once
#include "platform.h"
#include <oaidl.h>
#include "plain-memory.h"
#include "stress-objects.h"

#define count_up(count) __atomic_add_fetch(&(count), 1, __ATOMIC_SEQ_CST)
#define count_down(count) __atomic_sub_fetch(&(count), 1, __ATOMIC_SEQ_CST)

/*
 * Calls of methods in both directions, servers and items of the process, and references to objects of the client's. Calls
 * come from several threads.
 */
struct stress_counts {
    ULONG calls, created, alive, taken, returned;
};
extern struct stress_counts stress_counts;

struct server {
    IStressServer face;
    LONG references;
    IStressCallback *held;
};

/* New objects, with one reference; NULL when there is no memory. */
IStressItem *item_create(LONG number);
IStressServer *server_create(void);

/* Invoke and GetIDsOfNames of an item. */
HRESULT item_invoke(IStressItem *item, DISPID id, WORD flags, DISPPARAMS *parameters, VARIANT *result);
DISPID item_dispid(const WCHAR *name);

/* A copy of a record or a value with all that it owns. */
STRESS_RECORD record_copy(const STRESS_RECORD *record);
VARIANT value_copy(const VARIANT *value);

/* The methods of the server that call the client's objects. */
HRESULT STDMETHODCALLTYPE Server_Call(IStressServer *face, IStressCallback *object, ULONG times, LONG *sum);
HRESULT STDMETHODCALLTYPE Server_Hold(IStressServer *face, IStressCallback *object);
HRESULT STDMETHODCALLTYPE Server_CallHeld(IStressServer *face, ULONG times, LONG *sum);
HRESULT STDMETHODCALLTYPE Server_Serve(
    IStressServer *face, IStressFactory *factory, ULONG objects, ULONG times, LONG *sum);
HRESULT STDMETHODCALLTYPE Server_GetProcess(IStressServer *face, ULONG *handles, ULONG *threads, hyper *heap);
