/** IDL in the manner of BITS: what its files use of the language, in one text. */
export const BITS_LIKE = `
#ifndef DO_NO_IMPORTS
import "unknwn.idl";
#endif
cpp_quote("#include \\"msg.h\\"")
cpp_quote("#define BG_NOTIFY_ERROR 0x0002")
cpp_quote("#define BG_SIZE_UNKNOWN (UINT64)(-1)")

#define BG_ENUM_SIZEIS( maxcount )  maxcount
#define BG_ENUM_LENGTHIS( maxcount, lengthptr ) lengthptr ? *lengthptr : maxcount

[
    uuid(01b7bd23-fb88-4a77-8490-5891d3e4653a),
    helpstring("A file " "of a job"),
#if 1
    odl,
#endif
]
interface IFile : IUnknown
{
    typedef struct _PROGRESS
    {
        UINT64 BytesTotal;
        BOOL Completed;
    } PROGRESS;

    typedef enum { STATE_QUEUED, STATE_ERROR = 4, STATE_POLICY = 0x80000001, } STATE;

    HRESULT GetName( [out] LPWSTR *pVal );
    HRESULT GetProgress( [out] PROGRESS *pVal );
}

[uuid(ca51e165-c365-424c-8d41-24aaa4ff3c40), odl]
interface IEnumFiles : IUnknown
{
    HRESULT Next( [in] ULONG celt,
        [out, size_is(BG_ENUM_SIZEIS(celt)), length_is(BG_ENUM_LENGTHIS(celt, pceltFetched))] IFile **rgelt,
        [in, out, unique] ULONG *pceltFetched );
}

[uuid(5ce34c0d-0dc9-4c1f-897c-daa1b78cee7c), odl]
interface IManager : IUnknown
{
    typedef enum { AUTH_BASIC = 1, AUTH_DIGEST } SCHEME;
    typedef struct { LPWSTR UserName; LPWSTR Password; } BASIC;
    typedef [switch_type(SCHEME)] union
    {
        [case(AUTH_BASIC, 6, AUTH_DIGEST, 8)] BASIC Basic;
        [default] ;
    } CREDENTIALS_UNION;
    typedef struct
    {
        SCHEME Scheme;
        [switch_is(Scheme)] CREDENTIALS_UNION Credentials;
    } CREDENTIALS;

    HRESULT SetCredentials( [in] CREDENTIALS *credentials );
    HRESULT GetRanges( [in, out, unique] DWORD *count, [out, size_is(, *count)] PROGRESS **ranges );
    HRESULT Check( [in, size_is(length)] BYTE data[], [in] DWORD length );
}

[uuid(1deeb74f-7915-4560-b558-918c83f176a6), version(1.0)]
library BackgroundCopyManager
{
    [uuid(4991d34b-80a1-4291-83b6-3328366b9097)]
    coclass Manager { [default] interface IManager; };
    interface IFile;
}
`;

/** Every construct of the grammar at least once, in forms that need care when they are printed. */
export const EVERYTHING = `
import "a.idl", "b.idl";
#pragma pack(push, 2)
cpp_quote("a \\"quoted\\" \\\\ line")
midl_pragma warning(disable: 2400)
declare_guid(NAME, 01234567-89ab-cdef-0123-456789abcdef);
typedef struct tagPOINT { long x, y; } POINT, *PPOINT, **PPPOINT;
typedef [unique, string] const wchar_t *NAME_T;
typedef int (__stdcall *CALLBACK_T)(int code, void *context, ...);
typedef unsigned long (*TABLE[4])(void);
typedef [v1_enum] enum tagE { A = 1, B = A << 2 | 1, C = (1 + 2) * 3, D = -(-1), [hidden] F = ~0 } E;
struct Bits { unsigned a : 3; unsigned : 0; int b : 5; struct { int in; union { int u; float f; } v; }; long tail[]; };
union Plain { int i; double d[2][3]; };
typedef union tagU switch (long kind) u { case 1: case 2: long l; case 3: [string] char *s; default: ; } U;
const long LIMIT = sizeof(POINT *) * 2;
const wchar_t *TEXT = L"wide";
const char CHAR = 'x';
extern const GUID SOMETHING;
interface IForward;
[object, uuid(01234567-89ab-cdef-0123-456789abcdef), helpstring("it's \\\\ \\"quoted\\"")]
interface IAll : IUnknown {
  [propget, id(-550)] HRESULT Name([out, retval] BSTR *value);
  [propput, id(0x10 | 1)] HRESULT Name([in, defaultvalue("x")] BSTR value);
  HRESULT Sizes([in, size_is(, *n)] int **p, [in, length_is(n ? *n : 3, )] int *q, [in] int *n, [range(0, 10)] int r);
  HRESULT Types(SAFEARRAY(VARIANT) a, SAFEARRAY(IUnknown *) *b, interface IForward *c, struct tagPOINT d, unsigned hyper e);
  HRESULT _stdcall Convention(const int *const p);
  [local] HRESULT Twin(int a[3]);
  [call_as(Twin)] HRESULT RemoteTwin();
  int retval(int in, int out, int string, int object, int version, int small, int source);
  typedef int INNER;
  interface IForward2;
}
[uuid(01234567-89ab-cdef-0123-456789abcdee)]
dispinterface DAll { properties: [id(1)] long Count; methods: [id(2)] void Add([in] long x); }
[uuid(01234567-89ab-cdef-0123-456789abcdec)] dispinterface DOne { interface IAll; }
[uuid(01234567-89ab-cdef-0123-456789abcdeb), version(1.0), custom(01234567-89ab-cdef-0123-456789abcdea, "t")]
library Lib {
  importlib("stdole2.tlb");
  [uuid(01234567-89ab-cdef-0123-456789abcde0)] coclass All { [default] interface IAll; [source, default] dispinterface DAll; }
  module Mod { const int X = 1; }
  interface IAll;
}
namespace A.B {
  interface IVector<T>;
  [contract(A.B.C, 1.0)] interface IVector<T> : IInspectable requires IIterable<IPair<T, A.C*>>, IOther { HRESULT Get([out, retval] IVector<T> **x); }
  delegate Handler;
  delegate HRESULT Handler<T>([in] T *x, [in] A.B.C *y);
  [contractversion(1.0)] apicontract Contract { };
  runtimeclass C;
  [static(A.B.IS, 1.0)] runtimeclass C : A.B.D { [default] interface IC; interface IVector<HSTRING>; }
  [attributename("x")] attribute MarkAttribute { }
  declare { interface IVector<IVector<HSTRING>*>; interface IOther; }
}
extern "C" { int linked(int &reference); }
DECLARE_HANDLE(HTHING);
DEFINE_GUID(NAME, 1, 2, (3));
typedef pipe struct tagPOINT POINTS;
struct Ranges { int a[0..9]; int b[1..LIMIT + 1]; };
static const int LIST[] = { 1, { 2 } };
[strange({a, b}, (c)), uuid({01234567-89ab-cdef-0123-456789abcdef})] module Entries { [entry(1)] int __stdcall f(void); }
[switch_type(unsigned long), contract(A.B.C, 1.0)] union Switched { [case(1, 2)] int a; [default] ; };
`;
