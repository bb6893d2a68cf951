/** Is told of every reference that a wrapper owns. Set only by tests, so that others pay one comparison. */
export interface ReferenceObserver {
  opened(reference: object, interfaceName: string): void;
  closed(reference: object): void;
}

export let observer: ReferenceObserver | null = null;

export function observeReferences(next: ReferenceObserver | null): void {
  observer = next;
}
