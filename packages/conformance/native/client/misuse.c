/* A client that frees wrongly on purpose: each line tells what the server counted after one deed. */
#define INITGUID
#include "../server/platform.h"
#include <Bits10_2.h>
#include "recorder.h"
#include <stdio.h>

HRESULT STDMETHODCALLTYPE DllGetClassObject(REFCLSID clsid, REFIID riid, void **out);

static IRecorder *recorder;

static void tell(const char *deed)
{
    ULONG given = 0, freed = 0, misused = 0, foreign = 0;
    IRecorder_GetTaskMemory(recorder, &given, &freed, &misused, &foreign);
    printf("%s: given %u, freed %u, misused %u\n", deed, (unsigned)given, (unsigned)freed, (unsigned)misused);
}

#ifdef _WIN32
static void tell_foreign(const char *deed)
{
    ULONG given, freed, misused, foreign = 0;
    IRecorder_GetTaskMemory(recorder, &given, &freed, &misused, &foreign);
    printf("%s: foreign %u\n", deed, (unsigned)foreign);
}
#endif

int main(void)
{
    IClassFactory *factory = NULL;
    WCHAR *first = NULL, *second = NULL;
    if (FAILED(DllGetClassObject(&CLSID_HttpOptionsServer, &IID_IClassFactory, (void **)&factory))) return 2;
    if (FAILED(IClassFactory_CreateInstance(factory, NULL, &IID_IRecorder, (void **)&recorder))) return 3;
    IRecorder_TakeLog(recorder, &first);
    IRecorder_TakeLog(recorder, &second);
    tell("two strings");
    CoTaskMemFree(first);
    tell("free");
    CoTaskMemFree(first);
    tell("free again");
    CoTaskMemFree((char *)second + 4);
    tell("free inside");
    CoTaskMemFree(NULL);
    tell("free NULL");
    CoTaskMemFree(second);
    tell("free the other");
#ifdef _WIN32
    first = CoTaskMemAlloc(8);
    tell_foreign("allocate");
    CoTaskMemFree(first);
    tell_foreign("free it");
#endif
    return 0;
}
