/**
 * The life cycle as Microsoft documents it: what each call answers in each state, and which state follows. "=" is the state from
 * before. Where the documentation is ambiguous, the README says what this service does.
 */
const DOWNLOAD = `
state           | Suspend        | Resume      | Cancel         | Complete             | AddFile   | TakeOwnership
SUSPENDED       | S_OK =         | S_OK QUEUED | S_OK CANCELLED | partial ACKNOWLEDGED | S_OK =    | S_OK =
QUEUED          | S_OK SUSPENDED | S_OK =      | S_OK CANCELLED | partial ACKNOWLEDGED | S_OK =    | S_OK =
CONNECTING      | S_OK SUSPENDED | S_OK =      | S_OK CANCELLED | partial ACKNOWLEDGED | S_OK =    | S_OK =
TRANSFERRING    | S_OK SUSPENDED | S_OK =      | S_OK CANCELLED | partial ACKNOWLEDGED | S_OK =    | S_OK =
TRANSIENT_ERROR | S_OK SUSPENDED | S_OK QUEUED | S_OK CANCELLED | partial ACKNOWLEDGED | S_OK =    | S_OK =
ERROR           | S_OK =         | S_OK QUEUED | S_OK CANCELLED | partial ACKNOWLEDGED | S_OK =    | S_OK =
TRANSFERRED     | S_OK =         | S_OK =      | S_OK CANCELLED | S_OK ACKNOWLEDGED    | S_OK =    | S_OK =
ACKNOWLEDGED    | invalid =      | invalid =   | invalid =      | invalid =            | invalid = | invalid =
CANCELLED       | invalid =      | invalid =   | invalid =      | invalid =            | invalid = | invalid =
`;

/** Uploads and upload-replies: completed only when the server has everything, and of one file. */
const UPLOAD = `
state           | Suspend        | Resume      | Cancel         | Complete          | AddFile    | TakeOwnership
SUSPENDED       | S_OK =         | S_OK QUEUED | S_OK CANCELLED | invalid =         | too-many = | S_OK =
QUEUED          | S_OK SUSPENDED | S_OK =      | S_OK CANCELLED | invalid =         | too-many = | S_OK =
CONNECTING      | S_OK SUSPENDED | S_OK =      | S_OK CANCELLED | invalid =         | too-many = | S_OK =
TRANSFERRING    | S_OK SUSPENDED | S_OK =      | S_OK CANCELLED | invalid =         | too-many = | S_OK =
TRANSIENT_ERROR | S_OK SUSPENDED | S_OK QUEUED | S_OK CANCELLED | invalid =         | too-many = | S_OK =
ERROR           | S_OK =         | S_OK QUEUED | S_OK CANCELLED | invalid =         | too-many = | S_OK =
TRANSFERRED     | S_OK =         | S_OK =      | S_OK CANCELLED | S_OK ACKNOWLEDGED | too-many = | S_OK =
ACKNOWLEDGED    | invalid =      | invalid =   | invalid =      | invalid =         | invalid =  | invalid =
CANCELLED       | invalid =      | invalid =   | invalid =      | invalid =         | invalid =  | invalid =
`;

const ANSWERS: Readonly<Record<string, string>> = {
  S_OK: "S_OK",
  partial: "BG_S_PARTIAL_COMPLETE",
  invalid: "BG_E_INVALID_STATE",
  "too-many": "BG_E_TOO_MANY_FILES",
};

export interface Transition {
  readonly from: string;
  readonly call: string;
  readonly answer: string;
  readonly to: string;
}

export const DOWNLOADS = readTable(DOWNLOAD);
export const UPLOADS = readTable(UPLOAD);

function readTable(text: string): Transition[] {
  const [heads = [], ...rows] = text
    .trim()
    .split("\n")
    .map((line) => line.split("|").map((cell) => cell.trim()));
  return rows.flatMap(([from = "", ...cells]) =>
    cells.map((cell, index) => {
      const [answer = "", to = ""] = cell.split(" ");
      return { from, call: heads[index + 1]!, answer: ANSWERS[answer]!, to: to === "=" ? from : to };
    }),
  );
}
