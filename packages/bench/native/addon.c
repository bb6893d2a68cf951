/* What a hand-written N-API addon does for the same slot: unpack the address, call, pack the result. */
#include <node_api.h>
#include <stdint.h>

typedef int32_t (*GetSecurityFlags)(void *self, uint32_t *flags);

static napi_value get_security_flags(napi_env env, napi_callback_info info)
{
    napi_value address, result;
    size_t count = 1;
    int64_t self;
    uint32_t flags = 0;
    napi_get_cb_info(env, info, &count, &address, NULL, NULL);
    napi_get_value_int64(env, address, &self);
    int32_t hr = (*(GetSecurityFlags **)self)[10]((void *)self, &flags);
    if (hr < 0) {
        napi_throw_error(env, NULL, "GetSecurityFlags failed");
        return NULL;
    }
    napi_create_uint32(env, flags, &result);
    return result;
}

NAPI_MODULE_INIT()
{
    napi_value function;
    napi_create_function(env, "getSecurityFlags", NAPI_AUTO_LENGTH, get_security_flags, NULL, &function);
    napi_set_named_property(env, exports, "getSecurityFlags", function);
    return exports;
}
