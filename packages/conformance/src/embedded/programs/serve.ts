/**
 * Gives a program the embedded service before it begins, unknown to it: for `node --import`. The jobs are kept in
 * the folder that the environment names.
 */
import { serveBits } from "@combind/bits-embedded";

const service = serveBits({ directory: process.env.COMBIND_BITS_DIRECTORY! });
process.once("exit", () => service[Symbol.dispose]());
