#include "drive.h"
#include "values.h"

void drive_local(IShapesLocal *face)
{
    LONG values[4] = { 1, -2, 3, -4 }, room[4] = { 0 }, sum = 0;
    float reals[2] = { 0.5f, 1 }, real = 0;
    byte bytes[3] = { 1, 2, 255 };
    WCHAR name[8];
    double total = 0;
    UINT length = 0;
    SHAPE_POINT point = { 1, INT64_MIN }, echo = { 0, 0 };
    SHAPE_B12 made;
    IShapesItem *item = (IShapesItem *)item_create(5, NULL), *item_echo = NULL, *items[2] = { item, NULL };
    TRY(IShapesLocal_Scalars(face, 4000000000u, 0.5f, &total));
    EXPECT(total == 4000000000.0);
    TRY(IShapesLocal_Text(face, L"text", &length));
    EXPECT(length == 4);
    TRY(IShapesLocal_ReadValues(face, values, 4, &sum));
    EXPECT(sum == -2);
    TRY(IShapesLocal_ReadOptional(face, reals, 2, &real));
    EXPECT(real == 1.5f);
    TRY(IShapesLocal_ReadOptional(face, NULL, 0, &real));
    EXPECT(real == 0);
    TRY(IShapesLocal_ReadBytes(face, bytes, 3, &length));
    EXPECT(length == 258);
    TRY(IShapesLocal_WriteValues(face, room, 4));
    EXPECT(room[3] == 3);
    TRY(IShapesLocal_WriteSome(face, room, 4, &length));
    EXPECT(length == 2);
    TRY(IShapesLocal_WriteBytes(face, bytes, 3));
    EXPECT(bytes[2] == 2);
    TRY(IShapesLocal_UpdateValues(face, values, 4));
    EXPECT(values[0] == 2 && values[3] == -3);
    TRY(IShapesLocal_Update(face, values));
    EXPECT(values[0] == 3);
    TRY(IShapesLocal_UpdateCount(face, &length, NULL));
    EXPECT(length == 3);
    TRY(IShapesLocal_UpdateCount(face, &length, room));
    EXPECT(room[2] == 2);
    TRY(IShapesLocal_Struct(face, &point, &echo));
    EXPECT(echo.x == 1 && echo.y == INT64_MIN);
    TRY(IShapesLocal_StructOptional(face, NULL, &echo));
    EXPECT(echo.x == 0 && echo.y == 0);
    TRY(IShapesLocal_StructOptional(face, &point, NULL));
    TRY(IShapesLocal_Bare(face, &point, &echo));
    EXPECT(echo.y == INT64_MIN);
    TRY(IShapesLocal_Object(face, item, &item_echo));
    EXPECT(item_value(item_echo) == 5);
    if (item_echo != NULL) IShapesItem_Release(item_echo);
    TRY(IShapesLocal_Object(face, NULL, NULL));
    TRY(IShapesLocal_Objects(face, items, 2, &sum));
    EXPECT(sum == 5);
    item_echo = NULL;
    TRY(IShapesLocal_ObjectAs(face, 6, &IID_IShapesItem, (void **)&item_echo));
    EXPECT(item_value(item_echo) == 6);
    if (item_echo != NULL) IShapesItem_Release(item_echo);
    TRY(IShapesLocal_Name(face, NULL, 0, &length));
    EXPECT(length == 5);
    TRY(IShapesLocal_Name(face, name, 8, NULL));
    EXPECT(same_wide(name, L"name"));
    IShapesLocal_Silent(face, 1, 2, items);
    IShapesLocal_Silent(face, 1, 0, NULL);
    made = IShapesLocal_Returned(face, 7);
    TRY_EQUAL(made.c, 9);
    IShapesItem_Release(item);
}
