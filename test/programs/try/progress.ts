/** Told how far each step has come. */
export type Progress = (what: string, done: number, of: number) => void

/** One line that is written over, where there is a terminal to see it; nothing elsewhere. */
export function terminalProgress(terminal: NodeJS.WriteStream): Progress & { clear(): void } {
  const write = (line: string) => {
    if (terminal.isTTY) terminal.write(`\r\u001b[2K${line}`)
  }
  const progress = (what: string, done: number, of: number) => write(`${what} ${done} of ${of}`)
  return Object.assign(progress, { clear: () => write('') })
}
