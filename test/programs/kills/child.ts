import { type ChildProcess, fork } from 'node:child_process'

/** A process that is told what to do on its command line, and tells of itself by messages. */
export class Child {
  readonly #process: ChildProcess
  readonly #messages: unknown[] = []
  readonly #ended: Promise<string>
  #errors = ''
  #over = false
  #heard: () => void = () => {}

  constructor(program: string, order: object) {
    this.#process = fork(program, [JSON.stringify(order)], {
      execArgv: ['--enable-source-maps'],
      stdio: ['ignore', 'inherit', 'pipe', 'ipc'],
    })
    this.#process.stderr?.setEncoding('utf8').on('data', (text: string) => {
      this.#errors += text
    })
    this.#process.on('message', (message) => {
      this.#messages.push(message)
      this.#heard()
    })
    this.#ended = new Promise((resolve) => {
      this.#process.on('close', (code, signal) => {
        this.#over = true
        this.#heard()
        resolve(signal ?? `exit ${code}`)
      })
    })
  }

  /** Its next message; undefined where it ended without one. */
  async message(): Promise<unknown> {
    while (this.#messages.length === 0 && !this.#over) {
      await new Promise<void>((resolve) => {
        this.#heard = resolve
      })
    }
    return this.#messages.shift()
  }

  send(message: string): void {
    this.#process.send(message)
  }

  /** As a power cut would: it has no chance to put anything in order. */
  kill(): void {
    this.#process.kill('SIGKILL')
  }

  /** How it ended, and what it complained of. */
  async end(): Promise<{ readonly how: string; readonly errors: string }> {
    return { how: await this.#ended, errors: this.#errors }
  }
}
