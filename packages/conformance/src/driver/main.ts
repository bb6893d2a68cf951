import { IBackgroundCopyJobHttpOptions2 } from "@combind/bits";
import { createInstanceFrom, implement } from "@combind/runtime";
import { HttpOptionsServer, IComposites, IEnumComposites, IRecorder } from "#recorder";
import { driveArguments } from "./arguments.ts";
import { driveChain } from "./chain.ts";
import { driveCompositeFailures } from "./composite-failures.ts";
import { driveCompositeService } from "./composite-service.ts";
import { driveComposites } from "./composites.ts";
import { driveFailures } from "./failures.ts";
import { driveLifetime } from "./lifetime.ts";
import { driveMembers, leaves, serveMembers } from "./members.ts";
import { driveProperties } from "./properties.ts";
import { driveService } from "./service.ts";
import { driveShapes } from "./shapes.ts";
import { Transcript } from "./transcript.ts";

// Drives the C server in the library that the first argument names, through generated classes only, and
// prints the transcript. The suites run it on Linux and under Wine and compare.

const library = process.argv[2] as string;
const recorder = createInstanceFrom(library, HttpOptionsServer.clsid, IRecorder);
const transcript = new Transcript(recorder);
// The native vtables of objects that are implemented here stay.
for (const type of [IBackgroundCopyJobHttpOptions2, IComposites, IEnumComposites, ...leaves()])
  implement(type, {}).dispose();
transcript.standing();

driveLifetime(transcript, library);
driveChain(transcript, library);
driveShapes(transcript, library);
driveFailures(transcript, library);
driveArguments(transcript, library);
driveComposites(transcript, library);
driveCompositeFailures(transcript, library);
await driveMembers(transcript, recorder);
driveProperties(transcript, recorder);
driveService(transcript, recorder);
driveCompositeService(transcript, recorder);
await serveMembers(transcript, recorder);

recorder.dispose();
