/* Wine 8 has all of this in wtypes.h. */
#include <wtypes.h>
