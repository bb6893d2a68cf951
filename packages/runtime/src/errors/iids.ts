import type { Guid } from "../marshal/guid.ts";

export const IERROR_INFO = "1cf2b120-547d-101b-8e65-08002b2bd119" as Guid;
export const ISUPPORT_ERROR_INFO = "df0b3d60-548f-101b-8e65-08002b2bd119" as Guid;
