/** What Invoke is asked to do with a member; the values are those of DISPATCH_METHOD and its like. */
export const InvokeKind = {
  METHOD: 1,
  PROPERTYGET: 2,
  /** Whichever of the two the member is. */
  METHOD_OR_PROPERTYGET: 3,
  PROPERTYPUT: 4,
  /** Assigns a reference to an object, where PROPERTYPUT would assign its value. */
  PROPERTYPUTREF: 8,
} as const;
export type InvokeKind = (typeof InvokeKind)[keyof typeof InvokeKind];

/** Whether the last argument is the value that a property gets. */
export function isPut(kind: InvokeKind): boolean {
  return kind === InvokeKind.PROPERTYPUT || kind === InvokeKind.PROPERTYPUTREF;
}
