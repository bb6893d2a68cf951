#include "member.h"
#include <stdio.h>

ULONG made_number(unsigned seed)
{
    return 1000 + seed;
}

UINT64 made_wide(unsigned seed)
{
    return (7ULL << 53) + seed;
}

GUID made_guid(unsigned seed)
{
    GUID guid = IID_IRecorder;
    guid.Data1 = seed;
    return guid;
}

WCHAR *made_text(unsigned seed)
{
    static WCHAR texts[8][24];
    static unsigned next;
    WCHAR *text = texts[next++ % 8];
    char letters[24];
    snprintf(letters, sizeof letters, "text %u", seed);
    for (size_t index = 0; index < sizeof letters; index++) text[index] = (unsigned char)letters[index];
    return text;
}

BSTR made_bstr(unsigned seed)
{
    WCHAR *text = made_text(seed);
    size_t units = 0;
    while (text[units] != 0) units++;
    text[4] = 0;
    return task_bstr(text, units);
}

FILETIME made_FILETIME(unsigned seed)
{
    FILETIME time = { seed, 0x01d00000 };
    return time;
}

BG_FILE_PROGRESS made_BG_FILE_PROGRESS(unsigned seed)
{
    BG_FILE_PROGRESS progress = { BG_SIZE_UNKNOWN, made_wide(seed), 1 };
    return progress;
}

BG_FILE_INFO made_BG_FILE_INFO(unsigned seed)
{
    BG_FILE_INFO info = { made_text(seed), made_text(seed + 1000) };
    return info;
}

BG_FILE_RANGE made_BG_FILE_RANGE(unsigned seed)
{
    BG_FILE_RANGE range = { made_wide(seed), BG_LENGTH_TO_EOF };
    return range;
}

BG_JOB_PROGRESS made_BG_JOB_PROGRESS(unsigned seed)
{
    BG_JOB_PROGRESS progress = { BG_SIZE_UNKNOWN, made_wide(seed), made_number(seed), 0xffffffff };
    return progress;
}

BG_JOB_TIMES made_BG_JOB_TIMES(unsigned seed)
{
    BG_JOB_TIMES times = { made_FILETIME(seed), made_FILETIME(seed + 1000), { 0, 0 } };
    return times;
}

BG_JOB_REPLY_PROGRESS made_BG_JOB_REPLY_PROGRESS(unsigned seed)
{
    BG_JOB_REPLY_PROGRESS progress = { made_wide(seed), made_wide(seed + 1000) };
    return progress;
}

BG_AUTH_CREDENTIALS made_BG_AUTH_CREDENTIALS(unsigned seed)
{
    BG_AUTH_CREDENTIALS credentials = { BG_AUTH_TARGET_PROXY, BG_AUTH_SCHEME_DIGEST };
    credentials.Credentials.Basic.UserName = made_text(seed);
    credentials.Credentials.Basic.Password = NULL;
    return credentials;
}

BITS_JOB_PROPERTY_VALUE made_BITS_JOB_PROPERTY_VALUE(BITS_JOB_PROPERTY_ID id, unsigned seed)
{
    BITS_JOB_PROPERTY_VALUE value;
    memset(&value, 0, sizeof value);
    switch ((ULONG)id) {
    case BITS_JOB_PROPERTY_NOTIFICATION_CLSID: value.ClsID = made_guid(seed); break;
    case BITS_JOB_PROPERTY_DYNAMIC_CONTENT:
    case BITS_JOB_PROPERTY_HIGH_PERFORMANCE:
    case BITS_JOB_PROPERTY_ON_DEMAND_MODE: value.Enable = 1; break;
    case BITS_JOB_PROPERTY_MAX_DOWNLOAD_SIZE: value.Uint64 = made_wide(seed); break;
    case BITS_JOB_PROPERTY_USE_STORED_CREDENTIALS: value.Target = BG_AUTH_TARGET_PROXY; break;
    default: value.Dword = 0x80000000 + seed;
    }
    return value;
}

