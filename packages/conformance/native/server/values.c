#include "values.h"

void record_point(const char *name, const COMPOSITES_POINT *point)
{
    record_open(name);
    record_integer("x", point->x);
    record_integer("y", point->y);
    record_close();
}

void record_item(const char *name, const COMPOSITES_ITEM *item)
{
    record_open(name);
    record_string("name", item->name);
    record_unsigned("weight", item->weight);
    record_close();
}

void record_items(const char *name, const COMPOSITES_ITEM *items, size_t count)
{
    record_open(name);
    for (size_t index = 0; items != NULL && index < count; index++)
        if (record_element(index, count)) record_item(NULL, &items[index]);
    if (items == NULL) record_string("items", NULL);
    record_close();
}

void record_points(const char *name, const COMPOSITES_POINT *points, size_t count)
{
    record_open(name);
    for (size_t index = 0; points != NULL && index < count; index++)
        if (record_element(index, count)) record_point(NULL, &points[index]);
    if (points == NULL) record_string("points", NULL);
    record_close();
}

void record_everything(const char *name, const COMPOSITES_EVERYTHING *value)
{
    record_open(name);
    record_unsigned("uint8", value->uint8);
    record_integer("int8", value->int8);
    record_integer("int16", value->int16);
    record_unsigned("uint16", value->uint16);
    record_integer("int32", value->int32);
    record_unsigned("uint32", value->uint32);
    record_integer("int64", value->int64);
    record_unsigned("uint64", value->uint64);
    record_real("single", value->single);
    record_real("twice", value->twice);
    record_integer("flag", value->flag);
    record_unsigned("shape", (ULONG)value->shape);
    record_guid("id", &value->id);
    record_time("time", &value->time);
    record_string("text", value->text);
    record_string("remark", value->remark);
    record_point("point", &value->point);
    record_close();
}

void record_value(const char *name, COMPOSITES_SHAPE shape, const COMPOSITES_VALUE *value)
{
    switch ((ULONG)shape) {
    case COMPOSITES_SHAPE_POINT: record_point(name, &value->point); break;
    case COMPOSITES_SHAPE_LABEL: record_string(name, value->label); break;
    case COMPOSITES_SHAPE_SIZE:
    case 7: record_unsigned(name, value->size); break;
    case COMPOSITES_SHAPE_FLAG: record_integer(name, value->flag); break;
    case (ULONG)COMPOSITES_SHAPE_ID: record_guid(name, &value->id); break;
    }
}

void record_small(const char *name, LONG kind, const COMPOSITES_SMALL *value)
{
    switch (kind) {
    case 1: record_string(name, value->text); break;
    case 2: record_integer(name, value->number); break;
    case -1: record_integer(name, value->wide); break;
    }
}

void record_tagged(const char *name, const COMPOSITES_TAGGED *tagged)
{
    record_open(name);
    record_string("name", tagged->name);
    record_unsigned("shape", (ULONG)tagged->shape);
    record_value("value", tagged->shape, &tagged->value);
    record_close();
}

COMPOSITES_EVERYTHING everything_copy(const COMPOSITES_EVERYTHING *value)
{
    COMPOSITES_EVERYTHING copy = *value;
    copy.text = task_string(value->text);
    copy.remark = task_string(value->remark);
    return copy;
}

COMPOSITES_VALUE value_copy(COMPOSITES_SHAPE shape, const COMPOSITES_VALUE *value)
{
    COMPOSITES_VALUE copy = *value;
    if (shape == COMPOSITES_SHAPE_LABEL) copy.label = task_string(value->label);
    return copy;
}

COMPOSITES_SMALL small_copy(LONG kind, const COMPOSITES_SMALL *value)
{
    COMPOSITES_SMALL copy = *value;
    if (kind == 1) copy.text = task_string(value->text);
    return copy;
}

COMPOSITES_TAGGED tagged_copy(const COMPOSITES_TAGGED *tagged)
{
    COMPOSITES_TAGGED copy = { task_string(tagged->name), tagged->shape, value_copy(tagged->shape, &tagged->value) };
    return copy;
}

COMPOSITES_ITEM *items_copy(const COMPOSITES_ITEM *items, size_t count)
{
    COMPOSITES_ITEM *copy = count == 0 ? NULL : task_alloc(count * sizeof *copy);
    for (size_t index = 0; copy != NULL && index < count; index++) {
        copy[index].name = task_string(items[index].name);
        copy[index].weight = items[index].weight;
    }
    return copy;
}
