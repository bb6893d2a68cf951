#pragma once
/* One text for two systems: the Windows headers are mingw's, or elsewhere Wine's with 16-bit WCHAR. */
#define __USE_MINGW_ANSI_STDIO 1
#define _GNU_SOURCE
#define COBJMACROS
#define CINTERFACE
#include <windows.h>
#include <objbase.h>
#include <oleauto.h>
#include <stddef.h>
#include <stdint.h>

#ifdef _WIN32
#define EXPORT __declspec(dllexport)
#else
#include <stdlib.h>
#include <string.h>
#define EXPORT __attribute__((visibility("default")))
/* Where there is no ole32, task memory is the C library's. */
#define CoTaskMemAlloc malloc
#define CoTaskMemFree free
/* Nor is there oleaut32: a BSTR is task memory that begins with the length. */
#define SysFreeString(text) free((text) == NULL ? NULL : (char *)(text) - sizeof(DWORD))
#endif

/* The length of a BSTR stands before its text, in bytes. */
#define bstr_bytes(text) (((DWORD *)(text))[-1])
