/** The path under which diagnostics and the model show the prelude. */
export const PRELUDE_PATH = "<prelude>";
/** The path of what a file gets that holds a library and does not import oaidl.idl. */
export const AUTOMATION_PATH = "<automation>";

/** The integer types of basetsd.h by their stem and C spelling, each with its pointer type. */
const sized = [
  ["INT8", "signed char"],
  ["INT16", "short"],
  ["INT32", "int"],
  ["INT64", "__int64"],
  ["LONG32", "int"],
  ["LONG64", "__int64"],
  ["UINT8", "unsigned char"],
  ["UINT16", "unsigned short"],
  ["UINT32", "unsigned int"],
  ["UINT64", "unsigned __int64"],
  ["ULONG32", "unsigned int"],
  ["ULONG64", "unsigned __int64"],
  ["DWORD32", "unsigned int"],
  ["DWORD64", "unsigned __int64"],
  ["INT_PTR", "__int3264"],
  ["LONG_PTR", "__int3264"],
  ["UINT_PTR", "unsigned __int3264"],
  ["ULONG_PTR", "unsigned __int3264"],
] as const;

/** Names that MIDL files use without importing anything. A definition in a file wins over them. */
export const preludeText = `
${sized.map(([name, spelling]) => `typedef ${spelling} ${name}, *P${name};`).join("\n")}
typedef ULONG_PTR DWORD_PTR, *PDWORD_PTR;
typedef ULONG_PTR SIZE_T, *PSIZE_T;
typedef LONG_PTR SSIZE_T, *PSSIZE_T;
typedef ULONG_PTR HANDLE_PTR;
typedef ULONG_PTR KAFFINITY;

typedef void *handle_t;
typedef unsigned long error_status_t;

typedef struct _GUID {
  unsigned long Data1;
  unsigned short Data2;
  unsigned short Data3;
  unsigned char Data4[8];
} GUID;
typedef GUID *LPGUID;
typedef const GUID *LPCGUID;
typedef GUID IID, *LPIID;
typedef GUID CLSID, *LPCLSID;
typedef GUID FMTID, *LPFMTID;
typedef const GUID *REFGUID;
typedef const IID *REFIID;
typedef const CLSID *REFCLSID;
typedef const FMTID *REFFMTID;

const int TRUE = 1;
const int FALSE = 0;
const int NULL = 0;
`;

/**
 * The names of wtypes, unknwn and oaidl that MIDL knows in a library that does not import oaidl.idl. Only what such
 * files use; whoever needs more imports it.
 */
