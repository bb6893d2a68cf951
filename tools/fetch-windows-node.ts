import { fetchWindowsNode } from "../packages/conformance/src/wine/windows-node.ts";

// Fetches what the Wine suites run on, ahead of the tests. Prints where it lies.
console.log(fetchWindowsNode().node);
