import type { CaseDocument, Desk, Shapes, WholeRequest } from 'casekeep'
import { approve } from './approve.ts'
import { borrow } from './borrow.ts'
import { archivistFor, hourOf, ifAllowed, type Scene } from './stage.ts'
import { descriptions, nothingThere, purposes } from './texts.ts'

/** What somebody looks for. */
export interface Looked {
  readonly kind: 'consultation' | 'loan'
  readonly category?: string
  readonly medium?: CaseDocument['medium']
  readonly level?: string
  readonly most?: number
}

/** A request from its asking on. Of what is not to be had something else is asked for. */
export async function request(looked: Looked, scene: Scene): Promise<void> {
  const { office, random, who, stage } = scene
  const desk = office.desk(who)
  for (let tries = 0; tries < 4; tries++) {
    const found = await archivedOf(desk, looked, scene)
    if (found.length === 0) return
    const asking = {
      kind: looked.kind,
      documents: found,
      purpose: random.pick(purposes),
      ...(looked.kind === 'loan' && stage === 'over' && random.chance(0.3) && { days: random.between(2, 3) }),
      ...(random.chance(0.25) && { copies: random.between(1, 3) }),
    }
    const asked = await ifAllowed(() => desk.requests.ask(asking))
    if (asked !== null) return goOn(asked, scene)
  }
}

/** By description: the archive finds out what is meant, or that there is nothing. */
export async function describe(scene: Scene): Promise<void> {
  const { office, time, random, who, stage } = scene
  const kind = random.pick(['loan', 'consultation'] as const)
  const { request: submitted } = await office
    .desk(who)
    .requests.ask({ kind, description: random.pick(descriptions), purpose: random.pick(purposes) })
  if (stage === 'asked') return
  await time.later(random.between(0, 2), hourOf(random))
  const archive = office.desk(archivistFor(who))
  const documents = await archivedOf(archive, { kind, most: 2 }, scene)
  const isFound = documents.length > 0 && !random.chance(0.2)
  const meant = isFound ? { documents } : { nothing: nothingThere }
  const resolved = await ifAllowed(() => archive.requests.resolve({ request: submitted.number, ...meant }))
  if (isFound && resolved !== null) await goOn(resolved, scene)
}

async function goOn(asked: WholeRequest, scene: Scene): Promise<void> {
  const granted = await approve(asked, scene)
  if (granted !== null) await borrow(granted, scene)
}

/** Numbers of a few documents of one case that are in the archive; none where there is no such thing. */
export async function archivedOf(desk: Desk<Shapes>, looked: Looked, { random }: Scene): Promise<readonly string[]> {
  const { category, medium, level, most = 3 } = looked
  const { items: cases } = await desk.cases.list({ ...(category && { category }), limit: 60 })
  for (let tries = 0; tries < 6 && cases.length > 0; tries++) {
    const { items } = await desk.documents.list({ case: random.pick(cases).number, limit: 40 })
    const fitting = items.flatMap((document) => {
      const fits =
        document.state === 'archived' &&
        (medium === undefined || document.medium === medium) &&
        (level === undefined || document.level === level)
      return fits && document.number !== null ? [document.number] : []
    })
    if (fitting.length > 0) return random.some(fitting, random.between(1, Math.min(most, fitting.length)))
  }
  return []
}
