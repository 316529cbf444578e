import { type ChildProcess, fork } from 'node:child_process'
import type { Place } from './place.ts'
import type { Order, Report, Task, Tasks, Tell } from './worker.ts'

type InputOf<T> = T extends Task<infer Input, unknown> ? Input : never
type OutputOf<T> = T extends Task<never, infer Output> ? Output : never
/** An order before it has its number. */
type Unnumbered = Order extends infer O ? (O extends Order ? Omit<O, 'id'> : never) : never

interface Waiting {
  resolve(value: unknown): void
  reject(error: Error): void
}

/** Processes that work on one database, each told what to do by messages. */
export class Crew<T extends Tasks> {
  readonly #members: readonly Member[]
  #tell: Tell = () => {}

  /** `program`: its file, which hands the tasks to `obeyOrders`. */
  constructor(program: string, size: number) {
    this.#members = Array.from({ length: size }, () => new Member(program, (more) => this.#tell(more)))
  }

  get size(): number {
    return this.#members.length
  }

  /** Half of them keep their statements, where that is the host's choice. */
  async open(place: Place, connections: number): Promise<void> {
    await this.#all((index) => ({ open: { ...place, keeps: index % 2 === 1 }, connections }))
  }

  async close(): Promise<void> {
    await this.#all(() => ({ close: true }))
  }

  /** Has every process do the same at once, each with an input of its own; fails where one of them fails. */
  async each<N extends keyof T & string>(
    task: N,
    inputOf: (index: number) => InputOf<T[N]>,
    tell: Tell = () => {},
  ): Promise<readonly OutputOf<T[N]>[]> {
    this.#tell = tell
    return (await this.#all((index) => ({ task, input: inputOf(index) }))) as readonly OutputOf<T[N]>[]
  }

  /** Ends every process. */
  async dismiss(): Promise<void> {
    await Promise.all(this.#members.map((member) => member.end()))
  }

  async #all(orderFor: (index: number) => Unnumbered): Promise<readonly unknown[]> {
    return await Promise.all(this.#members.map((member, index) => member.order(orderFor(index))))
  }
}

class Member {
  readonly #process: ChildProcess
  readonly #waiting = new Map<number, Waiting>()
  readonly #ended: Promise<void>
  #orders = 0

  constructor(program: string, tell: Tell) {
    this.#process = fork(program, { execArgv: ['--enable-source-maps'], serialization: 'advanced' })
    this.#process.on('message', (report: Report) => {
      if ('more' in report) return tell(report.more)
      const waiting = this.#waiting.get(report.id)
      this.#waiting.delete(report.id)
      if ('failed' in report) waiting?.reject(new Error(`in a process of the crew: ${report.failed}`))
      else waiting?.resolve(report.value)
    })
    this.#ended = new Promise((resolve) => {
      this.#process.on('exit', (code, signal) => {
        for (const { reject } of this.#waiting.values()) reject(new Error(`a process ended: ${signal ?? code}`))
        resolve()
      })
    })
  }

  order(order: Unnumbered): Promise<unknown> {
    this.#orders += 1
    const id = this.#orders
    return new Promise((resolve, reject) => {
      this.#waiting.set(id, { resolve, reject })
      this.#process.send({ ...order, id }, (error) => error && reject(error))
    })
  }

  async end(): Promise<void> {
    if (this.#process.connected) this.#process.disconnect()
    await this.#ended
  }
}
