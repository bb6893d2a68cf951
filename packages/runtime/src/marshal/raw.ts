declare const rawBrand: unique symbol;

/** A native address (`void*`, a handle) that the runtime passes on without knowing what it is. */
export type Raw = number & { readonly [rawBrand]: true };
