#include "source.h"

#define MOST_VALUES 1000

static HRESULT fire_measured(ISourceEvents *receiver, LONG number)
{
    LONG values[MOST_VALUES];
    ULONG count = number < 0 ? 0 : number > MOST_VALUES ? MOST_VALUES : (ULONG)number;
    for (ULONG index = 0; index < count; index++) values[index] = (LONG)index + 1;
    return ISourceEvents_Measured(receiver, count, values);
}

static HRESULT fire_named(ISourceEvents *receiver, const WCHAR *text)
{
    static const WCHAR none[] = { 0 };
    BSTR counted = plain_bstr(text);
    HRESULT result = ISourceEvents_Named(receiver, text == NULL ? none : text, counted);
    SysFreeString(counted);
    return result;
}

static HRESULT fire_renaming(ISourceEvents *receiver, const EVENT *event, ANSWER *answer)
{
    BSTR name = plain_bstr(event->text);
    HRESULT result = ISourceEvents_Renaming(receiver, &name);
    answer->text = plain_string(name);
    SysFreeString(name);
    return result;
}

static HRESULT fire(struct source *source, ISourceEvents *receiver, const EVENT *event, ANSWER *answer)
{
    switch (event->kind) {
    case EVENT_KIND_COUNTED: return ISourceEvents_Counted(receiver, event->number, event->wide, event->real);
    case EVENT_KIND_NAMED: return fire_named(receiver, event->text);
    case EVENT_KIND_FOUND: return ISourceEvents_Found(receiver, &source->face, event->object);
    case EVENT_KIND_MEASURED: return fire_measured(receiver, event->number);
    case EVENT_KIND_ASKED: return ISourceEvents_Asked(receiver, event->number, &answer->number);
    case EVENT_KIND_CHANGING:
        answer->number = (LONG)event->wide;
        return ISourceEvents_Changing(receiver, event->number, &answer->number);
    case EVENT_KIND_RENAMING: return fire_renaming(receiver, event, answer);
    }
    return E_INVALIDARG;
}

void fire_vtable(struct source *source, ISourceEvents *receiver, const EVENT *event, ANSWER *answer)
{
    answer->result = fire(source, receiver, event, answer);
}
