/** How much a service takes. Windows limits what is not an administrator's: 60 jobs, 200 files, 500 ranges. */
export interface Limits {
  readonly jobs: number;
  readonly filesPerJob: number;
  readonly rangesPerFile: number;
}

/** As for an administrator. */
export const UNLIMITED: Limits = { jobs: Infinity, filesPerJob: Infinity, rangesPerFile: Infinity };
