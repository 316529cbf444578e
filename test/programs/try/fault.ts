/** What stops the program and is the caller's to mend: a missing folder, a bad row, an unknown option. */
export class Fault extends Error {
  override readonly name = 'Fault'
}