BITS_FILE_PROPERTY_VALUE made_BITS_FILE_PROPERTY_VALUE(BITS_FILE_PROPERTY_ID id, unsigned seed)
{
    BITS_FILE_PROPERTY_VALUE value = { task_string(made_text(seed)) };
    return value;
}

void record_FILETIME(const char *name, const FILETIME *value)
{
    record_time(name, value);
}

void record_BG_FILE_PROGRESS(const char *name, const BG_FILE_PROGRESS *value)
{
    record_open(name);
    record_unsigned("BytesTotal", value->BytesTotal);
    record_unsigned("BytesTransferred", value->BytesTransferred);
    record_integer("Completed", value->Completed);
    record_close();
}

void record_BG_FILE_INFO(const char *name, const BG_FILE_INFO *value)
{
    record_open(name);
    record_string("RemoteName", value->RemoteName);
    record_string("LocalName", value->LocalName);
    record_close();
}

void record_BG_FILE_RANGE(const char *name, const BG_FILE_RANGE *value)
{
    record_open(name);
    record_unsigned("InitialOffset", value->InitialOffset);
    record_unsigned("Length", value->Length);
    record_close();
}

void record_BG_JOB_PROGRESS(const char *name, const BG_JOB_PROGRESS *value)
{
    record_open(name);
    record_unsigned("BytesTotal", value->BytesTotal);
    record_unsigned("BytesTransferred", value->BytesTransferred);
    record_unsigned("FilesTotal", value->FilesTotal);
    record_unsigned("FilesTransferred", value->FilesTransferred);
    record_close();
}

void record_BG_JOB_TIMES(const char *name, const BG_JOB_TIMES *value)
{
    record_open(name);
    record_time("CreationTime", &value->CreationTime);
    record_time("ModificationTime", &value->ModificationTime);
    record_time("TransferCompletionTime", &value->TransferCompletionTime);
    record_close();
}

void record_BG_JOB_REPLY_PROGRESS(const char *name, const BG_JOB_REPLY_PROGRESS *value)
{
    record_open(name);
    record_unsigned("BytesTotal", value->BytesTotal);
    record_unsigned("BytesTransferred", value->BytesTransferred);
    record_close();
}

void record_BG_AUTH_CREDENTIALS(const char *name, const BG_AUTH_CREDENTIALS *value)
{
    record_open(name);
    record_unsigned("Target", value->Target);
    record_unsigned("Scheme", value->Scheme);
    record_string("UserName", value->Credentials.Basic.UserName);
    record_string("Password", value->Credentials.Basic.Password);
    record_close();
}

void record_BITS_JOB_PROPERTY_VALUE(const char *name, BITS_JOB_PROPERTY_ID id, const BITS_JOB_PROPERTY_VALUE *value)
{
    switch ((ULONG)id) {
    case BITS_JOB_PROPERTY_NOTIFICATION_CLSID: record_guid(name, &value->ClsID); break;
    case BITS_JOB_PROPERTY_DYNAMIC_CONTENT:
    case BITS_JOB_PROPERTY_HIGH_PERFORMANCE:
    case BITS_JOB_PROPERTY_ON_DEMAND_MODE: record_integer(name, value->Enable); break;
    case BITS_JOB_PROPERTY_MAX_DOWNLOAD_SIZE: record_unsigned(name, value->Uint64); break;
    case BITS_JOB_PROPERTY_USE_STORED_CREDENTIALS: record_unsigned(name, value->Target); break;
    default: record_unsigned(name, value->Dword);
    }
}

void record_BITS_FILE_PROPERTY_VALUE(const char *name, BITS_FILE_PROPERTY_ID id, const BITS_FILE_PROPERTY_VALUE *value)
{
    record_string(name, value->String);
}

void free_BITS_JOB_PROPERTY_VALUE(BITS_JOB_PROPERTY_ID id, const BITS_JOB_PROPERTY_VALUE *value) {}

void free_BITS_FILE_PROPERTY_VALUE(BITS_FILE_PROPERTY_ID id, const BITS_FILE_PROPERTY_VALUE *value)
{
    CoTaskMemFree(value->String);
}
