/*
 * Drives every method of the server once by the server's own client, and prints what the probe counted, the names
 * of the methods that were entered, and whatever was not as it must be.
 */
#define INITGUID
#include "platform.h"
#include <oaidl.h>
#include <propidl.h>
#include "shapes.h"
#include <stdio.h>

HRESULT STDMETHODCALLTYPE DllGetClassObject(REFCLSID clsid, REFIID riid, void **out);

static void print(const WCHAR *text)
{
    for (; *text != 0; text++) putchar(*text);
}

int main(void)
{
    IClassFactory *factory = NULL;
    IShapesProbe *probe = NULL;
    IUnknown *object = NULL;
    ULONG calls = 0, wrong = 0, given, freed, misused, lent, regained, taken, foreign, created, alive, entered, broken;
    WCHAR *log = NULL;
    if (FAILED(DllGetClassObject(&CLSID_ShapesServer, &IID_IClassFactory, (void **)&factory))) return 2;
    if (FAILED(IClassFactory_CreateInstance(factory, NULL, &IID_IShapesProbe, (void **)&probe))) return 3;
    if (FAILED(IClassFactory_CreateInstance(factory, NULL, &IID_IUnknown, (void **)&object))) return 4;
    IShapesProbe_Drive(probe, object, &calls, &wrong);
    IUnknown_Release(object);
    IShapesProbe_GetMemory(probe, &given, &freed, &misused, &lent, &regained, &taken, &foreign);
    IShapesProbe_GetObjects(probe, &created, &alive);
    IShapesProbe_GetChecks(probe, &entered, &broken);
    printf("calls %u, wrong %u, entered %u, broken %u\n", (unsigned)calls, (unsigned)wrong, (unsigned)entered,
           (unsigned)broken);
    printf("memory: given %u, freed %u, misused %u, lent %u, regained %u, taken %u, left over %u\n", (unsigned)given,
           (unsigned)freed, (unsigned)misused, (unsigned)lent, (unsigned)regained, (unsigned)taken, (unsigned)foreign);
    printf("objects: created %u, alive %u\n", (unsigned)created, (unsigned)alive);
    IShapesProbe_TakeLog(probe, &log);
    print(log);
    CoTaskMemFree(log);
    IShapesProbe_Release(probe);
    return 0;
}
