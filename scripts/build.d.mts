/** Builds the program and what browsers load into dist/. */
export function build(): Promise<{ readonly entries: number; readonly assets: readonly string[]; readonly milliseconds: number }>
