#include "drive.h"
#include "values.h"

/* A callback that squares; it lives as long as the program. */
static HRESULT STDMETHODCALLTYPE Square_QueryInterface(IShapesCallback *face, REFIID riid, void **out)
{
    *out = NULL;
    if (!IsEqualIID(riid, &IID_IUnknown) && !IsEqualIID(riid, &IID_IShapesCallback)) return E_NOINTERFACE;
    *out = face;
    return S_OK;
}

static ULONG STDMETHODCALLTYPE Square_AddRef(IShapesCallback *face) { return 2; }
static ULONG STDMETHODCALLTYPE Square_Release(IShapesCallback *face) { return 1; }

static HRESULT STDMETHODCALLTYPE Square_Transform(IShapesCallback *face, LONG value, LONG *result)
{
    *result = value * value;
    return S_OK;
}

static const IShapesCallbackVtbl square_vtable = {
    .QueryInterface = Square_QueryInterface,
    .AddRef = Square_AddRef,
    .Release = Square_Release,
    .Transform = Square_Transform,
};

static IShapesCallback square = { (IShapesCallbackVtbl *)&square_vtable };

/* Compares the value of an item and gives up its reference. */
#define EXPECT_ITEM(item, value)                                                     \
    do {                                                                             \
        EXPECT((item) != NULL && item_value((IShapesItem *)(item)) == (value));      \
        if ((item) != NULL) IUnknown_Release((IUnknown *)(item));                    \
    } while (0)

static void drive_item_sequence(IShapesObjects *face)
{
    IEnumShapesItems *sequence = NULL, *copy = NULL;
    IShapesItem *items[4];
    ULONG fetched = 0;
    TRY(IShapesObjects_EnumItems(face, 3, &sequence));
    if (sequence == NULL) return;
    TRY(IEnumShapesItems_Skip(sequence, 1));
    TRY(IEnumShapesItems_Clone(sequence, &copy));
    TRY(IEnumShapesItems_Next(sequence, 4, items, &fetched));
    EXPECT(fetched == 2);
    for (ULONG at = 0; at < fetched; at++) EXPECT_ITEM(items[at], (LONG)at + 1);
    TRY(IEnumShapesItems_Reset(copy));
    TRY(IEnumShapesItems_Next(copy, 1, items, &fetched));
    EXPECT_ITEM(items[0], 0);
    IEnumShapesItems_Release(copy);
    IEnumShapesItems_Release(sequence);
}

void drive_objects(IShapesObjects *face)
{
    IShapesItem *item = NULL, *echo = NULL, *items[3], **allocated = NULL, *plain = NULL;
    IShapesNamedItem *named = NULL;
    IUnknown *unknown = NULL, *objects[2];
    LPWSTR name = NULL;
    LONG value = 0;
    ULONG count = 0;
    TRY(IShapesObjects_CreateItem(face, 7, &item));
    if (item == NULL) return;
    TRY(IShapesObjects_EchoItem(face, item, &echo));
    EXPECT_ITEM(echo, 7);
    TRY(IShapesObjects_EchoItem(face, NULL, &echo));
    EXPECT(echo == NULL);
    TRY(IShapesObjects_EchoUnknown(face, (IUnknown *)item, &unknown));
    EXPECT_ITEM(unknown, 7);
    echo = NULL;
    TRY(IShapesObjects_StepItem(face, &echo));
    TRY(IShapesObjects_StepItem(face, &echo));
    EXPECT_ITEM(echo, 1);
    echo = NULL;
    TRY(IShapesObjects_EchoAs(face, (IUnknown *)item, &IID_IShapesItem, (void **)&echo));
    EXPECT_ITEM(echo, 7);
    EXPECT(IShapesObjects_EchoAs(face, (IUnknown *)item, &IID_IShapesDual, (void **)&echo) == E_NOINTERFACE);
    EXPECT(echo == NULL);
    TRY(IShapesObjects_CreateAs(face, 8, &IID_IShapesNamedItem, &unknown));
    EXPECT_ITEM(unknown, 8);
    TRY(IShapesObjects_PassAs(face, &IID_IShapesItem, (IUnknown *)item, &value));
    EXPECT(value == 7);
    TRY(IShapesObjects_PassVoidAs(face, &IID_IShapesItem, item, &value));
    EXPECT(value == 7);

    for (ULONG at = 0; at < 3; at++) items[at] = at == 1 ? NULL : item;
    TRY(IShapesObjects_SumItems(face, 3, items, &value));
    EXPECT(value == 14);
    TRY(IShapesObjects_SumItems(face, 0, items, &value));
    EXPECT(value == 0);
    TRY(IShapesObjects_EchoItems(face, 3, items, &count, &allocated));
    EXPECT(count == 3 && allocated[1] == NULL);
    EXPECT_ITEM(allocated[0], 7);
    EXPECT_ITEM(allocated[2], 7);
    CoTaskMemFree(allocated);
    TRY(IShapesObjects_FillItems(face, 3, items, &count));
    EXPECT(count == 1);
    EXPECT_ITEM(items[0], 0);
    TRY(IShapesObjects_FillExactly(face, 3, items));
    for (ULONG at = 0; at < 3; at++) EXPECT_ITEM(items[at], (LONG)at);
    TRY(IShapesObjects_FillAs(face, &IID_IShapesItem, 2, objects));
    for (ULONG at = 0; at < 2; at++) EXPECT_ITEM(objects[at], (LONG)at);
    TRY(IShapesObjects_PassPointer(face, &item, &value));
    EXPECT(value == 7);
    IShapesItem_Release(item);
    drive_item_sequence(face);

    TRY(IShapesObjects_CallBack(face, &square, -5, &value));
    EXPECT(value == 25);
    TRY(IShapesObjects_Advise(face, &square));
    TRY(IShapesObjects_Notify(face, 6, &value));
    EXPECT(value == 36);
    TRY(IShapesObjects_Advise(face, NULL));
    TRY(IShapesObjects_CreateNamed(face, L"four", &named, &name, &plain));
    EXPECT(same_wide(name, L"four"));
    CoTaskMemFree(name);
    name = NULL;
    if (named != NULL) TRY(IShapesNamedItem_GetName(named, &name));
    EXPECT(same_wide(name, L"four"));
    CoTaskMemFree(name);
    EXPECT_ITEM(named, 4);
    if (plain != NULL) TRY(IShapesItem_GetValue(plain, &value));
    EXPECT_ITEM(plain, 0);
}
