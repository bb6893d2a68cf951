#include "drive.h"
#include "values.h"

#define TRY_BLOCK(Method, Type, ...)                                                 \
    do {                                                                             \
        const Type values[] = { __VA_ARGS__ };                                       \
        for (ULONG length = 0; length <= COUNT(values); length += COUNT(values)) {   \
            ULONG count = 9;                                                         \
            Type *echo = NULL;                                                       \
            TRY(IShapesArrays_##Method(face, length, values, &count, &echo));        \
            EXPECT(count == length);                                                 \
            if (length != 0) EXPECT(echo != NULL && memcmp(echo, values, sizeof values) == 0); \
            CoTaskMemFree(echo);                                                     \
        }                                                                            \
    } while (0)

/* The numbers come back in a room of the client's. */
#define TRY_ROOM(call, count)                                                        \
    do {                                                                             \
        LONG echo[8] = { -9, -9, -9, -9, -9, -9, -9, -9 };                           \
        TRY(call);                                                                   \
        drive_expect(memcmp(echo, values, (count) * sizeof *values) == 0 && echo[count] == -9, #call); \
    } while (0)

void drive_arrays(IShapesArrays *face)
{
    LONG values[8] = { 1, -2, 3, -4, 5, -6, 7, -8 }, room[8], sum = 0;
    ULONG count = 0;
    MIDL_uhyper wide_count = 4;
    BOOL present = FALSE;
    byte *bytes = NULL, octets[16];

    TRY_BLOCK(EchoInt8s, signed char, -128, 0, 127);
    TRY_BLOCK(EchoBytes, byte, 0, 1, 255);
    TRY_BLOCK(EchoInt16s, short, -32768, 32767);
    TRY_BLOCK(EchoUint16s, unsigned short, 0, 65535);
    TRY_BLOCK(EchoInt32s, LONG, -2147483647 - 1, 0, 2147483647);
    TRY_BLOCK(EchoUint32s, ULONG, 0, 4294967295u);
    TRY_BLOCK(EchoInt64s, hyper, INT64_MIN, INT64_MAX);
    TRY_BLOCK(EchoUint64s, MIDL_uhyper, 0, UINT64_MAX);
    TRY_BLOCK(EchoFloats, float, -0.0f, 1.5f);
    TRY_BLOCK(EchoDoubles, double, -0.0, 1.7976931348623157e308);
    TRY_BLOCK(EchoBools, BOOL, TRUE, FALSE);
    TRY_BLOCK(EchoSizes, SIZE_T, 0, SIZE_MAX);
    TRY_BLOCK(EchoLevels, SHAPE_LEVEL, SHAPE_LEVEL_ALL, SHAPE_LEVEL_NONE);
    TRY_BLOCK(EchoStatuses, SHAPE_STATUS, SHAPE_STATUS_WORST, SHAPE_STATUS_BAD);
    TRY_BLOCK(EchoGuids, GUID, { 1 }, { 2, 3, 4, { 5 } });
    {
        SHAPE_POINT points[2] = { { 1, 2 }, { -3, INT64_MIN } }, more[3] = { { 1, 1 }, { 2, 2 }, { 3, 3 } };
        SHAPE_POINT *echo = NULL, *pointed[2] = { &points[0], NULL };
        GUID ids[2] = { { 1 }, { 2 } };
        hyper total = 0;
        TRY(IShapesArrays_EchoPoints(face, 2, points, &count, &echo));
        EXPECT(count == 2 && echo != NULL && echo[1].x == -3 && echo[1].y == INT64_MIN);
        CoTaskMemFree(echo);
        TRY(IShapesArrays_ReversePoints(face, 3, more));
        EXPECT(more[0].x == 3 && more[1].x == 2 && more[2].y == 1);
        TRY(IShapesArrays_ReverseGuids(face, 2, ids));
        EXPECT(ids[0].Data1 == 2 && ids[1].Data1 == 1);
        TRY(IShapesArrays_FillGuids(face, 2, ids));
        EXPECT(ids[0].Data1 == 0 && ids[1].Data1 == 1);
        TRY(IShapesArrays_FillPoints(face, 2, points));
        EXPECT(points[1].x == 1 && points[1].y == -1);
        TRY(IShapesArrays_SumPointed(face, 2, pointed, &total));
        EXPECT(total == 0);
    }

    TRY_ROOM(IShapesArrays_EchoBrackets(face, values, 3, echo), 3);
    TRY_ROOM(IShapesArrays_EchoBrackets(face, values, 0, echo), 0);
    TRY_ROOM(IShapesArrays_EchoCount8(face, 3, values, echo), 3);
    TRY_ROOM(IShapesArrays_EchoCount16(face, 3, values, echo), 3);
    TRY_ROOM(IShapesArrays_EchoCast(face, 3, values, echo), 3);
    TRY_ROOM(IShapesArrays_EchoProduct(face, 2, 3, values, echo), 6);
    TRY_ROOM(IShapesArrays_EchoSum(face, 2, 3, values, echo), 5);
    TRY_ROOM(IShapesArrays_EchoDifference(face, 5, 3, values, echo), 2);
    count = 3;
    TRY_ROOM(IShapesArrays_EchoPointedPlusOne(face, &count, values, echo), 4);
    TRY_ROOM(IShapesArrays_EchoPointedCast(face, &wide_count, values, echo), 4);
    TRY_ROOM(IShapesArrays_EchoConstant(face, values, echo), 3);
    TRY_ROOM(IShapesArrays_EchoNamedConstant(face, values, echo), SHAPE_FIXED);
    TRY_ROOM(IShapesArrays_EchoFixed(face, values, echo), 3);
    TRY_ROOM(IShapesArrays_EchoMatrix(face, (const LONG (*)[3])values, (LONG (*)[3])echo), 6);
    TRY_ROOM(IShapesArrays_EchoMax(face, 2, values, echo), 3);
    count = 2;
    TRY(IShapesArrays_EchoSizeof(face, &count, (const byte *)values, octets));
    EXPECT(memcmp(octets, values, 16) == 0);

    TRY(IShapesArrays_SumOptional(face, 3, values, &present, &sum));
    EXPECT(present && sum == 2);
    TRY(IShapesArrays_SumOptional(face, 3, NULL, &present, &sum));
    EXPECT(!present && sum == 0);
    TRY(IShapesArrays_SumPairs(face, 2, values, values + 2, room));
    EXPECT(room[0] == 4 && room[1] == -6);
    TRY(IShapesArrays_TakeLength(face, 8, 3, values, &sum));
    EXPECT(sum == 2);
    memcpy(room, values, sizeof room);
    TRY(IShapesArrays_ReverseInt32s(face, 3, room));
    EXPECT(room[0] == 3 && room[2] == 1);

    TRY(IShapesArrays_FillInt32s(face, 8, room));
    EXPECT(room[0] == 0 && room[7] == 7);
    TRY(IShapesArrays_FillBytes(face, octets, 16));
    EXPECT(octets[15] == 15);
    TRY(IShapesArrays_FillHalf(face, 8, room, &count));
    EXPECT(count == 4 && room[3] == 3);
    count = 6;
    TRY(IShapesArrays_FillInOut(face, &count, room));
    EXPECT(count == 3 && room[2] == 2);
    TRY(IShapesArrays_NextInt32s(face, 5, room, &count));
    EXPECT(count == 3 && room[2] == 2);
    TRY(IShapesArrays_NextInt32s(face, 1, room, NULL));
    TRY_BLOCK(EchoOneArray, LONG, 1, 2, 3);
    TRY(IShapesArrays_EchoSecondCast(face, 3, octets, &wide_count, &bytes));
    EXPECT(wide_count == 3 && bytes != NULL && memcmp(bytes, octets, 3) == 0);
    CoTaskMemFree(bytes);
    TRY(IShapesArrays_LockBuffer(face, &bytes, &count));
    EXPECT(bytes != NULL && count != 0);
}
