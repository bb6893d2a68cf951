#include "member.h"
#include "object.h"
#include "record.h"
#include "task-memory.h"

FACE(Recorder, IRecorder, recorder_face)

static HRESULT STDMETHODCALLTYPE Recorder_TakeLog(IRecorder *face, LPWSTR *log)
{
    *log = record_take();
    return *log == NULL ? E_OUTOFMEMORY : S_OK;
}

static HRESULT STDMETHODCALLTYPE Recorder_GetTaskMemory(
    IRecorder *face, ULONG *given, ULONG *freed, ULONG *misused, ULONG *foreign)
{
    struct task_counts counts = task_count();
    *given = counts.given;
    *freed = counts.freed;
    *misused = counts.misused;
    *foreign = counts.foreign;
    return S_OK;
}

static HRESULT STDMETHODCALLTYPE Recorder_SetNextReply(IRecorder *face, HRESULT result, ULONG outs)
{
    reply_set(result, outs);
    return S_OK;
}

/* Records a string that a foreign object gave, and frees it as its new owner. */
static void take_string(const char *name, WCHAR *text)
{
    record_string(name, text);
    CoTaskMemFree(text);
}

static HRESULT STDMETHODCALLTYPE Recorder_DriveOptions(IRecorder *face, IBackgroundCopyJobHttpOptions2 *options)
{
    static const WCHAR store[] = L"MY", subject[] = L"CN=\x00e9", headers[] = L"A: 1\r\n", method[] = L"DELETE";
    static byte hash[20] = { 0x00, 0x01, 0x7f, 0x80, 0xff };
    unsigned number = Recorder_object(face)->number;
    BG_CERT_STORE_LOCATION location = 0;
    WCHAR *text = NULL, *more = NULL;
    byte *blob = NULL;
    ULONG flags = 0;
    HRESULT result;

    record_call(number, "drive_SetClientCertificateByID");
    record_result(IBackgroundCopyJobHttpOptions2_SetClientCertificateByID(
        options, BG_CERT_STORE_LOCATION_SERVICES, store, hash));

    record_call(number, "drive_SetClientCertificateByName");
    record_result(IBackgroundCopyJobHttpOptions2_SetClientCertificateByName(
        options, BG_CERT_STORE_LOCATION_USERS, store, subject));

    record_call(number, "drive_RemoveClientCertificate");
    record_result(IBackgroundCopyJobHttpOptions2_RemoveClientCertificate(options));

    result = IBackgroundCopyJobHttpOptions2_GetClientCertificate(options, &location, &text, &blob, &more);
    record_call(number, "drive_GetClientCertificate");
    record_integer("location", location);
    take_string("store", text);
    record_bytes("hash", blob, blob == NULL ? 0 : 20);
    CoTaskMemFree(blob);
    take_string("subject", more);
    record_result(result);

    record_call(number, "drive_SetCustomHeaders");
    record_result(IBackgroundCopyJobHttpOptions2_SetCustomHeaders(options, headers));

    text = NULL;
    result = IBackgroundCopyJobHttpOptions2_GetCustomHeaders(options, &text);
    record_call(number, "drive_GetCustomHeaders");
    take_string("headers", text);
    record_result(result);

    record_call(number, "drive_SetSecurityFlags");
    record_result(IBackgroundCopyJobHttpOptions2_SetSecurityFlags(options, 0xfffffffe));

    result = IBackgroundCopyJobHttpOptions2_GetSecurityFlags(options, &flags);
    record_call(number, "drive_GetSecurityFlags");
    record_unsigned("flags", flags);
    record_result(result);

    record_call(number, "drive_SetHttpMethod");
    record_result(IBackgroundCopyJobHttpOptions2_SetHttpMethod(options, method));

    text = NULL;
    result = IBackgroundCopyJobHttpOptions2_GetHttpMethod(options, &text);
    record_call(number, "drive_GetHttpMethod");
    take_string("method", text);
    record_result(result);
    return S_OK;
}

static HRESULT STDMETHODCALLTYPE Recorder_DriveComposites(IRecorder *face, IComposites *composites)
{
    drive_composites(Recorder_object(face)->number, composites);
    return S_OK;
}

static HRESULT STDMETHODCALLTYPE Recorder_DriveEnum(IRecorder *face, IEnumComposites *sequence)
{
    drive_sequence(Recorder_object(face)->number, sequence);
    return S_OK;
}

static HRESULT STDMETHODCALLTYPE Recorder_CreateMember(IRecorder *face, REFIID iid, IUnknown **member)
{
    *member = member_create(iid);
    return *member == NULL ? E_NOINTERFACE : S_OK;
}

static HRESULT STDMETHODCALLTYPE Recorder_CountMembers(IRecorder *face, ULONG *created, ULONG *alive)
{
    member_count(created, alive);
    return S_OK;
}

static HRESULT STDMETHODCALLTYPE Recorder_DriveMember(IRecorder *face, REFIID iid, IUnknown *member)
{
    return member_drive(Recorder_object(face)->number, iid, member);
}

const IRecorderVtbl recorder_vtable = {
    .QueryInterface = Recorder_QueryInterface,
    .AddRef = Recorder_AddRef,
    .Release = Recorder_Release,
    .TakeLog = Recorder_TakeLog,
    .GetTaskMemory = Recorder_GetTaskMemory,
    .SetNextReply = Recorder_SetNextReply,
    .DriveOptions = Recorder_DriveOptions,
    .DriveComposites = Recorder_DriveComposites,
    .DriveEnum = Recorder_DriveEnum,
    .CreateMember = Recorder_CreateMember,
    .CountMembers = Recorder_CountMembers,
    .DriveMember = Recorder_DriveMember,
};
