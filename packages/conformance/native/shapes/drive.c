#include "drive.h"
#include <stdlib.h>
#include "values.h"

struct drive_counts drive_counts;

int drive_call(HRESULT result, const char *call)
{
    drive_counts.calls++;
    if (SUCCEEDED(result)) return 1;
    drive_counts.wrong++;
    record_call(0, "drive_failed");
    record_narrow(NULL, call);
    record_result(result);
    return 0;
}

int drive_expect(int holds, const char *what)
{
    if (holds) return 1;
    drive_counts.wrong++;
    record_call(0, "drive_unexpected");
    record_narrow(NULL, what);
    record_result(E_FAIL);
    return 0;
}

/* Drives one interface, if the object has it. */
static void drive_one(IUnknown *object, REFIID riid, void (*drive)(void *face))
{
    IUnknown *face = NULL;
    if (FAILED(IUnknown_QueryInterface(object, riid, (void **)&face))) return;
    drive(face);
    IUnknown_Release(face);
}

#define DRIVE(Face, drive) drive_one(object, &IID_IShapes##Face, (void (*)(void *))drive)

struct drive_counts drive_all(IUnknown *object)
{
    drive_counts = (struct drive_counts){ 0, 0 };
    DRIVE(Scalars, drive_scalars);
    DRIVE(Strings, drive_strings);
    DRIVE(Arrays, drive_arrays);
    DRIVE(Handles, drive_handles);
    DRIVE(Buffers, drive_buffers);
    DRIVE(Structs, drive_structs);
    DRIVE(Unions, drive_unions);
    DRIVE(LocalStructs, drive_local_structs);
    DRIVE(ByValue, drive_by_value);
    DRIVE(Guids, drive_guids);
    DRIVE(Objects, drive_objects);
    DRIVE(Automation, drive_automation);
    DRIVE(Dual, drive_dual);
    DRIVE(Returns, drive_returns);
    DRIVE(Functions, drive_functions);
    DRIVE(Local, drive_local);
    DRIVE(Failures, drive_failures);
    return drive_counts;
}
