// Imported before the runtime, which then has one call on another thread at a time: the C server records calls one by one.
process.env.UV_THREADPOOL_SIZE = "2";
