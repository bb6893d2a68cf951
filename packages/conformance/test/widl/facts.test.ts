import { describe, expect, test } from "vitest";
import { readFacts } from "../../src/widl/facts.ts";

// In the words and line breaks of widl 8.
const HEADER = `
DEFINE_GUID(IID_IFirst, 0x00000001, 0x0002, 0x00ab, 0x83,0x23, 0x4c,0x5c,0x54,0x25,0x78,0xfc);
#if defined(__cplusplus) && !defined(CINTERFACE)
MIDL_INTERFACE("00000001-0002-00ab-8323-4c5c542578fc")
IFirst : public IUnknown
{
    virtual HRESULT STDMETHODCALLTYPE Zeta(
        LONG a) = 0;

};
#else
typedef struct IFirstVtbl {
    BEGIN_INTERFACE

    /*** IUnknown methods ***/
    HRESULT (STDMETHODCALLTYPE *QueryInterface)(
        IFirst *This,
        REFIID riid,
        void **ppvObject);

    /*** IFirst methods ***/
    HRESULT (STDMETHODCALLTYPE *Zeta)(
        IFirst *This,
        LONG a);

    unsigned char * (STDMETHODCALLTYPE *Alpha)(
        IFirst *This);

    END_INTERFACE
} IFirstVtbl;

interface IFirst {
    CONST_VTBL IFirstVtbl* lpVtbl;
};
#endif
MIDL_INTERFACE("00000000-0000-0000-c000-000000000046")
IUnknown
{
};
typedef struct IUnknownVtbl {
    BEGIN_INTERFACE

    HRESULT (STDMETHODCALLTYPE *QueryInterface)(
        IUnknown *This);

    END_INTERFACE
} IUnknownVtbl;
DEFINE_GUID(CLSID_Thing, 0xABCDEF01, 0x0000, 0x0000, 0xc0,0x00, 0x00,0x00,0x00,0x00,0x00,0x46);
typedef enum KIND {
    KIND_A = 0,
    KIND_B = 1 << 2
} KIND;
enum BARE {
    BARE_ONE = 1
};
typedef struct _PAIR {
    LONG a;
    __C89_NAMELESS union {
        LONG b;
    } __C89_NAMELESSUNIONNAME;
} PAIR;
typedef struct _PAIR *PPAIR;
typedef union __WIDL_x_generated_name_00000000 {
    LONG a;
} CHOICE;
typedef struct tagLATER LATER;
struct tagLATER {
    LONG a;
};
typedef struct _POINTED {
    LONG a;
} *POINTER;
`;

describe("readFacts", () => {
  const facts = readFacts(HEADER);

  test("reads vtables in order, with IID and base", () => {
    expect(facts.interfaces.get("IFirst")).toEqual({
      iid: "00000001-0002-00ab-8323-4c5c542578fc",
      base: "IUnknown",
      vtable: ["QueryInterface", "Zeta", "Alpha"],
    });
    expect(facts.interfaces.get("IUnknown")).toEqual({
      iid: undefined,
      base: undefined,
      vtable: ["QueryInterface"],
    });
    expect(facts.interfaces.size).toBe(2);
  });

  test("reads CLSIDs in lower case", () => {
    expect([...facts.coclasses]).toEqual([["Thing", "abcdef01-0000-0000-c000-000000000046"]]);
  });

  test("reads the names of enums, their members and records", () => {
    expect(facts.enums).toEqual([
      { name: "KIND", members: ["KIND_A", "KIND_B"] },
      { name: "BARE", members: ["BARE_ONE"] },
    ]);
    expect(facts.records).toEqual([
      { kind: "struct", name: "PAIR" },
      { kind: "union", name: "CHOICE" },
      { kind: "struct", name: "LATER" },
      { kind: "struct", name: "_POINTED" },
    ]);
  });
});
