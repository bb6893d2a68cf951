/**
 * The methods for which native code goes to an address that it is given, or believes how much is there or that a text has an end. combind cannot
 * verify addresses and takes them as numbers (`Raw`), so that these get those of a case, which are valid, or values that
 * are surely none. MakeVariant and MakeProp make values of any type that they are told, which nobody could free, and what
 * ReturnItem and EchoFlexible answer is only known to the caller: a call that is given up would leave it.
 */
export const TRUSTED: readonly string[] = [
  "IShapesScalars.EchoChar",
  "IShapesScalars.EchoWchar",
  "IShapesScalars.EchoNestedPointer",
  "IShapesStrings.RaiseWide",
  "IShapesStrings.RaiseNarrow",
  "IShapesArrays.TakeLength",
  "IShapesBuffers.Write",
  "IShapesBuffers.WriteVoid",
  "IShapesStructs.EchoFlexible",
  "IShapesStructs.EchoNode",
  "IShapesFunctions.Call",
  "IShapesReturns.ReturnItem",
  "IShapesAutomation.MakeVariant",
  "IShapesAutomation.MakeProp",
];
