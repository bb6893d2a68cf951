#pragma once
#include "platform.h"
#include <Bits10_2.h>
#include "composites.h"
#include "recorder.h"

#define TEXT_CAPACITY 512

/* What the HTTP options keep. */
struct options_state {
    WCHAR method[TEXT_CAPACITY];
    int has_headers;
    WCHAR headers[TEXT_CAPACITY];
    ULONG flags;
    int has_certificate;
    BG_CERT_STORE_LOCATION location;
    WCHAR store[TEXT_CAPACITY];
    unsigned char hash[20];
    WCHAR subject[TEXT_CAPACITY];
};

/* What the shapes keep. */
struct shapes_state {
    ULONG calls;
    IShapes *partner;
    ULONG count;
    unsigned char bytes[TEXT_CAPACITY];
};

/* One object of the class: four faces, one reference count. */
struct object {
    IBackgroundCopyJobHttpOptions2 options_face;
    IRecorder recorder_face;
    IShapes shapes_face;
    IComposites composites_face;
    unsigned number;
    LONG references;
    struct options_state options;
    struct shapes_state shapes;
};

extern const IBackgroundCopyJobHttpOptions2Vtbl options_vtable;
extern const IRecorderVtbl recorder_vtable;
extern const IShapesVtbl shapes_vtable;
extern const ICompositesVtbl composites_vtable;

/* The number of the next object; each has its own. */
unsigned object_number(void);

/* The three methods of IUnknown, the same behind every face but for the name that they are recorded under. */
HRESULT object_query(struct object *object, const char *function, REFIID riid, void **out);
ULONG object_add_ref(struct object *object, const char *function);
ULONG object_release(struct object *object, const char *function);

/* Defines a face's own QueryInterface, AddRef and Release: distinct functions for distinct slots. */
#define FACE(Face, Interface, member)                                                                \
    static struct object *Face##_object(Interface *face)                                             \
    {                                                                                                \
        return (struct object *)((char *)face - offsetof(struct object, member));                    \
    }                                                                                                \
    static HRESULT STDMETHODCALLTYPE Face##_QueryInterface(Interface *face, REFIID riid, void **out) \
    {                                                                                                \
        return object_query(Face##_object(face), #Face "_QueryInterface", riid, out);                \
    }                                                                                                \
    static ULONG STDMETHODCALLTYPE Face##_AddRef(Interface *face)                                    \
    {                                                                                                \
        return object_add_ref(Face##_object(face), #Face "_AddRef");                                 \
    }                                                                                                \
    static ULONG STDMETHODCALLTYPE Face##_Release(Interface *face)                                   \
    {                                                                                                \
        return object_release(Face##_object(face), #Face "_Release");                                \
    }

/* Copies a string into a field of TEXT_CAPACITY; what does not fit is cut. */
void text_copy(WCHAR *field, const WCHAR *text);

/* An enumerator over so many references to one object; NULL when there is no memory. */
IEnumComposites *sequence_create(IComposites *element, ULONG times);

/* What IRecorder calls on objects that are implemented elsewhere; each records what it is answered. */
void drive_composites(unsigned number, IComposites *composites);
void drive_sequence(unsigned number, IEnumComposites *sequence);
