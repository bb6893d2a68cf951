/* What IDL files take from C headers: a struct and an enum that no IDL declares. */
#pragma once

typedef struct SHAPE_HEADER_POINT {
    int x;
    int y;
} SHAPE_HEADER_POINT;

typedef enum SHAPE_HEADER_LEVEL {
    SHAPE_HEADER_LEVEL_LOW = 0,
    SHAPE_HEADER_LEVEL_HIGH = 9
} SHAPE_HEADER_LEVEL;
