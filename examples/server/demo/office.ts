import type { AnyArchive, Archive, Batch, Desk, Policy, Shapes } from 'casekeep'
import { actorOf, type Company } from '../company.ts'
import type { Awaited, Timeline } from './timeline.ts'

type Receipt = 'accepted' | 'refused'
interface Waiting {
  readonly batch: Batch
  readonly received: Awaited<Receipt>
}

/** The desks of the company's people, and the trays in which approved batches wait for the next transfer list. */
export class Office {
  readonly policy: Policy
  readonly #archive: Archive<Shapes>
  readonly #company: Company
  readonly #time: Timeline
  readonly #desks = new Map<string, Desk<Shapes>>()
  readonly #trays = new Map<string, Waiting[]>()

  constructor(archive: AnyArchive, company: Company, time: Timeline) {
    this.#archive = archive as Archive<Shapes>
    this.policy = archive.policy
    this.#company = company
    this.#time = time
  }

  desk(id: string): Desk<Shapes> {
    let desk = this.#desks.get(id)
    if (desk === undefined) {
      const person = this.#company.people.find((one) => one.id === id)
      if (person === undefined) throw new Error(`nobody here is called ${id}`)
      desk = this.#archive.as(actorOf(person, 'zh-Hant'))
      this.#desks.set(id, desk)
    }
    return desk
  }

  /** Who reviews what somebody of a department has sorted: its head, or the executive where the head sorted it. */
  reviewer(department: string, sorters: readonly string[]): string {
    const head = this.head(department)
    return head === undefined || sorters.includes(head) ? 'chang.juilin' : head
  }

  head(department: string): string | undefined {
    return this.#company.people.find(
      (one) => one.departments.includes(department) && one.roles.includes('departmentHead'),
    )?.id
  }

  /** Puts an approved batch into the tray of its department, and waits for what the archive says to it. */
  handIn(batch: Batch): Promise<Receipt> {
    const received = this.#time.awaited<Receipt>()
    const tray = this.#trays.get(batch.department) ?? []
    tray.push({ batch, received })
    this.#trays.set(batch.department, tray)
    return received.wait()
  }

  emptyTray(department: string, most: number): readonly Waiting[] {
    return (this.#trays.get(department) ?? []).splice(0, most)
  }
}
