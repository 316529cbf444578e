/** The signed notes of a file, in which they stand one after another: each is text, an empty line, and its signatures. */
export function splitNotes(text: string): readonly string[] {
  const notes: string[] = []
  let note = ''
  let isSigned = false
  for (const line of text.replaceAll('\r\n', '\n').split('\n')) {
    const isSignature = line.startsWith('\u2014 ')
    // After its signatures a note is over, whether an empty line follows or not.
    if (isSigned && !isSignature) {
      notes.push(note)
      note = ''
      isSigned = false
      if (line === '') continue
    }
    if (note === '' && line === '') continue
    note += `${line}\n`
    isSigned ||= isSignature
  }
  if (note !== '') notes.push(note)
  return notes
}
