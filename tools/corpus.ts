import { reportCorpus } from "../packages/conformance/src/corpus/report.ts";

// Compares combind's model of Wine's IDL files with widl's headers and the C compilers; exits with 1 where they differ.
process.exitCode = (await reportCorpus(console.log)) ? 0 : 1;
