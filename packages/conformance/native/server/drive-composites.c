#include "values.h"

/*
 * The other direction: the calls that a native client makes on objects that are implemented elsewhere. Each
 * call is recorded with its outs and its result after it is made; what the outs own is freed here.
 */

#define DRIVEN(number, what) record_call(number, "drive_" what)

static void free_items(COMPOSITES_ITEM *items, ULONG count)
{
    for (ULONG index = 0; items != NULL && index < count; index++) CoTaskMemFree(items[index].name);
    CoTaskMemFree(items);
}

static void drive_records(unsigned number, IComposites *composites)
{
    static WCHAR text[] = L"te\x20act", name[] = L"";
    COMPOSITES_EVERYTHING value = {
        255, -128, -32768, 65535, -2147483647 - 1, 4294967295u, -9007199254740993LL, 18446744073709551615ULL,
        0.5f, -1e300, 1, COMPOSITES_SHAPE_ID, IID_IComposites, { 0xd53e8000, 0x019db1de }, text, NULL, { -1, -2 },
    };
    COMPOSITES_EVERYTHING echo;
    COMPOSITES_TAGGED tagged = { text, COMPOSITES_SHAPE_LABEL }, tagged_echo;
    COMPOSITES_POINT point = { 2147483646, -1 };
    HRESULT result;

    memset(&echo, 0xcc, sizeof echo);
    result = IComposites_EchoEverything(composites, &value, &echo);
    DRIVEN(number, "EchoEverything");
    record_everything("echo", &echo);
    record_result(result);
    CoTaskMemFree(echo.text);
    CoTaskMemFree(echo.remark);

    memset(&tagged_echo, 0xcc, sizeof tagged_echo);
    tagged.value.label = name;
    result = IComposites_EchoTagged(composites, &tagged, &tagged_echo);
    DRIVEN(number, "EchoTagged");
    record_tagged("echo", &tagged_echo);
    record_result(result);
    CoTaskMemFree(tagged_echo.name);
    if (tagged_echo.shape == COMPOSITES_SHAPE_LABEL) CoTaskMemFree(tagged_echo.value.label);

    result = IComposites_MovePoint(composites, &point);
    DRIVEN(number, "MovePoint");
    record_point("point", &point);
    record_result(result);
}

static void drive_items(unsigned number, IComposites *composites, ULONG count)
{
    static WCHAR name[] = L"an item";
    static COMPOSITES_ITEM items[1000];
    COMPOSITES_ITEM *echo = items;
    ULONG echo_count = 77;
    HRESULT result;
    for (ULONG index = 0; index < count; index++) items[index] = (COMPOSITES_ITEM){ name, index };
    result = IComposites_EchoItems(composites, count, count == 0 ? NULL : items, &echo_count, &echo);
    DRIVEN(number, "EchoItems");
    record_unsigned("echoCount", echo_count);
    record_items("echo", echo, echo_count);
    record_result(result);
    free_items(echo, echo_count);
}

static void drive_arrays(unsigned number, IComposites *composites)
{
    static const COMPOSITES_POINT points[] = { { 1, 2 }, { 3, 4 }, { -5, -6 } };
    static const byte data[] = { 0, 1, 128, 255 };
    COMPOSITES_POINT *points_echo;
    byte *bytes_echo = NULL;
    UINT64 count;
    HRESULT result;
    drive_items(number, composites, 0);
    drive_items(number, composites, 1);
    drive_items(number, composites, 1000);

    for (unsigned length = 0; length <= 3; length += 3) {
        count = 77;
        points_echo = NULL;
        result = IComposites_EchoPoints(composites, points, length, &points_echo, &count);
        DRIVEN(number, "EchoPoints");
        record_points("echo", points_echo, count);
        record_unsigned("echoCount", count);
        record_result(result);
        CoTaskMemFree(points_echo);
    }

    points_echo = NULL;
    result = IComposites_EchoPoints(composites, points, 2, &points_echo, NULL);
    DRIVEN(number, "EchoPoints_without_a_count");
    record_points("echo", points_echo, points_echo == NULL ? 0 : 2);
    record_result(result);
    CoTaskMemFree(points_echo);

    count = 77;
    result = IComposites_EchoBytes(composites, sizeof data, data, &bytes_echo, &count);
    DRIVEN(number, "EchoBytes");
    record_bytes("echo", bytes_echo, bytes_echo == NULL ? 0 : count);
    record_unsigned("echoCount", count);
    record_result(result);
    CoTaskMemFree(bytes_echo);
}

