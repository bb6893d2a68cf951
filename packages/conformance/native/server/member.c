#include "member.h"
#include <stdlib.h>

struct member {
    const void *vtable;
    const struct member_class *class;
    unsigned number;
    LONG references;
};

static ULONG created, alive;

void member_count(ULONG *created_count, ULONG *alive_count)
{
    *created_count = created;
    *alive_count = alive;
}

static int has_interface(const struct member_class *class, REFIID iid)
{
    for (const IID *const *known = class->iids; *known != NULL; known++)
        if (IsEqualIID(iid, *known)) return 1;
    return IsEqualIID(iid, &IID_IUnknown);
}

static const struct member_class *class_of(REFIID iid)
{
    for (size_t index = 0; index < member_class_count; index++)
        if (has_interface(&member_classes[index], iid)) return &member_classes[index];
    return NULL;
}

IUnknown *member_create(REFIID iid)
{
    const struct member_class *class = class_of(iid);
    struct member *member = class == NULL ? NULL : calloc(1, sizeof *member);
    if (member == NULL) return NULL;
    *member = (struct member){ class->vtable, class, object_number(), 1 };
    created++;
    alive++;
    return (IUnknown *)member;
}

HRESULT member_drive(unsigned number, REFIID iid, IUnknown *object)
{
    const struct member_class *class = class_of(iid);
    void *face = NULL;
    HRESULT result;
    if (class == NULL) return E_NOINTERFACE;
    result = IUnknown_QueryInterface(object, class->iids[0], &face);
    if (FAILED(result)) return result;
    class->drive(number, face);
    IUnknown_Release((IUnknown *)face);
    return S_OK;
}

HRESULT STDMETHODCALLTYPE member_query(IUnknown *face, REFIID riid, void **out)
{
    struct member *member = (struct member *)face;
    *out = NULL;
    if (!has_interface(member->class, riid)) return E_NOINTERFACE;
    member->references++;
    *out = face;
    return S_OK;
}

ULONG STDMETHODCALLTYPE member_add_ref(IUnknown *face)
{
    return ++((struct member *)face)->references;
}

ULONG STDMETHODCALLTYPE member_release(IUnknown *face)
{
    struct member *member = (struct member *)face;
    LONG references = --member->references;
    if (references > 0) return references;
    alive--;
    free(member);
    return 0;
}

HRESULT STDMETHODCALLTYPE member_dispatch(IUnknown *face)
{
    member_slot(face, "IDispatch", 0, "of any name");
    return record_result(E_NOTIMPL);
}

struct reply member_slot(void *face, const char *interface_name, unsigned slot, const char *method)
{
    record_slot(((struct member *)face)->number, interface_name, slot, method);
    return reply_take();
}

void record_member(const char *name, void *face)
{
    record_object(name, face == NULL ? 0 : ((struct member *)face)->number);
}
