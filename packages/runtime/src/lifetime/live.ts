/** What of this thread needs COM to stay initialised. */
export const live: {
  /** References that wrappers own. */
  references: number;
  /** Calls on other threads that have not come back. */
  calls: number;
} = { references: 0, calls: 0 };
