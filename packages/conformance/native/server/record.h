#pragma once
#include "platform.h"

/*
 * The record of calls: a line `#1 Options_SetHttpMethod(method="POST") = 0x00000000` for each, in ASCII.
 * A function begins its line, adds its arguments, and ends it with its result.
 */

/* Begins a line. `object` counts from 1; 0 is the server itself. */
void record_call(unsigned object, const char *function);
/* The same for a method of which only its interface, its slot and its name are known. */
void record_slot(unsigned object, const char *interface_name, unsigned slot, const char *method);

/* The arguments of the line. Elements of an array have no name: NULL. */
void record_string(const char *name, const WCHAR *value);
void record_bstr(const char *name, BSTR value);
void record_integer(const char *name, long long value);
void record_unsigned(const char *name, unsigned long long value);
void record_real(const char *name, double value);
void record_guid(const char *name, const GUID *value);
void record_bytes(const char *name, const unsigned char *bytes, size_t count);
/* An object of the server by its number, or 0 for NULL. */
void record_object(const char *name, unsigned object);
void record_time(const char *name, const FILETIME *value);
/* What is recorded between these two are the members of a struct, or the elements of an array. */
void record_open(const char *name);
void record_close(void);
/* Whether an element of a long array is recorded: the first two and the last one are. */
int record_element(size_t index, size_t count);
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

/* Fills an [out] scalar, or clears it when the reply has no more outs. */
#define FILL(reply, out, value) (*(out) = reply_fills(&(reply)) ? (value) : 0)

/* Fills an [out] struct or union, or clears it. */
#define FILL_RECORD(reply, out, value) \
    do { \
        if (reply_fills(&(reply))) *(out) = (value); \
        else memset(out, 0, sizeof *(out)); \
    } while (0)

/* Fills an [out] string with a copy in task memory, or with NULL. */
void reply_string(struct reply *reply, WCHAR **out, const WCHAR *text);
