/** Whether a statement gives rows, for libraries that must be told. By its text: it is one of casekeep's own. */
export function givesRows(text: string): boolean {
  return /^\s*(select|with|values|pragma|show|explain)\b|\breturning\b/i.test(text)
}
