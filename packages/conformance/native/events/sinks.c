#include "source.h"
#include <stdlib.h>

struct sink *sink_add(struct point *point, IUnknown *object)
{
    struct source *source = point->source;
    struct sink *sink = calloc(1, sizeof *sink);
    struct sink **end = &source->sinks;
    ULONG advised = 0;
    if (sink == NULL) return NULL;
    lock();
    for (; *end != NULL; end = &(*end)->next)
        if ((*end)->told.isDispatch == point->is_dispatch && (*end)->told.isAdvised) advised++;
    if (advised >= source->most) {
        unlock();
        free(sink);
        return NULL;
    }
    sink->source = source;
    sink->object = object;
    sink->users = 1;
    sink->told = (SINK){ ++source->cookies, point->is_dispatch, TRUE, 1, 0, 0, 0 };
    *end = sink;
    unlock();
    count_up(event_counts.advised);
    count_up(event_counts.taken);
    return sink;
}

int sink_end(struct point *point, DWORD cookie)
{
    struct sink *sink;
    lock();
    sink = point->source->sinks;
    while (sink != NULL && (sink->told.cookie != cookie || sink->told.isDispatch != point->is_dispatch))
        sink = sink->next;
    if (sink != NULL && !sink->told.isAdvised) sink = NULL;
    if (sink != NULL) sink->told.isAdvised = FALSE;
    unlock();
    if (sink == NULL) return 0;
    count_up(event_counts.unadvised);
    sink_leave(sink);
    return 1;
}

struct sink **sinks_use(struct source *source, const struct point *point, ULONG *count)
{
    struct sink **used = NULL;
    ULONG all = 0;
    *count = 0;
    lock();
    for (struct sink *sink = source->sinks; sink != NULL; sink = sink->next) all++;
    used = calloc(all + 1, sizeof *used);
    for (struct sink *sink = source->sinks; used != NULL && sink != NULL; sink = sink->next) {
        if (!sink->told.isAdvised || (point != NULL && sink->told.isDispatch != point->is_dispatch)) continue;
        sink->users++;
        used[(*count)++] = sink;
    }
    unlock();
    return used;
}

void sink_leave(struct sink *sink)
{
    LONG users;
    lock();
    users = --sink->users;
    unlock();
    if (users == 0) sink_return(sink);
}

IUnknown *sink_take(struct sink *sink)
{
    IUnknown_AddRef(sink->object);
    count_up(sink->told.taken);
    count_up(event_counts.taken);
    return sink->object;
}

void sink_return(struct sink *sink)
{
    sink->told.left = IUnknown_Release(sink->object);
    count_up(sink->told.returned);
    count_up(event_counts.returned);
}

/* Of a source that nobody has a reference to any more: those who are still advised are given back. */
void sinks_destroy(struct source *source)
{
    while (source->sinks != NULL) {
        struct sink *sink = source->sinks;
        source->sinks = sink->next;
        if (sink->told.isAdvised) sink_leave(sink);
        free(sink);
    }
}
