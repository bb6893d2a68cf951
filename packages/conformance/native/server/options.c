#include "object.h"
#include "record.h"
#include "task-memory.h"

FACE(Options, IBackgroundCopyJobHttpOptions2, options_face)

static struct options_state *options_call(IBackgroundCopyJobHttpOptions2 *face, const char *function)
{
    record_call(Options_object(face)->number, function);
    return &Options_object(face)->options;
}

static HRESULT STDMETHODCALLTYPE Options_SetClientCertificateByID(
    IBackgroundCopyJobHttpOptions2 *face, BG_CERT_STORE_LOCATION location, LPCWSTR store, byte *hash)
{
    static const WCHAR subject[] = L"CN=by id";
    struct options_state *options = options_call(face, __func__);
    struct reply reply = reply_take();
    record_integer("StoreLocation", location);
    record_string("StoreName", store);
    record_bytes("pCertHashBlob", hash, sizeof options->hash);
    if (FAILED(reply.result)) return record_result(reply.result);
    options->has_certificate = 1;
    options->location = location;
    text_copy(options->store, store);
    memcpy(options->hash, hash, sizeof options->hash);
    text_copy(options->subject, subject);
    return record_result(reply.result);
}

static HRESULT STDMETHODCALLTYPE Options_SetClientCertificateByName(
    IBackgroundCopyJobHttpOptions2 *face, BG_CERT_STORE_LOCATION location, LPCWSTR store, LPCWSTR subject)
{
    struct options_state *options = options_call(face, __func__);
    struct reply reply = reply_take();
    record_integer("StoreLocation", location);
    record_string("StoreName", store);
    record_string("SubjectName", subject);
    if (FAILED(reply.result)) return record_result(reply.result);
    options->has_certificate = 1;
    options->location = location;
    text_copy(options->store, store);
    memset(options->hash, 0xee, sizeof options->hash);
    text_copy(options->subject, subject);
    return record_result(reply.result);
}

static HRESULT STDMETHODCALLTYPE Options_RemoveClientCertificate(IBackgroundCopyJobHttpOptions2 *face)
{
    struct options_state *options = options_call(face, __func__);
    struct reply reply = reply_take();
    if (FAILED(reply.result)) return record_result(reply.result);
    if (!options->has_certificate) return record_result(S_FALSE);
    options->has_certificate = 0;
    return record_result(reply.result);
}

static HRESULT STDMETHODCALLTYPE Options_GetClientCertificate(
    IBackgroundCopyJobHttpOptions2 *face, BG_CERT_STORE_LOCATION *location, LPWSTR *store, byte **hash, LPWSTR *subject)
{
    struct options_state *options = options_call(face, __func__);
    struct reply reply = reply_take();
    if (!options->has_certificate && SUCCEEDED(reply.result)) reply = (struct reply){ HRESULT_FROM_WIN32(ERROR_NOT_FOUND), 0 };
    *location = reply_fills(&reply) ? options->location : 0;
    reply_string(&reply, store, options->store);
    *hash = reply_fills(&reply) ? task_alloc(sizeof options->hash) : NULL;
    if (*hash != NULL) memcpy(*hash, options->hash, sizeof options->hash);
    reply_string(&reply, subject, options->subject);
    return record_result(reply.result);
}

static HRESULT STDMETHODCALLTYPE Options_SetCustomHeaders(IBackgroundCopyJobHttpOptions2 *face, LPCWSTR headers)
{
    struct options_state *options = options_call(face, __func__);
    struct reply reply = reply_take();
    record_string("RequestHeaders", headers);
    if (FAILED(reply.result)) return record_result(reply.result);
    options->has_headers = headers != NULL;
    if (headers != NULL) text_copy(options->headers, headers);
    return record_result(reply.result);
}

static HRESULT STDMETHODCALLTYPE Options_GetCustomHeaders(IBackgroundCopyJobHttpOptions2 *face, LPWSTR *headers)
{
    struct options_state *options = options_call(face, __func__);
    struct reply reply = reply_take();
    if (!options->has_headers && SUCCEEDED(reply.result)) reply = (struct reply){ S_FALSE, 0 };
    reply_string(&reply, headers, options->headers);
    return record_result(reply.result);
}

static HRESULT STDMETHODCALLTYPE Options_SetSecurityFlags(IBackgroundCopyJobHttpOptions2 *face, ULONG flags)
{
    struct options_state *options = options_call(face, __func__);
    struct reply reply = reply_take();
    record_unsigned("Flags", flags);
    if (SUCCEEDED(reply.result)) options->flags = flags;
    return record_result(reply.result);
}

static HRESULT STDMETHODCALLTYPE Options_GetSecurityFlags(IBackgroundCopyJobHttpOptions2 *face, ULONG *flags)
{
    struct options_state *options = options_call(face, __func__);
    struct reply reply = reply_take();
    *flags = reply_fills(&reply) ? options->flags : 0;
    return record_result(reply.result);
}

static HRESULT STDMETHODCALLTYPE Options_SetHttpMethod(IBackgroundCopyJobHttpOptions2 *face, LPCWSTR method)
{
    struct options_state *options = options_call(face, __func__);
    struct reply reply = reply_take();
    record_string("method", method);
    if (SUCCEEDED(reply.result)) text_copy(options->method, method);
    return record_result(reply.result);
}

static HRESULT STDMETHODCALLTYPE Options_GetHttpMethod(IBackgroundCopyJobHttpOptions2 *face, LPWSTR *method)
{
    struct options_state *options = options_call(face, __func__);
    struct reply reply = reply_take();
    reply_string(&reply, method, options->method);
    return record_result(reply.result);
}

const IBackgroundCopyJobHttpOptions2Vtbl options_vtable = {
    .QueryInterface = Options_QueryInterface,
    .AddRef = Options_AddRef,
    .Release = Options_Release,
    .SetClientCertificateByID = Options_SetClientCertificateByID,
    .SetClientCertificateByName = Options_SetClientCertificateByName,
    .RemoveClientCertificate = Options_RemoveClientCertificate,
    .GetClientCertificate = Options_GetClientCertificate,
    .SetCustomHeaders = Options_SetCustomHeaders,
    .GetCustomHeaders = Options_GetCustomHeaders,
    .SetSecurityFlags = Options_SetSecurityFlags,
    .GetSecurityFlags = Options_GetSecurityFlags,
    .SetHttpMethod = Options_SetHttpMethod,
    .GetHttpMethod = Options_GetHttpMethod,
};

/* The order that every Windows knows, held against the header that was made from our IDL. */
#define SLOT(number, Method)                                                                              \
    _Static_assert(offsetof(IBackgroundCopyJobHttpOptions2Vtbl, Method) == (number) * sizeof(void *),     \
                   #Method " is not in slot " #number)

SLOT(0, QueryInterface);
SLOT(1, AddRef);
SLOT(2, Release);
SLOT(3, SetClientCertificateByID);
SLOT(4, SetClientCertificateByName);
SLOT(5, RemoveClientCertificate);
SLOT(6, GetClientCertificate);
SLOT(7, SetCustomHeaders);
SLOT(8, GetCustomHeaders);
SLOT(9, SetSecurityFlags);
SLOT(10, GetSecurityFlags);
SLOT(11, SetHttpMethod);
SLOT(12, GetHttpMethod);
