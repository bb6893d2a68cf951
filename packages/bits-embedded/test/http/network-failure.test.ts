import { BG_E_SERVER_CERT_VALIDATION_INTERFACE_REQUIRED, BG_ERROR_CONTEXT } from "@combind/bits";
import { E_FAIL } from "@combind/runtime";
import { errors } from "undici";
import { expect, test } from "vitest";
import { TransferFailure } from "../../src/failure/transfer-failure.ts";
import { networkFailure } from "../../src/http/network-failure.ts";

function coded(code: string, cause?: unknown): Error {
  return Object.assign(new Error(code, { cause }), { code });
}

test.each([
  [coded("ENOTFOUND"), 12007, "transient"],
  [coded("EAI_AGAIN"), 12007, "transient"],
  [coded("EAI_SYSTEM"), 12007, "transient"],
  [coded("ECONNREFUSED"), 12029, "transient"],
  [coded("EHOSTUNREACH"), 12029, "transient"],
  [coded("ETIMEDOUT"), 12002, "transient"],
  [new errors.ConnectTimeoutError(), 12002, "transient"],
  [new errors.HeadersTimeoutError(), 12002, "transient"],
  [new errors.BodyTimeoutError(), 12002, "transient"],
  [coded("ECONNRESET"), 12030, "transient"],
  [new errors.SocketError("other side closed"), 12030, "transient"],
  [new errors.ResponseContentLengthMismatchError(), 12030, "transient"],
  [new errors.HTTPParserError("no HTTP"), 12152, "transient"],
  [new errors.HeadersOverflowError(), 12182, "transient"],
  [coded("ERR_SSL_WRONG_VERSION_NUMBER"), 12157, "transient"],
  [coded("ERR_TLS_CERT_ALTNAME_INVALID"), 12038, "fatal"],
  [coded("CERT_HAS_EXPIRED"), 12037, "fatal"],
  [coded("DEPTH_ZERO_SELF_SIGNED_CERT"), 12045, "fatal"],
  [coded("INVALID_PURPOSE"), 12179, "fatal"],
  [coded("CERT_REVOKED"), 12169, "fatal"],
  [coded("ERR_SSL_TLSV13_ALERT_CERTIFICATE_REQUIRED"), 12044, "fatal"],
  [new Error("wrapped", { cause: coded("ECONNREFUSED") }), 12029, "transient"],
  [coded("ERR_UNKNOWN_TO_ALL", coded("ENOTFOUND")), 12007, "transient"],
])("%s is WinHTTP's %i, %s", (error, winhttp, kind) => {
  const failure = networkFailure(error);
  expect(failure).toMatchObject({ code: 0x80070000 + winhttp, kind, cause: error });
  expect([BG_ERROR_CONTEXT.GENERAL_TRANSPORT, BG_ERROR_CONTEXT.REMOTE_FILE]).toContain(failure.context);
});

test("what nobody foresaw is fatal", () => {
  expect(networkFailure("odd")).toMatchObject({ code: E_FAIL, kind: "fatal", cause: "odd" });
});

test("a TransferFailure stays what it is", () => {
  const failure = new TransferFailure({
    code: BG_E_SERVER_CERT_VALIDATION_INTERFACE_REQUIRED,
    context: BG_ERROR_CONTEXT.SERVER_CERTIFICATE_CALLBACK,
    kind: "transient",
  });
  expect(networkFailure(failure)).toBe(failure);
});
