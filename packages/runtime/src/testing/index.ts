export { type LiveReference, liveReferences } from "../lifetime/track-references.ts";
export { expectNoLeaks, liveObjects } from "./leaks.ts";
