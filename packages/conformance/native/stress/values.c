#include "stress.h"

STRESS_RECORD record_copy(const STRESS_RECORD *record)
{
    STRESS_RECORD copy = *record;
    copy.text = plain_string(record->text);
    return copy;
}

VARIANT value_copy(const VARIANT *value)
{
    VARIANT copy = *value;
    if (V_VT(value) == VT_BSTR) V_BSTR(&copy) = plain_bstr(V_BSTR(value));
    if (V_VT(value) == VT_DISPATCH || V_VT(value) == VT_UNKNOWN)
        if (V_UNKNOWN(value) != NULL) IUnknown_AddRef(V_UNKNOWN(value));
    return copy;
}
