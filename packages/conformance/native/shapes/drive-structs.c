#include "drive.h"
#include "automation-values.h"
#include "values.h"

static SHAPE_TEXTS texts_of_client(void)
{
    return (SHAPE_TEXTS){ client_wide(L"w\xd83d\xde00"), client_narrow("n"), client_bstr(L"c\0d", 3), NULL };
}

static SHAPE_SCALARS extreme_scalars(void)
{
    SHAPE_SCALARS value;
    memset(&value, 0, sizeof value);
    value.int8 = -128;
    value.uint8 = 255;
    value.int16 = -32768;
    value.uint16 = 65535;
    value.int32 = -2147483647 - 1;
    value.uint32 = 4294967295u;
    value.int64 = INT64_MIN;
    value.uint64 = UINT64_MAX;
    value.single = 1.5f;
    value.twice = -1e300;
    value.flag = TRUE;
    value.octet = TRUE;
    value.truth = VARIANT_TRUE;
    value.unit = 0xd800;
    value.letter = 'z';
    value.level = SHAPE_LEVEL_ALL;
    value.status = SHAPE_STATUS_WORST;
    value.flags = SHAPE_FLAGS_TOP;
    value.id.Data4[7] = 255;
    value.time.dwHighDateTime = 4294967295u;
    value.large.QuadPart = INT64_MIN;
    value.money.int64 = -1;
    value.date = 36526.5;
    value.size = SIZE_MAX;
    value.window = (HWND)(uintptr_t)5;
    return value;
}

static void drive_owning_structs(IShapesStructs *face)
{
    LONG numbers[2] = { 1, -2 }, number = 4;
    LPWSTR words[2] = { L"a", L"" };
    SHAPE_POINT point = { 1, 2 }, *points = NULL;
    SHAPE_TEXTS texts = texts_of_client(), texts_echo = { 0 }, *allocated = NULL, two[2] = { texts, texts }, room[4];
    SHAPE_SIZED sized = { 2, numbers, 2, words, 1, &point }, sized_echo = { 0 };
    SHAPE_POINTER pointer = { 3, &point, &number }, pointer_echo = { 0 };
    SHAPE_NODE last = { 2, NULL }, first = { 1, &last }, *node = NULL;
    SHAPE_AUTOMATION automation = { texts.counted }, automation_echo;
    SHAPE_OBJECTS objects = { NULL }, objects_echo = { NULL };
    struct {
        ULONG count;
        byte data[4];
    } flexible = { 3, { 1, 2, 3 } };
    SHAPE_FLEXIBLE *flexible_echo = NULL;
    ULONG count = 0;

    TRY(IShapesStructs_EchoTexts(face, &texts, &texts_echo));
    EXPECT(same_texts(&texts, &texts_echo));
    free_texts(&texts_echo);
    TRY(IShapesStructs_AllocateTexts(face, &texts, &allocated));
    if (EXPECT(allocated != NULL && same_texts(&texts, allocated))) free_texts(allocated);
    CoTaskMemFree(allocated);
    allocated = NULL;
    TRY(IShapesStructs_EchoTextsArray(face, 2, two, &count, &allocated));
    for (ULONG at = 0; allocated != NULL && at < count; at++) {
        EXPECT(same_texts(&texts, &allocated[at]));
        free_texts(&allocated[at]);
    }
    CoTaskMemFree(allocated);
    TRY(IShapesStructs_FillTexts(face, 4, room, &count));
    EXPECT(count == 2 && same_wide(room[1].wide, L"wide"));
    for (ULONG at = 0; at < count; at++) free_texts(&room[at]);
    TRY(IShapesStructs_DoubleTexts(face, &texts));
    EXPECT(same_narrow(texts.narrow, "nn") && bstr_bytes(texts.counted) == 12);

    TRY(IShapesStructs_EchoSized(face, &sized, &sized_echo));
    EXPECT(sized_echo.count == 2 && sized_echo.numbers[1] == -2 && same_wide(sized_echo.texts[0], L"a") &&
           sized_echo.points[0].y == 2);
    CoTaskMemFree(sized_echo.numbers);
    for (ULONG at = 0; at < 2; at++) CoTaskMemFree(sized_echo.texts[at]);
    CoTaskMemFree(sized_echo.texts);
    CoTaskMemFree(sized_echo.points);

    TRY(IShapesStructs_EchoFlexible(face, (const SHAPE_FLEXIBLE *)&flexible, &flexible_echo));
    EXPECT(flexible_echo != NULL && flexible_echo->count == 3 && flexible_echo->data[2] == 3);
    CoTaskMemFree(flexible_echo);

    TRY(IShapesStructs_EchoPointer(face, &pointer, &pointer_echo));
    EXPECT(pointer_echo.point != NULL && pointer_echo.point->y == 2 && *pointer_echo.number == 4);
    CoTaskMemFree(pointer_echo.point);
    CoTaskMemFree(pointer_echo.number);
    pointer.point = NULL, pointer.number = NULL;
    TRY(IShapesStructs_EchoPointer(face, &pointer, &pointer_echo));
    EXPECT(pointer_echo.value == 3 && pointer_echo.point == NULL && pointer_echo.number == NULL);

    TRY(IShapesStructs_EchoNode(face, &first, &node));
    if (EXPECT(node != NULL && node->value == 1 && node->next->value == 2 && node->next->next == NULL))
        CoTaskMemFree(node->next);
    CoTaskMemFree(node);

    memset(&automation_echo, 0, sizeof automation_echo);
    automation.name = texts.counted;
    V_VT(&automation.value) = VT_I4;
    V_I4(&automation.value) = -5;
    automation.array = client_vector(VT_I4, 2);
    TRY(IShapesStructs_EchoAutomation(face, &automation, &automation_echo));
    EXPECT(same_bstr(automation_echo.name, texts.counted) && V_I4(&automation_echo.value) == -5 &&
           safe_count(automation_echo.array) == 2);
    SysFreeString(automation_echo.name);
    free_safe(automation_echo.array);
    free_safe(automation.array);
    free_texts(&texts);

    objects.item = (IShapesItem *)item_create(3, NULL);
    objects.unknown = (IUnknown *)objects.item;
    objects.count = 1;
    objects.items = &objects.item;
    TRY(IShapesStructs_EchoObjects(face, &objects, &objects_echo));
    EXPECT(objects_echo.count == 1 && item_value(objects_echo.items[0]) == 3 && item_value(objects_echo.item) == 3);
    if (objects_echo.unknown != NULL) IUnknown_Release(objects_echo.unknown);
    if (objects_echo.item != NULL) IShapesItem_Release(objects_echo.item);
    if (objects_echo.items != NULL) IShapesItem_Release(objects_echo.items[0]);
    CoTaskMemFree(objects_echo.items);
    IShapesItem_Release(objects.item);

    TRY(IShapesStructs_AllocatePoint(face, &point, &points));
    EXPECT(points != NULL && points->y == 2);
    CoTaskMemFree(points);
    TRY(IShapesStructs_AllocatePoint(face, NULL, &points));
    EXPECT(points == NULL);
    TRY(IShapesStructs_AllocatePoints(face, 3, &points));
    EXPECT(points != NULL && points[2].x == 2 && points[2].y == -2);
    CoTaskMemFree(points);
}

