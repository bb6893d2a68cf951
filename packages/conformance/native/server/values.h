#pragma once
#include "object.h"
#include "record.h"
#include "task-memory.h"

/* The structs and unions of composites.idl: how they are recorded, copied into task memory, and freed. */

void record_point(const char *name, const COMPOSITES_POINT *point);
void record_item(const char *name, const COMPOSITES_ITEM *item);
void record_items(const char *name, const COMPOSITES_ITEM *items, size_t count);
void record_points(const char *name, const COMPOSITES_POINT *points, size_t count);
void record_everything(const char *name, const COMPOSITES_EVERYTHING *value);
void record_value(const char *name, COMPOSITES_SHAPE shape, const COMPOSITES_VALUE *value);
void record_small(const char *name, LONG kind, const COMPOSITES_SMALL *value);
void record_tagged(const char *name, const COMPOSITES_TAGGED *tagged);

COMPOSITES_EVERYTHING everything_copy(const COMPOSITES_EVERYTHING *value);
COMPOSITES_VALUE value_copy(COMPOSITES_SHAPE shape, const COMPOSITES_VALUE *value);
COMPOSITES_SMALL small_copy(LONG kind, const COMPOSITES_SMALL *value);
COMPOSITES_TAGGED tagged_copy(const COMPOSITES_TAGGED *tagged);
/* NULL for no items. */
COMPOSITES_ITEM *items_copy(const COMPOSITES_ITEM *items, size_t count);
