#pragma once
/* What C sees of the values of Automation, as text. */
#include "platform.h"
#include <propidl.h>
#include <stdio.h>

/* Each writes behind what `to` has and gives the new end. */
char *tell_plain(char *to, VARTYPE vt, const void *value);
char *tell_array(char *to, VARTYPE vt, SAFEARRAY *array);
char *tell_variant(char *to, VARIANT *variant);
char *tell_prop_variant(char *to, PROPVARIANT *variant);
