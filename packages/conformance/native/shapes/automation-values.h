#pragma once
#include "shape-object.h"

/* What oleaut32 and combase know, with their layouts on systems that have neither. */

/* The flags of a SAFEARRAY's features that tell what its elements own, and that the type is known. */
#define SAFE_HAVEIID 0x40
#define SAFE_HAVEVARTYPE 0x80

void record_variant(const char *name, const VARIANT *value);
void record_prop(const char *name, const PROPVARIANT *value);
void record_safe(const char *name, const SAFEARRAY *array);
void record_decimal(const char *name, const DECIMAL *value);
void record_hstring(const char *name, HSTRING text);
void record_each_hstring(const char *name, const HSTRING *text);

/* Copies that the caller will own; what is behind a reference is copied too. */
VARIANT variant_copy(const VARIANT *value);
PROPVARIANT prop_copy(const PROPVARIANT *value);
SAFEARRAY *safe_copy(const SAFEARRAY *array);
HSTRING hstring_copy(HSTRING text);

/* A vector of so many zeroed elements, or an array of two dimensions. */
SAFEARRAY *safe_vector(VARTYPE vt, ULONG count);
SAFEARRAY *safe_matrix(VARTYPE vt, ULONG rows, LONG row_bound, ULONG columns, LONG column_bound);
VARTYPE safe_type(const SAFEARRAY *array);
/* The number of all elements. */
size_t safe_count(const SAFEARRAY *array);
HSTRING hstring_make(const WCHAR *text, UINT32 units);

/* A value of each type. */
VARIANT variant_made(VARTYPE vt);
PROPVARIANT prop_made(VARTYPE vt);

/* What an [in, out] argument owns: noted as lent, and taken for good. */
void bstr_lend(BSTR text);
void bstr_take(BSTR text);
void variant_lend(const VARIANT *value);
void variant_take(VARIANT *value);
void safe_lend(const SAFEARRAY *array);
void safe_take(SAFEARRAY *array);
void prop_lend(const PROPVARIANT *value);
void prop_take(PROPVARIANT *value);
