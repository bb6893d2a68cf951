#include "values.h"
#include <stdlib.h>
#include "automation-values.h"

void *task_copy(const void *bytes, size_t count)
{
    void *copy = task_alloc(count);
    if (copy != NULL && count != 0) memcpy(copy, bytes, count);
    return copy;
}

char *task_narrow(const char *text)
{
    return text == NULL ? NULL : task_copy(text, strlen(text) + 1);
}

size_t wide_length(const WCHAR *text)
{
    size_t length = 0;
    while (text[length] != 0) length++;
    return length;
}

WCHAR *wide_doubled(const WCHAR *text)
{
    size_t length;
    WCHAR *twice;
    if (text == NULL) return NULL;
    length = wide_length(text);
    twice = task_alloc((2 * length + 1) * sizeof(WCHAR));
    if (twice == NULL) return NULL;
    memcpy(twice, text, length * sizeof(WCHAR));
    memcpy(twice + length, text, (length + 1) * sizeof(WCHAR));
    return twice;
}

char *narrow_doubled(const char *text)
{
    size_t length;
    char *twice;
    if (text == NULL) return NULL;
    length = strlen(text);
    twice = task_alloc(2 * length + 1);
    if (twice == NULL) return NULL;
    memcpy(twice, text, length);
    memcpy(twice + length, text, length + 1);
    return twice;
}

BSTR bstr_copy(BSTR text)
{
    return text == NULL ? NULL : task_bstr(text, bstr_bytes(text) / sizeof(WCHAR));
}

BSTR bstr_doubled(BSTR text)
{
    size_t bytes;
    WCHAR *twice;
    BSTR made;
    if (text == NULL) return NULL;
    bytes = bstr_bytes(text);
    twice = malloc(2 * bytes + 1);
    if (twice == NULL) return NULL;
    memcpy(twice, text, bytes);
    memcpy((char *)twice + bytes, text, bytes);
    made = task_bstr(twice, 2 * bytes / sizeof(WCHAR));
    free(twice);
    return made;
}

void record_narrow(const char *name, const char *text)
{
    size_t length = text == NULL ? 0 : strlen(text);
    WCHAR *wide = text == NULL ? NULL : malloc((length + 1) * sizeof(WCHAR));
    for (size_t at = 0; wide != NULL && at <= length; at++) wide[at] = (unsigned char)text[at];
    record_string(name, wide);
    free(wide);
}

void record_each_wide(const char *name, const LPCWSTR *text) { record_string(name, *text); }
void record_each_narrow(const char *name, const LPCSTR *text) { record_narrow(name, *text); }
void record_each_bstr(const char *name, const BSTR *text) { record_bstr(name, *text); }

void record_item(const char *name, IShapesItem *item)
{
    record_integer(name, item_value(item));
}

void record_each_item(const char *name, IShapesItem *const *item) { record_item(name, *item); }

/* What the members of a struct have in common: its braces. */
#define RECORD_MEMBERS(name, ...)   \
    do {                     \
        record_open(name);   \
        __VA_ARGS__;         \
        record_close();      \
    } while (0)

#define RECORD_MEMBER(member) RECORD(#member, value->member)

void record_point(const char *name, const SHAPE_POINT *value)
{
    RECORD_MEMBERS(name, RECORD_MEMBER(x); RECORD_MEMBER(y));
}

void record_scalars(const char *name, const SHAPE_SCALARS *value)
{
    RECORD_MEMBERS(name,
        RECORD_MEMBER(int8); RECORD_MEMBER(uint8); RECORD_MEMBER(int16); RECORD_MEMBER(uint16); RECORD_MEMBER(int32); RECORD_MEMBER(uint32); RECORD_MEMBER(int64);
        RECORD_MEMBER(uint64); RECORD_MEMBER(single); RECORD_MEMBER(twice); RECORD_MEMBER(flag); RECORD_MEMBER(octet); RECORD_MEMBER(truth); RECORD_MEMBER(unit);
        RECORD_MEMBER(letter); RECORD_MEMBER(level); RECORD_MEMBER(status); RECORD_MEMBER(flags);
        record_guid("id", &value->id);
        record_time("time", &value->time);
        record_integer("large", value->large.QuadPart);
        record_integer("money", value->money.int64);
        RECORD_MEMBER(date); RECORD_MEMBER(size);
        RECORD_POINTER("window", value->window));
}