void drive_structs(IShapesStructs *face)
{
    SHAPE_SCALARS scalars[2] = { extreme_scalars(), extreme_scalars() }, echoes[2];
    SHAPE_POINT point = { -1, INT64_MAX }, echo = { 0, 0 };
    BOOL present = FALSE;
    TRY_ECHO_POINTER(Structs, EchoFixedArrays, SHAPE_FIXED_ARRAYS,
        { .numbers = { 1, -2, 3, -4 }, .bytes = { 1, 2, 255 }, .text = L"text", .letters = "abcd",
          .matrix = { { 1, 2, 3 }, { 4, 5, 6 } }, .levels = { SHAPE_LEVEL_ALL, SHAPE_LEVEL_SOME } });
    TRY_ECHO_POINTER(Structs, EchoPacked, SHAPE_PACKED, { 255, -1, INT64_MIN });
    TRY_ECHO_POINTER(Structs, EchoHeaderPoint, SHAPE_HEADER_POINT, { -1, 2 });
    TRY_ECHO_POINTER(Structs, EchoFileTime, FILETIME, { 4294967295u, 1 });
    TRY(IShapesStructs_EchoScalars(face, &scalars[0], &echoes[0]));
    EXPECT(echoes[0].uint64 == UINT64_MAX && echoes[0].window == scalars[0].window && echoes[0].truth == VARIANT_TRUE);
    TRY(IShapesStructs_EchoScalarsArray(face, 2, scalars, echoes));
    EXPECT(echoes[1].int64 == INT64_MIN && echoes[1].date == 36526.5);
    {
        SHAPE_NESTED nested = { .first = { 1, 2 }, .inner = { 3, 4 }, .last = 255 }, nested_echo;
        nested.items[1].sum = 7;
        nested.items[1].second.y = INT64_MIN;
        TRY(IShapesStructs_EchoNested(face, &nested, &nested_echo));
        EXPECT(nested_echo.inner.right == 4 && nested_echo.items[1].second.y == INT64_MIN && nested_echo.last == 255);
    }
    TRY(IShapesStructs_EchoPoint(face, &point, &echo));
    EXPECT(echo.x == point.x && echo.y == point.y);
    TRY(IShapesStructs_EchoOptional(face, &point, &present, &echo));
    EXPECT(present && echo.x == point.x);
    TRY(IShapesStructs_EchoOptional(face, NULL, &present, &echo));
    EXPECT(!present && echo.x == 0 && echo.y == 0);
    TRY(IShapesStructs_StepPoint(face, &echo));
    EXPECT(echo.x == 1 && echo.y == 1);
    drive_owning_structs(face);
}

