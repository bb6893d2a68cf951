/** What C calls a declaration: a name of the Windows Runtime is spelled in another way there. */
export function cNameOf({ name, cName }: { readonly name: string; readonly cName?: string }): string {
  return cName ?? name;
}

/** `__FIVectorView_1_HSTRING` is an instance that a compiler makes of a generic interface; no file declares it. */
export function isInstance(name: string): boolean {
  return name.startsWith("__F");
}

/** widl's name for what has none in the IDL, as `typedef struct { ... } *X;`. */
export function isWidlsOwn(name: string): boolean {
  return name.startsWith("__WIDL_");
}
