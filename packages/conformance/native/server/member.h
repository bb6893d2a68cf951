#pragma once
#include "object.h"
#include <Bits10_3.h>
#include <bitscfg.h>
#include "record.h"
#include "task-memory.h"

/*
 * The family: an object for each interface of BITS. Their methods are mechanical and not written here but made
 * from the facts of BITS, as members.c: each records its slot and its arguments and fills its outs with values
 * that its slot chooses. The calls of their IUnknown are counted, not recorded.
 */

struct member_class {
    const void *vtable;
    /* The interface and its bases, which QueryInterface knows besides IUnknown. The end is NULL. */
    const IID *const *iids;
    /* Calls every slot that the interface adds to its root on an object, and records what it answers. */
    void (*drive)(unsigned number, void *object);
};

/* In members.c. */
extern const struct member_class member_classes[];
extern const size_t member_class_count;

/* An object with the interface, or NULL when it is none of BITS. Of any kind for IUnknown. */
IUnknown *member_create(REFIID iid);
HRESULT member_drive(unsigned number, REFIID iid, IUnknown *object);
void member_count(ULONG *created, ULONG *alive);

/* The first three slots of every table. */
HRESULT STDMETHODCALLTYPE member_query(IUnknown *face, REFIID riid, void **out);
ULONG STDMETHODCALLTYPE member_add_ref(IUnknown *face);
ULONG STDMETHODCALLTYPE member_release(IUnknown *face);
/* The slots of IDispatch, which no test calls. */
HRESULT STDMETHODCALLTYPE member_dispatch(IUnknown *face);

/* Begins the record of a method, and tells what it is to answer. */
struct reply member_slot(void *face, const char *interface_name, unsigned slot, const char *method);
/* Records a member by its number. */
void record_member(const char *name, void *face);

/* Values that tell where they come from: the seed is made of a slot and the place of a parameter. */
ULONG made_number(unsigned seed);
UINT64 made_wide(unsigned seed);
GUID made_guid(unsigned seed);
/* Good until the eighth call after this one. */
WCHAR *made_text(unsigned seed);
/* In task memory, with U+0000 inside. */
BSTR made_bstr(unsigned seed);
FILETIME made_FILETIME(unsigned seed);
BG_FILE_PROGRESS made_BG_FILE_PROGRESS(unsigned seed);
BG_FILE_INFO made_BG_FILE_INFO(unsigned seed);
BG_FILE_RANGE made_BG_FILE_RANGE(unsigned seed);
BG_JOB_PROGRESS made_BG_JOB_PROGRESS(unsigned seed);
BG_JOB_TIMES made_BG_JOB_TIMES(unsigned seed);
BG_JOB_REPLY_PROGRESS made_BG_JOB_REPLY_PROGRESS(unsigned seed);
BG_AUTH_CREDENTIALS made_BG_AUTH_CREDENTIALS(unsigned seed);
BITS_JOB_PROPERTY_VALUE made_BITS_JOB_PROPERTY_VALUE(BITS_JOB_PROPERTY_ID id, unsigned seed);
/* A string of it is in task memory. */
BITS_FILE_PROPERTY_VALUE made_BITS_FILE_PROPERTY_VALUE(BITS_FILE_PROPERTY_ID id, unsigned seed);

void record_FILETIME(const char *name, const FILETIME *value);
void record_BG_FILE_PROGRESS(const char *name, const BG_FILE_PROGRESS *value);
void record_BG_FILE_INFO(const char *name, const BG_FILE_INFO *value);
void record_BG_FILE_RANGE(const char *name, const BG_FILE_RANGE *value);
void record_BG_JOB_PROGRESS(const char *name, const BG_JOB_PROGRESS *value);
void record_BG_JOB_TIMES(const char *name, const BG_JOB_TIMES *value);
void record_BG_JOB_REPLY_PROGRESS(const char *name, const BG_JOB_REPLY_PROGRESS *value);
void record_BG_AUTH_CREDENTIALS(const char *name, const BG_AUTH_CREDENTIALS *value);
void record_BITS_JOB_PROPERTY_VALUE(const char *name, BITS_JOB_PROPERTY_ID id, const BITS_JOB_PROPERTY_VALUE *value);
void record_BITS_FILE_PROPERTY_VALUE(const char *name, BITS_FILE_PROPERTY_ID id, const BITS_FILE_PROPERTY_VALUE *value);

/* Free what an [out] union owns. */
void free_BITS_JOB_PROPERTY_VALUE(BITS_JOB_PROPERTY_ID id, const BITS_JOB_PROPERTY_VALUE *value);
void free_BITS_FILE_PROPERTY_VALUE(BITS_FILE_PROPERTY_ID id, const BITS_FILE_PROPERTY_VALUE *value);

#define RECORD_ARRAY(Type, name, elements, count)                                    \
    do {                                                                             \
        record_open(name);                                                           \
        for (size_t index = 0; (elements) != NULL && index < (size_t)(count); index++) \
            record_##Type(NULL, &(elements)[index]);                                 \
        record_close();                                                              \
    } while (0)

/* An [out] array of two elements in task memory, and its length. */
#define FILL_ARRAY(reply, Type, out, out_count, seed)                   \
    do {                                                                \
        *(out) = reply_fills(&(reply)) ? task_alloc(2 * sizeof **(out)) : NULL; \
        *(out_count) = *(out) == NULL ? 0 : 2;                          \
        for (unsigned index = 0; index < *(out_count); index++)         \
            (*(out))[index] = made_##Type((seed) + index);              \
    } while (0)

/* Bytes in task memory. */
#define FILL_BYTES(reply, out, count, seed)                                 \
    do {                                                                    \
        *(out) = reply_fills(&(reply)) ? task_alloc(count) : NULL;          \
        if (*(out) != NULL) memset(*(out), (seed) & 0xff, count);           \
    } while (0)
