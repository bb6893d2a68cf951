#pragma once
#include "platform.h"

/*
 * The record of calls: a line `#1 Options_SetHttpMethod(method="POST") = 0x00000000` for each, in ASCII.
 * A function begins its line, adds its arguments, and ends it with its result.
 */

/* Begins a line. `object` counts from 1; 0 is the server itself. */
void record_call(unsigned object, const char *function);
void record_string(const char *name, const WCHAR *value);
void record_integer(const char *name, long long value);
void record_unsigned(const char *name, unsigned long long value);
void record_real(const char *name, double value);
void record_guid(const char *name, const GUID *value);
void record_bytes(const char *name, const unsigned char *bytes, size_t count);
/* An object of the server by its number, or 0 for NULL. */
void record_object(const char *name, unsigned object);
HRESULT record_result(HRESULT result);
ULONG record_count(ULONG count);
double record_double(double value);

/* The lines so far, as a string in task memory, and forgets them. */
WCHAR *record_take(void);

/* What the next recorded method answers. */
struct reply {
    HRESULT result;
    /* How many [out] parameters are still filled. */
    ULONG outs;
};

void reply_set(HRESULT result, ULONG outs);

/* The reply of this call: S_OK with all outs unless reply_set said otherwise since the last one. */
struct reply reply_take(void);

/* Whether the next [out] parameter is filled. */
int reply_fills(struct reply *reply);

/* Fills an [out] string with a copy in task memory, or with NULL. */
void reply_string(struct reply *reply, WCHAR **out, const WCHAR *text);