export const automationText = `
typedef unsigned char BYTE, UCHAR, BOOLEAN;
typedef char CHAR;
typedef short SHORT;
typedef unsigned short USHORT, WORD;
typedef int INT, BOOL;
typedef unsigned int UINT;
typedef long LONG, HRESULT, SCODE, DISPID;
typedef unsigned long ULONG, DWORD, LCID;
typedef __int64 LONGLONG;
typedef unsigned __int64 ULONGLONG;
typedef float FLOAT;
typedef double DOUBLE, DATE;
typedef wchar_t WCHAR, OLECHAR;
typedef OLECHAR *LPOLESTR, *BSTR;
typedef const OLECHAR *LPCOLESTR;
typedef WCHAR *LPWSTR;
typedef const WCHAR *LPCWSTR;
typedef CHAR *LPSTR;
typedef const CHAR *LPCSTR;
typedef short VARIANT_BOOL;
typedef unsigned short VARTYPE;
typedef void *HANDLE, *HWND, *PVOID, *LPVOID;
typedef const void *LPCVOID;
typedef BYTE *PBYTE, *LPBYTE;
typedef WORD *PWORD, *LPWORD;
typedef DWORD *PDWORD, *LPDWORD;
typedef BOOL *PBOOL, *LPBOOL;
typedef LONG *PLONG, *LPLONG;
typedef ULONG *PULONG;

typedef struct _SYSTEMTIME {
  WORD wYear, wMonth, wDayOfWeek, wDay, wHour, wMinute, wSecond, wMilliseconds;
} SYSTEMTIME;
typedef struct _FILETIME { DWORD dwLowDateTime; DWORD dwHighDateTime; } FILETIME;
typedef union tagCY { struct { unsigned long Lo; long Hi; }; LONGLONG int64; } CY, CURRENCY;
typedef struct tagDEC {
  USHORT wReserved;
  union { struct { BYTE scale; BYTE sign; }; USHORT signscale; };
  ULONG Hi32;
  union { struct { ULONG Lo32; ULONG Mid32; }; ULONGLONG Lo64; };
} DECIMAL;
typedef struct tagSAFEARRAYBOUND { ULONG cElements; LONG lLbound; } SAFEARRAYBOUND;
typedef struct tagSAFEARRAY {
  USHORT cDims;
  USHORT fFeatures;
  ULONG cbElements;
  ULONG cLocks;
  void *pvData;
  SAFEARRAYBOUND rgsabound[1];
} SAFEARRAY, *LPSAFEARRAY;

interface IDispatch;
interface IRecordInfo;
interface ITypeInfo;
interface IErrorInfo;
interface ISequentialStream;
interface IStream;
typedef IDispatch *LPDISPATCH;

[local, object, uuid(00000000-0000-0000-C000-000000000046)]
interface IUnknown {
  HRESULT QueryInterface([in] REFIID riid, [out, iid_is(riid)] void **ppvObject);
  ULONG AddRef();
  ULONG Release();
}
typedef IUnknown *LPUNKNOWN;

typedef struct tagVARIANT {
  union {
    struct {
      VARTYPE vt;
      WORD wReserved1;
      WORD wReserved2;
      WORD wReserved3;
      union {
        LONGLONG llVal;
        LONG lVal;
        BYTE bVal;
        SHORT iVal;
        FLOAT fltVal;
        DOUBLE dblVal;
        VARIANT_BOOL boolVal;
        SCODE scode;
        CY cyVal;
        DATE date;
        BSTR bstrVal;
        IUnknown *punkVal;
        IDispatch *pdispVal;
        SAFEARRAY *parray;
        void *byref;
        CHAR cVal;
        USHORT uiVal;
        ULONG ulVal;
        ULONGLONG ullVal;
        INT intVal;
        UINT uintVal;
        struct { void *pvRecord; IRecordInfo *pRecInfo; };
      };
    };
    DECIMAL decVal;
  };
} VARIANT, VARIANTARG;

typedef struct tagDISPPARAMS { VARIANTARG *rgvarg; DISPID *rgdispidNamedArgs; UINT cArgs; UINT cNamedArgs; } DISPPARAMS;
typedef struct tagEXCEPINFO {
  WORD wCode;
  WORD wReserved;
  BSTR bstrSource;
  BSTR bstrDescription;
  BSTR bstrHelpFile;
  DWORD dwHelpContext;
  void *pvReserved;
  HRESULT (__stdcall *pfnDeferredFillIn)(struct tagEXCEPINFO *);
  SCODE scode;
} EXCEPINFO;

[object, uuid(00020400-0000-0000-C000-000000000046)]
interface IDispatch : IUnknown {
  HRESULT GetTypeInfoCount([out] UINT *pctinfo);
  HRESULT GetTypeInfo([in] UINT iTInfo, [in] LCID lcid, [out] ITypeInfo **ppTInfo);
  HRESULT GetIDsOfNames([in] REFIID riid, [in, size_is(cNames)] LPOLESTR *rgszNames, [in] UINT cNames, [in] LCID lcid, [out, size_is(cNames)] DISPID *rgDispId);
  [local] HRESULT Invoke([in] DISPID dispIdMember, [in] REFIID riid, [in] LCID lcid, [in] WORD wFlags, [in, out] DISPPARAMS *pDispParams, [out] VARIANT *pVarResult, [out] EXCEPINFO *pExcepInfo, [out] UINT *puArgErr);
}
`;
