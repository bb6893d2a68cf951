#include "source.h"

#define MOST_ARGUMENTS 3

/* The arguments of an event, the last one first, as Invoke takes them. */
struct arguments {
    VARIANT values[MOST_ARGUMENTS];
    UINT count;
};

static VARIANT *argument(struct arguments *arguments, VARTYPE type)
{
    VARIANT *value = &arguments->values[MOST_ARGUMENTS - ++arguments->count];
    memset(value, 0, sizeof *value);
    V_VT(value) = type;
    return value;
}

/* The DISPID of an event, and its arguments; those by reference are kept in the answer and the name. */
static DISPID prepare(
    struct source *source, const EVENT *event, ANSWER *answer, BSTR *name, struct arguments *arguments)
{
    switch (event->kind) {
    case EVENT_KIND_COUNTED:
        V_I4(argument(arguments, VT_I4)) = event->number;
        V_I8(argument(arguments, VT_I8)) = event->wide;
        V_R8(argument(arguments, VT_R8)) = event->real;
        return 1;
    case EVENT_KIND_NAMED:
        V_BSTR(argument(arguments, VT_BSTR)) = *name;
        return 2;
    case EVENT_KIND_FOUND:
        V_UNKNOWN(argument(arguments, VT_UNKNOWN)) = (IUnknown *)&source->face;
        V_UNKNOWN(argument(arguments, VT_UNKNOWN)) = event->object;
        return 30;
    case EVENT_KIND_MEASURED:
        V_R8(argument(arguments, VT_R8)) = event->real;
        V_BOOL(argument(arguments, VT_BOOL)) = VARIANT_TRUE;
        V_CY(argument(arguments, VT_CY)).int64 = event->wide;
        return -4;
    case EVENT_KIND_ASKED:
        V_I4(argument(arguments, VT_I4)) = event->number;
        return 5;
    case EVENT_KIND_CHANGING:
        answer->number = (LONG)event->wide;
        V_I4(argument(arguments, VT_I4)) = event->number;
        V_I4REF(argument(arguments, VT_I4 | VT_BYREF)) = &answer->number;
        return 6;
    case EVENT_KIND_RENAMING:
        V_BSTRREF(argument(arguments, VT_BSTR | VT_BYREF)) = name;
        return 7;
    }
    return DISPID_UNKNOWN;
}

/* What a receiver raised: its HRESULT and its words. */
static void take_exception(EXCEPINFO *exception, ANSWER *answer)
{
    answer->scode = exception->scode;
    answer->text = plain_string(exception->bstrDescription);
    SysFreeString(exception->bstrSource);
    SysFreeString(exception->bstrDescription);
    SysFreeString(exception->bstrHelpFile);
}

void fire_dispatch(struct source *source, IDispatch *receiver, const EVENT *event, ANSWER *answer)
{
    static const GUID none;
    BSTR name = plain_bstr(event->text);
    struct arguments arguments = { .count = 0 };
    DISPID id = prepare(source, event, answer, &name, &arguments);
    DISPPARAMS parameters = { arguments.values + MOST_ARGUMENTS - arguments.count, NULL, arguments.count, 0 };
    EXCEPINFO exception = { 0 };
    VARIANT result;
    UINT wrong = 0;
    memset(&result, 0, sizeof result);
    answer->result =
        IDispatch_Invoke(receiver, id, &none, 0, DISPATCH_METHOD, &parameters, &result, &exception, &wrong);
    if (answer->result == DISP_E_EXCEPTION) take_exception(&exception, answer);
    else if (event->kind == EVENT_KIND_RENAMING) answer->text = plain_string(name);
    if (V_VT(&result) == VT_I4) answer->number = V_I4(&result);
    SysFreeString(name);
}
