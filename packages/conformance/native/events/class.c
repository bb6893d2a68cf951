#include "source.h"
#include "class-factory.h"
#include <stdio.h>
#include <stdlib.h>

static IUnknown *create_source(void)
{
    struct source *source = calloc(1, sizeof *source);
    if (source == NULL) return NULL;
    source->face.lpVtbl = (IEventSourceVtbl *)&source_vtable;
    source->container_face.lpVtbl = (IConnectionPointContainerVtbl *)&container_vtable;
    source->points[0] =
        (struct point){ { (IConnectionPointVtbl *)&point_vtable }, source, &IID_ISourceEvents, FALSE };
    source->points[1] = (struct point){ { (IConnectionPointVtbl *)&point_vtable }, source, &DIID_DSourceEvents, TRUE };
    source->references = 1;
    source->most = 1000;
    count_up(event_counts.sources);
    return (IUnknown *)&source->face;
}

static struct class_factory factories[] = { CLASS_FACTORY(&CLSID_EventSource, create_source), { { NULL } } };

EXPORT HRESULT STDMETHODCALLTYPE DllGetClassObject(REFCLSID clsid, REFIID riid, void **out)
{
    return get_class_object(factories, clsid, riid, out);
}

/* The process ends: what became of all receivers. */
__attribute__((destructor)) static void tell_at_exit(void)
{
    printf("at exit: %d advised, %d unadvised, %d references taken, %d returned\n", (int)event_counts.advised,
           (int)event_counts.unadvised, (int)event_counts.taken, (int)event_counts.returned);
    fflush(stdout);
}