void record_fixed_arrays(const char *name, const SHAPE_FIXED_ARRAYS *value)
{
    RECORD_MEMBERS(name,
        RECORD_NUMBERS("numbers", value->numbers, 4);
        record_bytes("bytes", value->bytes, 3);
        RECORD_NUMBERS("text", value->text, 8);
        RECORD_NUMBERS("letters", value->letters, 5);
        RECORD_NUMBERS("matrix", &value->matrix[0][0], 6);
        RECORD_EACH(record_point, "points", value->points, 2);
        RECORD_NUMBERS("levels", value->levels, 2);
        RECORD_EACH(record_guid, "ids", value->ids, 2));
}

void record_nested(const char *name, const SHAPE_NESTED *value)
{
    RECORD_MEMBERS(name,
        record_point("first", &value->first);
        RECORD("left", value->inner.left);
        RECORD("right", value->inner.right);
        RECORD("sum0", value->items[0].sum);
        record_point("second0", &value->items[0].second);
        RECORD("sum1", value->items[1].sum);
        record_point("second1", &value->items[1].second);
        RECORD_MEMBER(last));
}

void record_bits(const char *name, const SHAPE_BITS *value)
{
    RECORD_MEMBERS(name,
        record_unsigned("low", value->low);
        record_unsigned("middle", value->middle);
        record_unsigned("high", value->high);
        record_unsigned("other", value->other));
}

void record_packed(const char *name, const SHAPE_PACKED *value)
{
    RECORD_MEMBERS(name, RECORD_MEMBER(kind); RECORD_MEMBER(number); RECORD_MEMBER(wide));
}

void record_texts(const char *name, const SHAPE_TEXTS *value)
{
    RECORD_MEMBERS(name,
        record_string("wide", value->wide);
        record_narrow("narrow", value->narrow);
        record_bstr("counted", value->counted);
        record_string("remark", value->remark));
}

void record_sized(const char *name, const SHAPE_SIZED *value)
{
    RECORD_MEMBERS(name,
        RECORD_NUMBERS("numbers", value->numbers, value->count);
        RECORD_EACH(record_each_wide, "texts", (const LPCWSTR *)value->texts, value->textCount);
        RECORD_EACH(record_point, "points", value->points, value->pointCount));
}

void record_flexible(const char *name, const SHAPE_FLEXIBLE *value)
{
    record_bytes(name, value->data, value->count);
}

void record_pointer(const char *name, const SHAPE_POINTER *value)
{
    record_open(name);
    RECORD_MEMBER(value);
    if (value->point != NULL) record_point("point", value->point);
    if (value->number != NULL) RECORD("number", *value->number);
    record_close();
}

void record_node(const char *name, const SHAPE_NODE *value)
{
    record_open(name);
    for (; value != NULL; value = value->next) RECORD(NULL, value->value);
    record_close();
}

void record_automation(const char *name, const SHAPE_AUTOMATION *value)
{
    RECORD_MEMBERS(name,
        record_bstr("name", value->name);
        record_variant("value", &value->value);
        record_safe("array", value->array));
}

void record_objects(const char *name, const SHAPE_OBJECTS *value)
{
    RECORD_MEMBERS(name,
        record_unsigned("unknown", value->unknown != NULL);
        record_item("item", value->item);
        RECORD_EACH(record_each_item, "items", value->items, value->count));
}

void record_header_point(const char *name, const SHAPE_HEADER_POINT *value)
{
    RECORD_MEMBERS(name, RECORD_MEMBER(x); RECORD_MEMBER(y));
}

void record_key(const char *name, const PROPERTYKEY *value)
{
    RECORD_MEMBERS(name, record_guid("fmtid", &value->fmtid); RECORD_MEMBER(pid));
}

void record_value(const char *name, SHAPE_KIND kind, const SHAPE_VALUE *value)
{
    record_open(name);
    switch (kind) {
    case SHAPE_KIND_NUMBER: RECORD_MEMBER(number); break;
    case SHAPE_KIND_TEXT:
    case SHAPE_KIND_TEXT_AGAIN: record_string("text", value->text); break;
    case SHAPE_KIND_POINT: record_point("point", &value->point); break;
    case SHAPE_KIND_WIDE: RECORD_MEMBER(wide); break;
    }
    record_close();
}

void record_small(const char *name, LONG kind, const SHAPE_SMALL *value)
{
    record_open(name);
    switch (kind) {
    case 1: record_string("text", value->text); break;
    case 2: RECORD_MEMBER(number); break;
    case 3: RECORD_MEMBER(real); break;
    default: CHECK(!"a known kind");
    }
    record_close();
}

void record_tagged(const char *name, const SHAPE_TAGGED *value)
{
    RECORD_MEMBERS(name,
        record_string("name", value->name);
        RECORD_MEMBER(kind);
        record_value("value", value->kind, &value->value));
}

