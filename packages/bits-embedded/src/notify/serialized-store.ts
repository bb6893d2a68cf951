/** Property of a store's element: it is a certificate (CERT_CERT_PROP_ID). */
const CERTIFICATE = 0x20;

/** The certificate is DER (X509_ASN_ENCODING). */
export const X509_ASN_ENCODING = 1;

const HEADER = new Uint8Array([0, 0, 0, 0, ...new TextEncoder().encode("CERT")]);
const ELEMENT_SIZE = 12;

/**
 * A certificate store in the form that Windows saves and opens as CERT_STORE_PROV_SERIALIZED: a header, each
 * certificate as an element of property id, encoding, length (uint32, little-endian) and DER, and an element of zeros.
 */
export function serializeStore(certificates: readonly Uint8Array[]): Uint8Array {
  const elements = certificates.flatMap((der) => [element(CERTIFICATE, X509_ASN_ENCODING, der.length), der]);
  return Buffer.concat([HEADER, ...elements, element(0, 0, 0)]);
}

function element(property: number, encoding: number, length: number): Uint8Array {
  const bytes = new Uint8Array(ELEMENT_SIZE);
  const view = new DataView(bytes.buffer);
  view.setUint32(0, property, true);
  view.setUint32(4, encoding, true);
  view.setUint32(8, length, true);
  return bytes;
}