static void drive_value(unsigned number, IComposites *composites, COMPOSITES_SHAPE shape, COMPOSITES_VALUE value)
{
    COMPOSITES_VALUE echo;
    HRESULT result;
    memset(&echo, 0, sizeof echo);
    result = IComposites_EchoValue(composites, shape, value, &echo);
    DRIVEN(number, "EchoValue");
    record_value("echo", shape, &echo);
    record_result(result);
    if (shape == COMPOSITES_SHAPE_LABEL) CoTaskMemFree(echo.label);
}

static void drive_small(unsigned number, IComposites *composites, LONG kind, COMPOSITES_SMALL value)
{
    COMPOSITES_SMALL echo;
    HRESULT result;
    memset(&echo, 0, sizeof echo);
    result = IComposites_EchoSmall(composites, kind, value, &echo);
    DRIVEN(number, "EchoSmall");
    record_small("echo", kind, &echo);
    record_result(result);
    if (kind == 1) CoTaskMemFree(echo.text);
}

static void drive_unions(unsigned number, IComposites *composites)
{
    static WCHAR label[] = L"label \x00e9";
    static const WCHAR c[] = L"c";
    COMPOSITES_POINT point = { 8, 9 };
    COMPOSITES_VALUE value = { .point = { -3, -4 } }, value_echo = { .size = 0 };
    COMPOSITES_SMALL slight = { .text = label }, slight_echo = { .wide = 0 };
    HRESULT result;

    drive_value(number, composites, COMPOSITES_SHAPE_POINT, value);
    drive_value(number, composites, COMPOSITES_SHAPE_LABEL, (COMPOSITES_VALUE){ .label = label });
    drive_value(number, composites, COMPOSITES_SHAPE_SIZE, (COMPOSITES_VALUE){ .size = 18446744073709551614ULL });
    drive_value(number, composites, COMPOSITES_SHAPE_FLAG, (COMPOSITES_VALUE){ .flag = 1 });
    drive_value(number, composites, COMPOSITES_SHAPE_ID, (COMPOSITES_VALUE){ .id = IID_IComposites });
    drive_value(number, composites, (COMPOSITES_SHAPE)99, value);
    drive_small(number, composites, 1, slight);
    drive_small(number, composites, 2, (COMPOSITES_SMALL){ .number = -2147483647 });
    drive_small(number, composites, -1, (COMPOSITES_SMALL){ .wide = -9007199254740993LL });

    result = IComposites_EchoBehind(composites, -1, -2, c, COMPOSITES_SHAPE_POINT, value, -5, -6, &value_echo);
    DRIVEN(number, "EchoBehind");
    record_value("echo", COMPOSITES_SHAPE_POINT, &value_echo);
    record_result(result);

    result = IComposites_EchoLast(composites, -1, -2, c, -3, -4, 1, slight, &point, &slight_echo);
    DRIVEN(number, "EchoLast");
    record_small("echo", 1, &slight_echo);
    record_result(result);
    CoTaskMemFree(slight_echo.text);
}

