/// <reference lib="esnext.disposable" preserve="true" />

export { type LiveReference, liveReferences } from "../lifetime/track-references.ts";
export { type Fake, fake } from "./fake.ts";
export type { Answer, AnswerName, Answers, Call, CallName } from "./fake-types.ts";
export { expectNoLeaks, liveObjects } from "./leaks.ts";
export { UnansweredCallError } from "./unanswered-call-error.ts";
