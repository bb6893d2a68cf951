#include "source.h"
#include <stdlib.h>

static void answer_add(struct source *source, const ANSWER *answer)
{
    ANSWER *answers;
    lock();
    answers = realloc(source->answers, (source->answer_count + 1) * sizeof *answers);
    if (answers != NULL) {
        answers[source->answer_count++] = *answer;
        source->answers = answers;
    }
    unlock();
    if (answers == NULL) CoTaskMemFree(answer->text);
}

void sink_fire(struct sink *sink, const EVENT *event)
{
    struct source *source = sink->source;
    ANSWER answer = { .cookie = sink->told.cookie };
    count_up(source->calling);
    sink_take(sink);
    if (sink->told.isDispatch) fire_dispatch(source, (IDispatch *)sink->object, event, &answer);
    else fire_vtable(source, (ISourceEvents *)sink->object, event, &answer);
    count_up(sink->told.events);
    answer_add(source, &answer);
    sink_return(sink);
    count_down(source->calling);
}

/* Those who were advised when it began get the event, also when they are unadvised meanwhile. */
ULONG source_fire(struct source *source, const EVENT *event)
{
    ULONG count;
    struct sink **sinks = sinks_use(source, NULL, &count);
    for (ULONG index = 0; index < count; index++) {
        sink_fire(sinks[index], event);
        sink_leave(sinks[index]);
    }
    free(sinks);
    return count;
}
