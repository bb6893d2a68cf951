/** How much of this thread is in use. */
export const live: {
  /** References that wrappers own. */
  references: number;
  /** Interfaces that are exported to other threads. */
  exports: number;
  /** Calls on other threads that have not come back. */
  calls: number;
  /** Objects that JavaScript implements and someone has a reference to. */
  objects: number;
} = { references: 0, exports: 0, calls: 0, objects: 0 };
