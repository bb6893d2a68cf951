#pragma once
#include "shape-object.h"

/* How values are recorded, copied into memory that the caller will own, and filled into outs. */

/* Records a number, whatever its type. */
#define RECORD(name, value)                                                                   \
    _Generic((value),                                                                         \
        float: record_real, double: record_real,                                              \
        unsigned char: record_unsigned, unsigned short: record_unsigned,                      \
        unsigned int: record_unsigned, unsigned long: record_unsigned,                        \
        unsigned long long: record_unsigned, default: record_integer)(name, value)

/* Records a pointer or a handle as a number. */
#define RECORD_POINTER(name, value) record_unsigned(name, (uintptr_t)(value))

/* Records the numbers of an array, of a long one the ends. */
#define RECORD_NUMBERS(name, elements, count)                                        \
    do {                                                                             \
        record_open(name);                                                           \
        for (size_t at = 0; (elements) != NULL && at < (size_t)(count); at++)        \
            if (record_element(at, count)) RECORD(NULL, (elements)[at]);             \
        record_close();                                                              \
    } while (0)

/* The same for elements that have a function of their own, which takes their address. */
#define RECORD_EACH(record, name, elements, count)                                   \
    do {                                                                             \
        record_open(name);                                                           \
        for (size_t at = 0; (elements) != NULL && at < (size_t)(count); at++)        \
            if (record_element(at, count)) record(NULL, &(elements)[at]);            \
        record_close();                                                              \
    } while (0)

/* A copy in memory that the caller will own; a block of its own also for no bytes. */
void *task_copy(const void *bytes, size_t count);
char *task_narrow(const char *text);
size_t wide_length(const WCHAR *text);
/* A text twice, in task memory. */
WCHAR *wide_doubled(const WCHAR *text);
char *narrow_doubled(const char *text);
BSTR bstr_doubled(BSTR text);
BSTR bstr_copy(BSTR text);

void record_narrow(const char *name, const char *text);
void record_each_wide(const char *name, const LPCWSTR *text);
void record_each_narrow(const char *name, const LPCSTR *text);
void record_each_bstr(const char *name, const BSTR *text);
/* An item by its value, or NULL. */
void record_item(const char *name, IShapesItem *item);
void record_each_item(const char *name, IShapesItem *const *item);

void record_point(const char *name, const SHAPE_POINT *value);
void record_scalars(const char *name, const SHAPE_SCALARS *value);
void record_fixed_arrays(const char *name, const SHAPE_FIXED_ARRAYS *value);
void record_nested(const char *name, const SHAPE_NESTED *value);
void record_bits(const char *name, const SHAPE_BITS *value);
void record_packed(const char *name, const SHAPE_PACKED *value);
void record_texts(const char *name, const SHAPE_TEXTS *value);
void record_sized(const char *name, const SHAPE_SIZED *value);
void record_flexible(const char *name, const SHAPE_FLEXIBLE *value);
void record_pointer(const char *name, const SHAPE_POINTER *value);
void record_node(const char *name, const SHAPE_NODE *value);
void record_automation(const char *name, const SHAPE_AUTOMATION *value);
void record_objects(const char *name, const SHAPE_OBJECTS *value);
void record_header_point(const char *name, const SHAPE_HEADER_POINT *value);
void record_key(const char *name, const PROPERTYKEY *value);
void record_value(const char *name, SHAPE_KIND kind, const SHAPE_VALUE *value);
void record_small(const char *name, LONG kind, const SHAPE_SMALL *value);
void record_tagged(const char *name, const SHAPE_TAGGED *value);
void record_anonymous(const char *name, const SHAPE_ANONYMOUS *value);
void record_choice(const char *name, const SHAPE_CHOICE *value);

/* Copies of what owns something. */
SHAPE_TEXTS texts_copy(const SHAPE_TEXTS *value);
SHAPE_SIZED sized_copy(const SHAPE_SIZED *value);
SHAPE_POINTER pointer_copy(const SHAPE_POINTER *value);
SHAPE_NODE *node_copy(const SHAPE_NODE *value);
SHAPE_AUTOMATION automation_copy(const SHAPE_AUTOMATION *value);
SHAPE_OBJECTS objects_copy(const SHAPE_OBJECTS *value);
SHAPE_VALUE value_copy(SHAPE_KIND kind, const SHAPE_VALUE *value);
SHAPE_SMALL small_copy(LONG kind, const SHAPE_SMALL *value);
SHAPE_TAGGED tagged_copy(const SHAPE_TAGGED *value);
SHAPE_ANONYMOUS anonymous_copy(const SHAPE_ANONYMOUS *value);
SHAPE_CHOICE choice_copy(const SHAPE_CHOICE *value);

/* Fills an [out] pointer, or clears it; the value is made only when it is filled. */
#define GIVE(reply, out, value) (*(out) = reply_fills(&(reply)) ? (value) : NULL)

/* Fills each element of an [out] array of the caller's with an expression of `at`, or clears them. */
#define FILL_EACH(reply, elements, count, value)                                     \
    do {                                                                             \
        int fills = reply_fills(&(reply));                                           \
        if (!fills) memset((void *)(elements), 0, (size_t)(count) * sizeof *(elements)); \
        for (size_t at = 0; fills && at < (size_t)(count); at++) (elements)[at] = (value); \
    } while (0)

/* Fills an [out] array in a block of its own in the same way. */
#define GIVE_EACH(reply, out, count, value)                                          \
    do {                                                                             \
        *(out) = reply_fills(&(reply)) ? task_alloc((size_t)(count) * sizeof **(out)) : NULL; \
        for (size_t at = 0; *(out) != NULL && at < (size_t)(count); at++) (*(out))[at] = (value); \
    } while (0)
