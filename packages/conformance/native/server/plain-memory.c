#include "plain-memory.h"

size_t wide_units(const WCHAR *text)
{
    size_t units = 0;
    while (text[units] != 0) units++;
    return units;
}

WCHAR *plain_string(const WCHAR *text)
{
    size_t bytes;
    WCHAR *copy;
    if (text == NULL) return NULL;
    bytes = (wide_units(text) + 1) * sizeof(WCHAR);
    copy = CoTaskMemAlloc(bytes);
    if (copy != NULL) memcpy(copy, text, bytes);
    return copy;
}

BSTR plain_bstr(const WCHAR *text)
{
#ifdef _WIN32
    return SysAllocString(text);
#else
    size_t bytes;
    DWORD *block;
    if (text == NULL) return NULL;
    bytes = wide_units(text) * sizeof(WCHAR);
    block = malloc(sizeof(DWORD) + bytes + sizeof(WCHAR));
    if (block == NULL) return NULL;
    *block = (DWORD)bytes;
    memcpy(block + 1, text, bytes + sizeof(WCHAR));
    return (BSTR)(block + 1);
#endif
}
