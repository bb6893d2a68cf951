/**
 * Why a parameter that the IDL gives a type is an address all the same. The census counts by these texts, and the
 * documentation of the method says them after "is an address: ".
 */
export const REASONS = {
  uncounted: "nothing tells how much is there",
  bounds: "a part of it is told, but not its size",
  unclear: "its size is told by more than parameters and numbers",
  unknownCount: "the parameter that tells its size is no integer that is known in time",
  bytes: "its size is told in bytes, not in elements",
  partly: "two sizes are told, and only the callee knows which counts",
  untyped: "what is there has no codec",
  untagged: "no parameter chooses the arm of the union",
  numbers: "whether one number is there or several nothing tells",
  replaced: "whose the value is that the callee replaces nothing tells",
  lent: "it points to const: whether it is lent or given nothing tells",
  kept: "the memory stays the object's",
  hidden: "nothing tells apart what is there, and so not what is to be freed",
  owner: "whose memory it is, and how it is freed, only the callee knows",
  givenBack: "the callee wants back what it has handed out, and no copy",
  undirected: "neither [in] nor [out] tells who writes there",
  foreign: "it points to an object that is none of COM",
  function: "it points to a function",
  returned: "whose it is nothing tells",
} as const;

export type Reason = (typeof REASONS)[keyof typeof REASONS];
