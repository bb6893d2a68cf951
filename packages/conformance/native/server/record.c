#include "record.h"
#include <stdarg.h>
#include <stdio.h>
#include "task-memory.h"

static char lines[1 << 18];
static size_t length;
static int arguments;
static struct reply next_reply = { S_OK, ~0u };

__attribute__((format(gnu_printf, 1, 2))) static void append(const char *format, ...)
{
    va_list values;
    int added;
    va_start(values, format);
    added = vsnprintf(lines + length, sizeof lines - length, format, values);
    va_end(values);
    if (added > 0) length += (size_t)added;
    if (length >= sizeof lines) length = sizeof lines - 1;
}

static void argument(const char *name)
{
    append("%s%s%s", arguments++ == 0 ? "" : ", ", name == NULL ? "" : name, name == NULL ? "" : "=");
}

void record_call(unsigned object, const char *function)
{
    arguments = 0;
    append("#%u %s(", object, function);
}

void record_slot(unsigned object, const char *interface_name, unsigned slot, const char *method)
{
    arguments = 0;
    append("#%u %s[%u] %s(", object, interface_name, slot, method);
}

static void text(const WCHAR *units, size_t count)
{
    append("\"");
    for (size_t index = 0; index < count; index++) {
        WCHAR unit = units[index];
        if (unit == '"' || unit == '\\') append("\\%c", unit);
        else if (unit >= 0x20 && unit < 0x7f) append("%c", unit);
        else append("\\u%04x", unit);
    }
    append("\"");
}

void record_string(const char *name, const WCHAR *value)
{
    size_t count = 0;
    argument(name);
    if (value == NULL) {
        append("NULL");
        return;
    }
    while (value[count] != 0) count++;
    text(value, count);
}

void record_bstr(const char *name, BSTR value)
{
    argument(name);
    if (value == NULL) {
        append("NULL");
        return;
    }
    text(value, bstr_bytes(value) / sizeof(WCHAR));
    if (value[bstr_bytes(value) / sizeof(WCHAR)] != 0) append(" without an end");
}

void record_integer(const char *name, long long value)
{
    argument(name);
    append("%lld", value);
}

void record_unsigned(const char *name, unsigned long long value)
{
    argument(name);
    append("%llu", value);
}

void record_real(const char *name, double value)
{
    argument(name);
    append("%.17g", value);
}

void record_guid(const char *name, const GUID *value)
{
    const unsigned char *tail = value->Data4;
    argument(name);
    append("{%08x-%04x-%04x-%02x%02x-%02x%02x%02x%02x%02x%02x}", (unsigned)value->Data1, value->Data2,
           value->Data3, tail[0], tail[1], tail[2], tail[3], tail[4], tail[5], tail[6], tail[7]);
}

void record_bytes(const char *name, const unsigned char *bytes, size_t count)
{
    argument(name);
    append("<");
    for (size_t index = 0; index < count; index++) append("%02x", bytes[index]);
    append(">");
}

void record_object(const char *name, unsigned object)
{
    argument(name);
    if (object == 0) append("NULL");
    else append("#%u", object);
}

void record_time(const char *name, const FILETIME *value)
{
    record_unsigned(name, (unsigned long long)value->dwHighDateTime << 32 | value->dwLowDateTime);
}

void record_open(const char *name)
{
    argument(name);
    append("{");
    arguments = 0;
}

void record_close(void)
{
    append("}");
    arguments = 1;
}

int record_element(size_t index, size_t count)
{
    return count <= 4 || index < 2 || index == count - 1;
}

HRESULT record_result(HRESULT result)
{
    append(") = 0x%08x\n", (unsigned)result);
    return result;
}

ULONG record_count(ULONG count)
{
    append(") = %u\n", (unsigned)count);
    return count;
}

double record_double(double value)
{
    append(") = %.17g\n", value);
    return value;
}

WCHAR *record_take(void)
{
    WCHAR *log = task_alloc((length + 1) * sizeof(WCHAR));
    if (log == NULL) return NULL;
    for (size_t index = 0; index < length; index++) log[index] = (unsigned char)lines[index];
    log[length] = 0;
    length = 0;
    return log;
}

void reply_set(HRESULT result, ULONG outs)
{
    next_reply = (struct reply){ result, outs };
}

struct reply reply_take(void)
{
    struct reply reply = next_reply;
    reply_set(S_OK, ~0u);
    return reply;
}

int reply_fills(struct reply *reply)
{
    if (reply->outs == 0) return 0;
    reply->outs--;
    return 1;
}

void reply_string(struct reply *reply, WCHAR **out, const WCHAR *text)
{
    *out = reply_fills(reply) ? task_string(text) : NULL;
}
