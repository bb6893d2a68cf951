#pragma once
#include "platform.h"
#include <olectl.h>
#include "plain-memory.h"
#include "source-events.h"
#include "thread.h"

/* Somebody who was advised. The records stay as long as the source, so that it can tell of all. */
struct sink {
    struct sink *next;
    struct source *source;
    /* The interface of the events, with one reference as long as there are users. */
    IUnknown *object;
    /* The connection, and everybody who is about to call. */
    LONG users;
    SINK told;
};

/* Where the events of one interface come from. It lives and dies with its source. */
struct point {
    IConnectionPoint face;
    struct source *source;
    const IID *iid;
    int is_dispatch;
};

#define POINTS 2

struct source {
    IEventSource face;
    IConnectionPointContainer container_face;
    struct point points[POINTS];
    LONG references;
    LONG running;
    LONG calling;
    ULONG most;
    BOOL greets;
    DWORD cookies;
    struct sink *sinks;
    ANSWER *answers;
    ULONG answer_count;
};

HRESULT source_query(struct source *source, REFIID riid, void **out);
ULONG source_add_ref(struct source *source);
ULONG source_release(struct source *source);

#define count_up(count) __atomic_add_fetch(&(count), 1, __ATOMIC_SEQ_CST)
#define count_down(count) __atomic_sub_fetch(&(count), 1, __ATOMIC_SEQ_CST)

/* All sources, enumerators and receivers of the process. */
struct event_counts {
    LONG sources, enumerators;
    LONG advised, unadvised, taken, returned;
};
extern struct event_counts event_counts;

/* The receivers of a source, in the order in which they came. */
struct sink *sink_add(struct point *point, IUnknown *object);
/* Ends a connection; 0 when there is none of this cookie. */
int sink_end(struct point *point, DWORD cookie);
/* Those that are advised, of one point or of all (NULL), each with another user. The caller frees the array. */
struct sink **sinks_use(struct source *source, const struct point *point, ULONG *count);
/* Ends the use; the last user gives the receiver back. */
void sink_leave(struct sink *sink);
/* The receiver, with a reference that is counted as taken, and the way back. */
IUnknown *sink_take(struct sink *sink);
void sink_return(struct sink *sink);
void sinks_destroy(struct source *source);

/* Sends an event to everybody, and tells how many that were. */
ULONG source_fire(struct source *source, const EVENT *event);
/* Sends it to one, who stays one while it is called. */
void sink_fire(struct sink *sink, const EVENT *event);
/* What came back goes into the answer. */
void fire_vtable(struct source *source, ISourceEvents *receiver, const EVENT *event, ANSWER *answer);
void fire_dispatch(struct source *source, IDispatch *receiver, const EVENT *event, ANSWER *answer);

/* Enumerators, with one reference; NULL when there is no memory. */
IEnumConnectionPoints *points_enumerate(struct source *source, ULONG at);
IEnumConnections *connections_enumerate(struct point *point);

extern const IEventSourceVtbl source_vtable;
extern const IConnectionPointContainerVtbl container_vtable;
extern const IConnectionPointVtbl point_vtable;
