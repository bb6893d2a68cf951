import { createPrivateKey, generateKeyPairSync, type KeyObject, randomBytes, sign } from "node:crypto";
import { isIPv4 } from "node:net";

export interface CertificateOptions {
  /** Common name of the subject. */
  readonly subject: string;
  /** Who signs; the certificate itself without one. */
  readonly issuer?: Certificate;
  /** May it sign others? */
  readonly authority?: boolean;
  /** DNS names and IPv4 addresses. */
  readonly hosts?: readonly string[];
  readonly usage?: "server" | "client";
  readonly notBefore?: Date;
  readonly notAfter?: Date;
}

/** A certificate for a P-256 key, and the key: PEM. */
export interface Certificate {
  readonly subject: string;
  readonly cert: string;
  readonly key: string;
}

const day = 86_400_000;

/** Makes a certificate by X.509 version 3 (RFC 5280), as far as a test server needs it. */
export function makeCertificate(options: CertificateOptions): Certificate {
  const { subject, authority = false, hosts = [], usage } = options;
  const { publicKey, privateKey } = generateKeyPairSync("ec", { namedCurve: "P-256" });
  const signer = options.issuer === undefined ? privateKey : createPrivateKey(options.issuer.key);
  const extensions = [extension("2.5.29.19", sequence(...(authority ? [der(0x01, Buffer.of(0xff))] : [])))];
  if (usage !== undefined)
    extensions.push(extension("2.5.29.37", sequence(oid(`1.3.6.1.5.5.7.3.${usage === "server" ? 1 : 2}`))));
  if (hosts.length > 0) extensions.push(extension("2.5.29.17", sequence(...hosts.map(generalName))));
  const content = sequence(
    der(0xa0, der(0x02, Buffer.of(2))),
    der(0x02, Buffer.concat([Buffer.of(1), randomBytes(8)])),
    ecdsaWithSha256,
    name(options.issuer?.subject ?? subject),
    sequence(
      time(options.notBefore ?? new Date(Date.now() - day)),
      time(options.notAfter ?? new Date(Date.now() + day)),
    ),
    name(subject),
    publicKey.export({ type: "spki", format: "der" }),
    der(0xa3, sequence(...extensions)),
  );
  return { subject, cert: pem(signed(content, signer)), key: text(privateKey) };
}

function signed(content: Buffer, key: KeyObject): Buffer {
  return sequence(
    content,
    ecdsaWithSha256,
    der(0x03, Buffer.concat([Buffer.of(0), sign("sha256", content, key)])),
  );
}

function der(tag: number, ...contents: readonly Buffer[]): Buffer {
  const content = Buffer.concat(contents);
  const { length } = content;
  const prefix =
    length < 0x80 ? [length] : length < 0x100 ? [0x81, length] : [0x82, length >> 8, length & 0xff];
  return Buffer.concat([Buffer.of(tag, ...prefix), content]);
}

function sequence(...contents: readonly Buffer[]): Buffer {
  return der(0x30, ...contents);
}

function oid(dotted: string): Buffer {
  const [first = 0, second = 0, ...rest] = dotted.split(".").map(Number);
  const bytes = [first * 40 + second];
  for (const arc of rest) {
    const groups = [arc & 0x7f];
    for (let left = arc >>> 7; left > 0; left >>>= 7) groups.unshift((left & 0x7f) | 0x80);
    bytes.push(...groups);
  }
  return der(0x06, Buffer.from(bytes));
}

const ecdsaWithSha256 = sequence(oid("1.2.840.10045.4.3.2"));

function name(commonName: string): Buffer {
  return sequence(der(0x31, sequence(oid("2.5.4.3"), der(0x0c, Buffer.from(commonName)))));
}

/** UTCTime: years up to 2049. */
function time(date: Date): Buffer {
  const digits = date.toISOString().replace(/\D/g, "");
  return der(0x17, Buffer.from(`${digits.slice(2, 14)}Z`));
}

function extension(id: string, value: Buffer): Buffer {
  return sequence(oid(id), der(0x04, value));
}

function generalName(host: string): Buffer {
  return isIPv4(host) ? der(0x87, Buffer.from(host.split(".").map(Number))) : der(0x82, Buffer.from(host));
}

function pem(certificate: Buffer): string {
  const lines = certificate
    .toString("base64")
    .match(/.{1,64}/g)!
    .join("\n");
  return `-----BEGIN CERTIFICATE-----\n${lines}\n-----END CERTIFICATE-----\n`;
}

function text(key: KeyObject): string {
  return key.export({ type: "pkcs8", format: "pem" }).toString();
}
