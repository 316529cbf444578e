/** What a command ended with: 0 as it should be, 1 something is wrong with what was looked at, 2 it could not be asked so. */
export type ExitCode = 0 | 1 | 2
