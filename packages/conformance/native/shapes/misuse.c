/* A client that treats what it lent wrongly on purpose: each line tells what the server counted after one deed. */
#define INITGUID
#include "platform.h"
#include <oaidl.h>
#include <propidl.h>
#include "shapes.h"
#include <stdio.h>

HRESULT STDMETHODCALLTYPE DllGetClassObject(REFCLSID clsid, REFIID riid, void **out);

static IShapesProbe *probe;

static void tell(const char *deed)
{
    ULONG given, freed, misused, lent, regained, taken, foreign;
    IShapesProbe_GetMemory(probe, &given, &freed, &misused, &lent, &regained, &taken, &foreign);
    printf("%s: given %u, freed %u, misused %u, lent %u, regained %u, taken %u\n", deed, (unsigned)given,
           (unsigned)freed, (unsigned)misused, (unsigned)lent, (unsigned)regained, (unsigned)taken);
}

static WCHAR *text_of_client(void)
{
    static const WCHAR text[] = L"lent";
    return memcpy(malloc(sizeof text), text, sizeof text);
}

int main(void)
{
    IClassFactory *factory = NULL;
    IShapesStrings *strings = NULL;
    WCHAR *lent = text_of_client(), *text = lent;
    if (FAILED(DllGetClassObject(&CLSID_ShapesServer, &IID_IClassFactory, (void **)&factory))) return 2;
    if (FAILED(IClassFactory_CreateInstance(factory, NULL, &IID_IShapesProbe, (void **)&probe))) return 3;
    if (FAILED(IShapesProbe_QueryInterface(probe, &IID_IShapesStrings, (void **)&strings))) return 4;
    IShapesStrings_DoubleWide(strings, &text);
    tell("lend");
    free(lent);
    tell("free what was taken");
    free(text);
    tell("free what was given");
    text = text_of_client();
    IShapesProbe_SetNextReply(probe, E_FAIL, 0);
    IShapesStrings_DoubleWide(strings, &text);
    tell("lend in a call that fails");
    free(text);
    tell("free it");
    return 0;
}