static void drive_texts(unsigned number, IComposites *composites)
{
    static const WCHAR text[] = L"a\0b";
    FILETIME time = { 0xffffffff, 0x7fffffff }, time_echo = { 1, 1 };
    UINT64 first = 18446744073709551614ULL, second = 41;
    HRESULT result;

    result = IComposites_EchoTime(composites, &time, &time_echo);
    DRIVEN(number, "EchoTime");
    record_time("echo", &time_echo);
    record_result(result);

    for (unsigned units = 0; units <= 3; units += 3) {
        BSTR given = task_bstr(text, units), echo = NULL;
        result = IComposites_EchoText(composites, given, &echo);
        DRIVEN(number, "EchoText");
        record_bstr("echo", echo);
        record_result(result);
        SysFreeString(given);
        SysFreeString(echo);
    }

    result = IComposites_CountUp(composites, &first, &second);
    DRIVEN(number, "CountUp");
    record_unsigned("first", first);
    record_unsigned("second", second);
    record_result(result);
}

static void drive_many(unsigned number, IComposites *composites)
{
    LPWSTR text = NULL;
    ULONG count = 77;
    COMPOSITES_ITEM *items = NULL;
    COMPOSITES_TAGGED tagged;
    BSTR counted = NULL;
    IComposites *owner = NULL;
    COMPOSITES_EVERYTHING everything;
    HRESULT result;
    memset(&tagged, 0xcc, sizeof tagged);
    memset(&everything, 0xcc, sizeof everything);
    result = IComposites_GetMany(composites, &text, &count, &items, &tagged, &counted, &owner, &everything);
    DRIVEN(number, "GetMany");
    record_string("text", text);
    record_unsigned("itemCount", count);
    record_items("items", items, count);
    record_tagged("tagged", &tagged);
    record_bstr("counted", counted);
    record_integer("owner is the object", owner == composites);
    record_everything("everything", &everything);
    record_result(result);
    CoTaskMemFree(text);
    free_items(items, count);
    CoTaskMemFree(tagged.name);
    if (tagged.shape == COMPOSITES_SHAPE_LABEL) CoTaskMemFree(tagged.value.label);
    SysFreeString(counted);
    if (owner != NULL) IComposites_Release(owner);
    CoTaskMemFree(everything.text);
    CoTaskMemFree(everything.remark);
}

void drive_composites(unsigned number, IComposites *composites)
{
    IEnumComposites *sequence = NULL;
    HRESULT result;
    drive_records(number, composites);
    drive_arrays(number, composites);
    drive_unions(number, composites);
    drive_texts(number, composites);
    drive_many(number, composites);
    result = IComposites_Repeat(composites, 5, &sequence);
    DRIVEN(number, "Repeat");
    record_integer("sequence", sequence != NULL);
    record_result(result);
    if (sequence == NULL) return;
    drive_sequence(number, sequence);
    IEnumComposites_Release(sequence);
}

static void drive_next(unsigned number, IEnumComposites *sequence, ULONG count, int counts)
{
    IComposites *elements[8] = { NULL };
    ULONG fetched = 77, there = 0;
    HRESULT result = IEnumComposites_Next(sequence, count, elements, counts ? &fetched : NULL);
    DRIVEN(number, "Next");
    record_unsigned("celt", count);
    if (counts) record_unsigned("fetched", fetched);
    for (ULONG index = 0; index < 8; index++) {
        if (elements[index] == NULL) continue;
        there++;
        IComposites_Release(elements[index]);
    }
    record_unsigned("elements", there);
    record_result(result);
}

void drive_sequence(unsigned number, IEnumComposites *sequence)
{
    IEnumComposites *clone = NULL;
    HRESULT result;
    drive_next(number, sequence, 2, 1);
    drive_next(number, sequence, 1, 0);
    drive_next(number, sequence, 2, 0);
    drive_next(number, sequence, 0, 1);
    result = IEnumComposites_Clone(sequence, &clone);
    DRIVEN(number, "Clone");
    record_integer("clone", clone != NULL);
    record_result(result);
    if (clone != NULL) {
        drive_next(number, clone, 8, 1);
        drive_next(number, clone, 1, 0);
        IEnumComposites_Release(clone);
    }
    result = IEnumComposites_Skip(sequence, 8);
    DRIVEN(number, "Skip");
    record_result(result);
    result = IEnumComposites_Reset(sequence);
    DRIVEN(number, "Reset");
    record_result(result);
    drive_next(number, sequence, 8, 1);
}
