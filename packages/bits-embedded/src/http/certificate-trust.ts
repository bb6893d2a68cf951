import { X509Certificate } from "node:crypto";
import { getCACertificates } from "node:tls";

let parsed: { readonly from: string; readonly roots: readonly X509Certificate[] } | null = null;

/** Whether signatures lead from a chain's first certificate to an authority that Node trusts, over the others of the chain. */
export function isTrusted(chain: readonly [X509Certificate, ...X509Certificate[]]): boolean {
  const roots = trustedRoots();
  const between = new Set(chain.slice(1));
  let certificate = chain[0];
  while (true) {
    if (roots.some((root) => root.fingerprint256 === certificate.fingerprint256)) return true;
    if (roots.some((root) => issued(root, certificate))) return true;
    const issuer = [...between].find((each) => issued(each, certificate));
    if (issuer === undefined) return false;
    between.delete(issuer);
    certificate = issuer;
  }
}

function issued(issuer: X509Certificate, certificate: X509Certificate): boolean {
  return issuer.ca && certificate.checkIssued(issuer) && certificate.verify(issuer.publicKey);
}

/** Parsed anew only when the process has changed whom it trusts. */
function trustedRoots(): readonly X509Certificate[] {
  const texts = getCACertificates("default");
  const from = texts.join();
  if (parsed?.from !== from) parsed = { from, roots: texts.map((text) => new X509Certificate(text)) };
  return parsed.roots;
}
