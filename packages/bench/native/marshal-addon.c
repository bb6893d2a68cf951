/* What a hand-written N-API addon does for the slots of IBench. */
#include <node_api.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

typedef struct Progress {
    uint64_t bytes_total;
    uint64_t bytes_transferred;
    uint32_t files_total;
    uint32_t files_transferred;
} Progress;

/* The vtable of the object that the first argument tells; the second argument goes to `value`. */
static void **enter(napi_env env, napi_callback_info info, void **self, napi_value *value)
{
    napi_value arguments[2];
    size_t count = 2;
    int64_t address;
    napi_get_cb_info(env, info, &count, arguments, NULL, NULL);
    napi_get_value_int64(env, arguments[0], &address);
    *self = (void *)address;
    *value = arguments[1];
    return *(void ***)address;
}

static void set(napi_env env, napi_value object, const char *name, napi_value value)
{
    napi_set_named_property(env, object, name, value);
}

static napi_value get_progress(napi_env env, napi_callback_info info)
{
    void *self;
    napi_value object, value;
    Progress progress;
    void **vtable = enter(env, info, &self, &value);
    if (((int32_t(*)(void *, Progress *))vtable[3])(self, &progress) < 0) return NULL;
    napi_create_object(env, &object);
    napi_create_bigint_uint64(env, progress.bytes_total, &value);
    set(env, object, "bytesTotal", value);
    napi_create_bigint_uint64(env, progress.bytes_transferred, &value);
    set(env, object, "bytesTransferred", value);
    napi_create_uint32(env, progress.files_total, &value);
    set(env, object, "filesTotal", value);
    napi_create_uint32(env, progress.files_transferred, &value);
    set(env, object, "filesTransferred", value);
    return object;
}

static napi_value set_name(napi_env env, napi_callback_info info)
{
    void *self;
    napi_value value;
    uint16_t name[256];
    size_t length;
    void **vtable = enter(env, info, &self, &value);
    napi_get_value_string_utf16(env, value, (char16_t *)name, 256, &length);
    ((int32_t(*)(void *, const uint16_t *))vtable[4])(self, name);
    return NULL;
}

static napi_value get_name(napi_env env, napi_callback_info info)
{
    void *self;
    napi_value value;
    uint16_t *name = NULL;
    void **vtable = enter(env, info, &self, &value);
    if (((int32_t(*)(void *, uint16_t **))vtable[5])(self, &name) < 0) return NULL;
    napi_create_string_utf16(env, (char16_t *)name, NAPI_AUTO_LENGTH, &value);
    free(name);
    return value;
}

/* Native code may keep JavaScript from running for as long as it likes: it gets a copy. */
static napi_value set_data(napi_env env, napi_callback_info info)
{
    void *self, *data;
    napi_value value;
    size_t length;
    void **vtable = enter(env, info, &self, &value);
    napi_get_typedarray_info(env, value, NULL, &length, &data, NULL, NULL);
    void *copy = malloc(length);
    memcpy(copy, data, length);
    ((int32_t(*)(void *, uint32_t, const void *))vtable[6])(self, (uint32_t)length, copy);
    free(copy);
    return NULL;
}

static napi_value fill_data(napi_env env, napi_callback_info info)
{
    void *self, *data;
    napi_value value, buffer;
    uint32_t length;
    void **vtable = enter(env, info, &self, &value);
    napi_get_value_uint32(env, value, &length);
    napi_create_arraybuffer(env, length, &data, &buffer);
    if (((int32_t(*)(void *, uint32_t, void *))vtable[7])(self, length, data) < 0) return NULL;
    napi_create_typedarray(env, napi_uint8_array, length, buffer, 0, &value);
    return value;
}

static napi_value get_data(napi_env env, napi_callback_info info)
{
    void *self, *data, *block = NULL;
    napi_value value, buffer;
    uint32_t length = 0;
    void **vtable = enter(env, info, &self, &value);
    if (((int32_t(*)(void *, uint32_t *, void **))vtable[8])(self, &length, &block) < 0) return NULL;
    napi_create_arraybuffer(env, length, &data, &buffer);
    memcpy(data, block, length);
    free(block);
    napi_create_typedarray(env, napi_uint8_array, length, buffer, 0, &value);
    return value;
}

NAPI_MODULE_INIT()
{
    const struct { const char *name; napi_callback call; } functions[] = {
        { "getProgress", get_progress }, { "setName", set_name }, { "getName", get_name },
        { "setData", set_data }, { "fillData", fill_data }, { "getData", get_data },
    };
    for (size_t index = 0; index < sizeof functions / sizeof *functions; index++) {
        napi_value function;
        napi_create_function(env, functions[index].name, NAPI_AUTO_LENGTH, functions[index].call, NULL, &function);
        set(env, exports, functions[index].name, function);
    }
    return exports;
}
