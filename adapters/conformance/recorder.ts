import type { Reader, Unit } from '../../src/storage.ts'

type Verb = 'get' | 'getMany' | 'find' | 'summarize' | 'take' | 'commit'

/** One call of the adapter, and what came of it. */
export interface Call {
  readonly verb: Verb
  readonly given: readonly unknown[]
  outcome?: { readonly answer: unknown } | { readonly thrown: unknown }
}

/** One step of a test: work with its calls, or what happens to a transaction of the host, or to the store. */
export interface Step {
  readonly number: number
  readonly kind: 'read' | 'transaction' | 'joined' | 'host begins' | 'host commits' | 'host rolls back' | 'opened again'
  /** The steps that had begun and not ended when this one began. */
  readonly beside: readonly number[]
  readonly calls: Call[]
  /** What the work threw. */
  thrown?: { readonly error: unknown }
  /** What came out of the adapter, if it was an error. */
  rejected?: { readonly error: unknown }
  ended: boolean
}

/** Writes down what a test does with an adapter. */
export class Recorder {
  readonly steps: Step[] = []
  /** The calls in the order in which they were answered. */
  readonly answered: Call[] = []
  readonly #keep: (value: unknown) => unknown
  readonly #open = new Set<Step>()

  /** Copies cost time, and matter only where something is changed after it was given or answered. */
  constructor(copies: boolean) {
    this.#keep = copies ? copy : (value) => value
  }

  /** Something that takes no time. */
  note(kind: Step['kind']): void {
    this.#end(this.#begin(kind))
  }

  /** Runs `enter`, which enters the adapter, and is given what to make of the work in it. */
  async step<T, U extends Reader>(
    kind: Step['kind'],
    work: (unit: U) => Promise<T>,
    enter: (work: (unit: U) => Promise<T>) => Promise<T>,
  ): Promise<T> {
    const step = this.#begin(kind)
    try {
      return await enter(async (unit) => {
        try {
          return await work(this.#watched(step, unit))
        } catch (error) {
          step.thrown = { error }
          throw error
        }
      })
    } catch (error) {
      step.rejected = { error }
      throw error
    } finally {
      this.#end(step)
    }
  }

  #begin(kind: Step['kind']): Step {
    const beside = Array.from(this.#open, ({ number }) => number)
    const step: Step = { number: this.steps.length + 1, kind, beside, calls: [], ended: false }
    this.steps.push(step)
    this.#open.add(step)
    return step
  }

  #end(step: Step): void {
    step.ended = true
    this.#open.delete(step)
  }

  #watched<U extends Reader>(step: Step, unit: U): U {
    const whole = unit as unknown as Unit
    const watch =
      <V extends Verb>(verb: V) =>
      (...given: unknown[]) =>
        this.#call(step, verb, given, () => (whole[verb] as (...given: unknown[]) => Promise<unknown>)(...given))
    const watched: Record<Verb, unknown> = {
      get: watch('get'),
      getMany: watch('getMany'),
      find: watch('find'),
      summarize: watch('summarize'),
      take: watch('take'),
      commit: watch('commit'),
    }
    return watched as unknown as U
  }

  async #call(step: Step, verb: Verb, given: readonly unknown[], run: () => Promise<unknown>): Promise<unknown> {
    const call: Call = { verb, given: this.#keep(given) as readonly unknown[] }
    step.calls.push(call)
    try {
      const answer = await run()
      call.outcome = { answer: this.#keep(answer) }
      return answer
    } catch (error) {
      call.outcome = { thrown: error }
      throw error
    } finally {
      this.answered.push(call)
    }
  }
}

function copy(value: unknown): unknown {
  try {
    return structuredClone(value)
  } catch {
    // An adapter may answer what cannot be copied, which is wrong, and is shown as it is.
    return value
  }
}
