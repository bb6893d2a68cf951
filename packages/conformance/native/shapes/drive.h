#pragma once
#include "shape-object.h"

/*
 * A client in C: calls every method of an object, whoever implements it, and compares what comes back with what must
 * come back by the IDL. It owns and frees as COM has it.
 */

struct drive_counts {
    ULONG calls, wrong;
};
extern struct drive_counts drive_counts;

/* All interfaces of shapes.idl that the object has. */
struct drive_counts drive_all(IUnknown *object);

/* Counts a call, and records one that fails. */
int drive_call(HRESULT result, const char *call);
/* Counts what is not as it must be, and records it. */
int drive_expect(int holds, const char *what);

#define TRY(call) drive_call((call), #call)
#define EXPECT(condition) drive_expect((condition) != 0, #condition)
/* For methods that return no HRESULT: counts the call with the comparison. */
#define TRY_EQUAL(call, value) (drive_counts.calls++, EXPECT((call) == (value)))

#define COUNT(array) (sizeof(array) / sizeof *(array))

/* Calls a method that hands back one number with each of several. */
#define TRY_ECHO(Face, Method, Type, ...)                                            \
    do {                                                                             \
        const Type tried[] = { __VA_ARGS__ };                                        \
        for (size_t at = 0; at < COUNT(tried); at++) {                               \
            Type echo;                                                               \
            memset(&echo, 0xaa, sizeof echo);                                        \
            TRY(IShapes##Face##_##Method(face, tried[at], &echo));                   \
            EXPECT(memcmp(&echo, &tried[at], sizeof echo) == 0);                     \
        }                                                                            \
    } while (0)

/* The same for a method that takes the address of a value. */
#define TRY_ECHO_POINTER(Face, Method, Type, ...)                                    \
    do {                                                                             \
        const Type tried[] = { __VA_ARGS__ };                                        \
        for (size_t at = 0; at < COUNT(tried); at++) {                               \
            Type echo;                                                               \
            memset(&echo, 0xaa, sizeof echo);                                        \
            TRY(IShapes##Face##_##Method(face, &tried[at], &echo));                  \
            EXPECT(memcmp(&echo, &tried[at], sizeof echo) == 0);                     \
        }                                                                            \
    } while (0)

int same_wide(const WCHAR *left, const WCHAR *right);
int same_narrow(const char *left, const char *right);
int same_bstr(BSTR left, BSTR right);
int same_texts(const SHAPE_TEXTS *left, const SHAPE_TEXTS *right);

/* Memory that the client makes and lends. */
void *client_alloc(size_t bytes);
WCHAR *client_wide(const WCHAR *text);
char *client_narrow(const char *text);
BSTR client_bstr(const WCHAR *text, size_t units);
SAFEARRAY *client_vector(VARTYPE vt, ULONG count);
HSTRING client_hstring(const WCHAR *text, UINT32 units);

/* What a client frees when it is done. */
void free_wide(WCHAR *text);
void free_texts(SHAPE_TEXTS *texts);
void free_variant(VARIANT *value);
void free_prop(PROPVARIANT *value);
void free_safe(SAFEARRAY *array);
void free_hstring(HSTRING text);

void drive_scalars(IShapesScalars *face);
void drive_strings(IShapesStrings *face);
void drive_arrays(IShapesArrays *face);
void drive_handles(IShapesHandles *face);
void drive_buffers(IShapesBuffers *face);
void drive_structs(IShapesStructs *face);
void drive_unions(IShapesUnions *face);
void drive_local_structs(IShapesLocalStructs *face);
void drive_by_value(IShapesByValue *face);
void drive_guids(IShapesGuids *face);
void drive_objects(IShapesObjects *face);
void drive_automation(IShapesAutomation *face);
void drive_dual(IShapesDual *face);
void drive_returns(IShapesReturns *face);
void drive_functions(IShapesFunctions *face);
void drive_local(IShapesLocal *face);
void drive_failures(IShapesFailures *face);