void drive_unions(IShapesUnions *face)
{
    SHAPE_VALUE value = { .text = L"text" }, echo;
    SHAPE_SMALL little = { .real = 0.5 }, little_echo;
    SHAPE_TAGGED tagged = { L"name", SHAPE_KIND_POINT, { .point = { 1, 2 } } }, tagged_echo, *array = NULL;
    SHAPE_ANONYMOUS anonymous = { SHAPE_KIND_TEXT }, anonymous_echo;
    SHAPE_CHOICE numbered = { 1, { .number = -1 } }, choice = { 9, { .real = 2.5f } }, choice_echo;
    LONG sum = 0;
    ULONG count = 0;
    TRY(IShapesUnions_EchoValue(face, SHAPE_KIND_TEXT_AGAIN, value, &echo));
    EXPECT(same_wide(echo.text, L"text"));
    CoTaskMemFree(echo.text);
    value.wide = UINT64_MAX;
    TRY(IShapesUnions_EchoValue(face, SHAPE_KIND_WIDE, value, &echo));
    EXPECT(echo.wide == UINT64_MAX);
    value.number = -1;
    TRY(IShapesUnions_EchoValuePointer(face, SHAPE_KIND_NUMBER, &value, &echo));
    EXPECT(echo.number == -1);
    TRY(IShapesUnions_EchoSmall(face, 3, little, &little_echo));
    EXPECT(little_echo.real == 0.5);
    little.text = L"little";
    TRY(IShapesUnions_EchoSmallAfter(face, 1, 2, 3, 4, 5, 1, little, &sum, &little_echo));
    EXPECT(sum == 15 && same_wide(little_echo.text, L"little"));
    CoTaskMemFree(little_echo.text);
    TRY(IShapesUnions_EchoTagged(face, &tagged, &tagged_echo));
    EXPECT(same_wide(tagged_echo.name, L"name") && tagged_echo.value.point.y == 2);
    CoTaskMemFree(tagged_echo.name);
    anonymous.text = L"anonymous";
    TRY(IShapesUnions_EchoAnonymous(face, &anonymous, &anonymous_echo));
    EXPECT(same_wide(anonymous_echo.text, L"anonymous"));
    CoTaskMemFree(anonymous_echo.text);
    TRY(IShapesUnions_EchoChoice(face, &numbered, &choice_echo));
    EXPECT(choice_echo.kind == 1 && choice_echo.u.number == -1);
    TRY(IShapesUnions_EchoChoice(face, &choice, &choice_echo));
    EXPECT(choice_echo.kind == 9 && choice_echo.u.real == 2.5f);
    TRY_ECHO_POINTER(Unions, EchoUntagged, SHAPE_UNTAGGED, { .bytes = { 1, 2, 3, 4, 5, 6, 7, 255 } });
    TRY_ECHO(Unions, EchoUntaggedByValue, SHAPE_UNTAGGED, { .bytes = { 1, 2, 3, 4, 5, 6, 7, 255 } });
    TRY(IShapesUnions_EchoTaggedArray(face, 1, &tagged, &count, &array));
    if (EXPECT(count == 1 && array != NULL && same_wide(array[0].name, L"name"))) CoTaskMemFree(array[0].name);
    CoTaskMemFree(array);
}

void drive_local_structs(IShapesLocalStructs *face)
{
    SHAPE_BITS bits = { 5, 8191, 65535, 2147483647 }, bits_echo;
    SAFEARRAY *array = client_vector(VT_R8, 2), *echo = NULL;
    TRY(IShapesLocalStructs_EchoBits(face, &bits, &bits_echo));
    EXPECT(bits_echo.low == 5 && bits_echo.middle == 8191 && bits_echo.high == 65535 && bits_echo.other == 2147483647);
    TRY(IShapesLocalStructs_EchoSafePointer(face, array, &echo));
    EXPECT(echo != NULL && safe_type(echo) == VT_R8 && safe_count(echo) == 2);
    free_safe(echo);
    free_safe(array);
}