void record_anonymous(const char *name, const SHAPE_ANONYMOUS *value)
{
    record_open(name);
    RECORD_MEMBER(kind);
    if (value->kind == SHAPE_KIND_NUMBER) RECORD_MEMBER(number);
    if (value->kind == SHAPE_KIND_TEXT) record_string("text", value->text);
    record_close();
}

void record_choice(const char *name, const SHAPE_CHOICE *value)
{
    record_open(name);
    RECORD_MEMBER(kind);
    switch (value->kind) {
    case 1: RECORD_MEMBER(u.number); break;
    case 2: record_string("text", value->u.text); break;
    default: RECORD_MEMBER(u.real);
    }
    record_close();
}

SHAPE_TEXTS texts_copy(const SHAPE_TEXTS *value)
{
    return (SHAPE_TEXTS){
        .wide = task_string(value->wide),
        .narrow = task_narrow(value->narrow),
        .counted = bstr_copy(value->counted),
        .remark = task_string(value->remark),
    };
}

SHAPE_SIZED sized_copy(const SHAPE_SIZED *value)
{
    SHAPE_SIZED copy = *value;
    copy.numbers = value->numbers == NULL ? NULL : task_copy(value->numbers, value->count * sizeof *value->numbers);
    copy.texts = value->texts == NULL ? NULL : task_copy(value->texts, value->textCount * sizeof *value->texts);
    copy.points = value->points == NULL ? NULL : task_copy(value->points, value->pointCount * sizeof *value->points);
    for (ULONG at = 0; copy.texts != NULL && at < copy.textCount; at++) copy.texts[at] = task_string(value->texts[at]);
    return copy;
}

SHAPE_POINTER pointer_copy(const SHAPE_POINTER *value)
{
    SHAPE_POINTER copy = *value;
    if (value->point != NULL) copy.point = task_copy(value->point, sizeof *value->point);
    if (value->number != NULL) copy.number = task_copy(value->number, sizeof *value->number);
    return copy;
}

SHAPE_NODE *node_copy(const SHAPE_NODE *value)
{
    SHAPE_NODE *copy;
    if (value == NULL) return NULL;
    copy = task_copy(value, sizeof *value);
    if (copy != NULL) copy->next = node_copy(value->next);
    return copy;
}

SHAPE_AUTOMATION automation_copy(const SHAPE_AUTOMATION *value)
{
    return (SHAPE_AUTOMATION){
        .name = bstr_copy(value->name),
        .value = variant_copy(&value->value),
        .array = safe_copy(value->array),
    };
}

SHAPE_OBJECTS objects_copy(const SHAPE_OBJECTS *value)
{
    SHAPE_OBJECTS copy = *value;
    if (copy.unknown != NULL) IUnknown_AddRef(copy.unknown);
    if (copy.item != NULL) IShapesItem_AddRef(copy.item);
    copy.items = value->items == NULL ? NULL : task_copy(value->items, value->count * sizeof *value->items);
    for (ULONG at = 0; copy.items != NULL && at < copy.count; at++)
        if (copy.items[at] != NULL) IShapesItem_AddRef(copy.items[at]);
    return copy;
}

SHAPE_VALUE value_copy(SHAPE_KIND kind, const SHAPE_VALUE *value)
{
    SHAPE_VALUE copy = *value;
    if (kind == SHAPE_KIND_TEXT || kind == SHAPE_KIND_TEXT_AGAIN) copy.text = task_string(value->text);
    return copy;
}

SHAPE_SMALL small_copy(LONG kind, const SHAPE_SMALL *value)
{
    SHAPE_SMALL copy = *value;
    if (kind == 1) copy.text = task_string(value->text);
    return copy;
}

SHAPE_TAGGED tagged_copy(const SHAPE_TAGGED *value)
{
    return (SHAPE_TAGGED){
        .name = task_string(value->name),
        .kind = value->kind,
        .value = value_copy(value->kind, &value->value),
    };
}

SHAPE_ANONYMOUS anonymous_copy(const SHAPE_ANONYMOUS *value)
{
    SHAPE_ANONYMOUS copy = *value;
    if (value->kind == SHAPE_KIND_TEXT) copy.text = task_string(value->text);
    return copy;
}

SHAPE_CHOICE choice_copy(const SHAPE_CHOICE *value)
{
    SHAPE_CHOICE copy = *value;
    if (value->kind == 2) copy.u.text = task_string(value->u.text);
    return copy;
}
