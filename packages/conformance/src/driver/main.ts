import { createInstanceFrom } from "@combind/runtime";
import { HttpOptionsServer, IRecorder } from "#recorder";
import { driveArguments } from "./arguments.ts";
import { driveChain } from "./chain.ts";
import { driveFailures } from "./failures.ts";
import { driveLifetime } from "./lifetime.ts";
import { driveService } from "./service.ts";
import { driveShapes } from "./shapes.ts";
import { Transcript } from "./transcript.ts";

// Drives the C server in the library that the first argument names, through generated classes only, and
// prints the transcript. The suites run it on Linux and under Wine and compare.

const library = process.argv[2] as string;
const recorder = createInstanceFrom(library, HttpOptionsServer.clsid, IRecorder);
const transcript = new Transcript(recorder);

driveLifetime(transcript, library);
driveChain(transcript, library);
driveShapes(transcript, library);
driveFailures(transcript, library);
driveArguments(transcript, library);
driveService(transcript, recorder);

recorder.dispose();
