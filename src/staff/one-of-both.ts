/**
 * An id is somebody of the company or somebody from outside, never both (P6.1). Both directories are entered one at a
 * time: of two who enter the same id at once, the second finds what the first wrote. Nothing is counted by it.
 */
export const enteredOneAtATime = (): readonly string[] => ['people']
