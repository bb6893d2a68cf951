/*
 * What the headers that widl writes take for granted, without any platform's headers: so all types with a
 * size come from the IDL under test, and the compiler contributes only its ABI.
 */
#pragma once

#ifdef __LP64__
typedef int LONG;
typedef unsigned int ULONG;
#else
typedef long LONG;
typedef unsigned long ULONG;
#endif
typedef unsigned char byte;
typedef unsigned char boolean;
typedef long long hyper;
typedef unsigned long long MIDL_uhyper;
typedef unsigned short wchar_t;

/* What declarations of proxies and stubs mention. */
typedef struct IRpcStubBuffer IRpcStubBuffer;
typedef struct IRpcChannelBuffer IRpcChannelBuffer;
typedef struct _RPC_MESSAGE *PRPC_MESSAGE;

#define __int3264 __INTPTR_TYPE__
#define interface struct
#define STDMETHODCALLTYPE
#define CONST_VTBL const
#define BEGIN_INTERFACE
#define END_INTERFACE
#define __RPC_USER
#define __RPC_STUB
#define CALLBACK
#define __C89_NAMELESS
#define __C89_NAMELESSSTRUCTNAME
#define __C89_NAMELESSUNIONNAME
#define __C89_NAMELESSUNIONNAME1
#define __C89_NAMELESSUNIONNAME2
#define DEFINE_GUID(name, ...) extern const int name
#define NTDDI_VERSION 0x7fffffff
#define WINAPI_FAMILY_PARTITION(partition) 1
