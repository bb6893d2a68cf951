/** What of this thread needs COM to stay initialised. */
export const live: {
  /** References that wrappers own. */
  references: number;
  /** Interfaces that are exported to other threads. */
  exports: number;
  /** Calls on other threads that have not come back. */
  calls: number;
} = { references: 0, exports: 0, calls: 0 };
