export { Content } from "./fault-server/content.ts";
export { FaultServer, type FileOptions, type RecordedRequest } from "./fault-server/fault-server.ts";
export type { Ending, Fault } from "./fault-server/faults.ts";
