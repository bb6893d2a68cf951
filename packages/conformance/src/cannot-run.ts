/** How the title of a test begins that stands for a suite which could not run; the reason follows. */
export const CANNOT_RUN = "cannot run: ";