#define TRY_VALUE(Name, ...)                                                         \
    do {                                                                             \
        const SHAPE_##Name value = { __VA_ARGS__ };                                  \
        SHAPE_##Name echo;                                                           \
        LONG sum = 0;                                                                \
        TRY(IShapesByValue_Echo##Name(face, value, &echo));                          \
        drive_expect(same_##Name(&echo, &value), "Echo" #Name);                      \
        TRY(IShapesByValue_Echo##Name##After(face, 1, 2, 3, 4, 5, 6, value, &sum, &echo)); \
        drive_expect(sum == 21 && same_##Name(&echo, &value), "Echo" #Name "After"); \
    } while (0)

/* Bytes of structs without gaps; the mixed one has a gap at its end. */
#define SAME_BYTES(Name, bytes)                                                            \
    static int same_##Name(const SHAPE_##Name *left, const SHAPE_##Name *right)      \
    {                                                                                \
        return memcmp(left, right, bytes) == 0;                                      \
    }

SAME_BYTES(B1, 1)
SAME_BYTES(B2, 2)
SAME_BYTES(B3, 3)
SAME_BYTES(B4, 4)
SAME_BYTES(B8, 8)
SAME_BYTES(B12, 12)
SAME_BYTES(B16, 16)
SAME_BYTES(B24, 24)
SAME_BYTES(F4, 4)
SAME_BYTES(F8, 8)
SAME_BYTES(F12, 12)
SAME_BYTES(F16, 16)
SAME_BYTES(D8, 8)
SAME_BYTES(D16, 16)
SAME_BYTES(D24, 24)
SAME_BYTES(M16, 12)

void drive_by_value(IShapesByValue *face)
{
    static const GUID id = { 0x01234567, 0x89ab, 0xcdef, { 1, 2, 3, 4, 5, 6, 7, 0xff } };
    SHAPE_SCALARS scalars = extreme_scalars(), scalars_echo;
    SHAPE_TEXTS texts = texts_of_client(), texts_echo = { 0 };
    SHAPE_POINT point = { -1, INT64_MIN }, point_echo;
    SHAPE_F8 first = { 0.5f, -1 }, first_echo;
    SHAPE_B16 second = { INT64_MIN, 2 }, second_echo;
    SHAPE_D16 third = { 0.25, -4 }, third_echo;
    GUID echo;
    LONG sum = 0, number = 0;
    double real = 0;
    TRY_VALUE(B1, 255);
    TRY_VALUE(B2, 1, 255);
    TRY_VALUE(B3, 1, 2, 255);
    TRY_VALUE(B4, -1, 32767);
    TRY_VALUE(B8, -1, 2);
    TRY_VALUE(B12, -1, 2, -3);
    TRY_VALUE(B16, INT64_MIN, 2);
    TRY_VALUE(B24, INT64_MIN, 2, -3);
    TRY_VALUE(F4, 0.5f);
    TRY_VALUE(F8, 0.5f, -1);
    TRY_VALUE(F12, 0.5f, -1, 2);
    TRY_VALUE(F16, 0.5f, -1, 2, -3);
    TRY_VALUE(D8, 0.5);
    TRY_VALUE(D16, 0.5, -1);
    TRY_VALUE(D24, 0.5, -1, 2);
    TRY_VALUE(M16, 0.5, -1);
    TRY(IShapesByValue_EchoGuid(face, id, &echo));
    EXPECT(IsEqualGUID(&echo, &id));
    TRY(IShapesByValue_EchoGuidAfter(face, 1, 2, 3, 4, 5, 6, id, &sum, &echo));
    EXPECT(sum == 21 && IsEqualGUID(&echo, &id));
    TRY_ECHO(ByValue, EchoFileTime, FILETIME, { 4294967295u, 1 });
    TRY(IShapesByValue_EchoPoint(face, point, &point_echo));
    EXPECT(point_echo.x == -1 && point_echo.y == INT64_MIN);
    TRY(IShapesByValue_EchoScalars(face, scalars, &scalars_echo));
    EXPECT(scalars_echo.uint64 == UINT64_MAX && scalars_echo.window == scalars.window);
    TRY(IShapesByValue_EchoTexts(face, texts, &texts_echo));
    EXPECT(same_texts(&texts, &texts_echo));
    free_texts(&texts_echo);
    free_texts(&texts);
    TRY(IShapesByValue_EchoMixed(face, first, -7, second, 1.5, third, &first_echo, &number, &second_echo, &real, &third_echo));
    EXPECT(memcmp(&first, &first_echo, sizeof first) == 0 && memcmp(&second, &second_echo, sizeof second) == 0);
    EXPECT(memcmp(&third, &third_echo, sizeof third) == 0 && number == -7 && real == 1.5);
}
