/** One code: its number, its symbolic name, and what it means in a few words. */
export type CodeRow = readonly [code: number, name: string, text: string];
