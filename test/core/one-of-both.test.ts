import { describe, expect, it } from 'vitest'
import { isCasekeepError } from '../../src/index.ts'
import { overStores } from '../support/each.ts'
import { inOffice, type Office } from '../support/office.ts'
import { invalid } from '../support/refused.ts'

const enters = {
  employee: (office: Office, person: string) =>
    office.desk('adam').people.record({ person, name: 'Li Wei', departments: ['sales'] }),
  outsider: (office: Office, person: string) =>
    office.desk('ben').outsiders.record({ person, name: 'Li Wei', organization: 'An auditor', identity: 'E1234567' }),
} as const
type Which = keyof typeof enters

/** How an entry ended: entered, or by which rule it was refused. */
const outcome = (act: Promise<unknown>): Promise<string> =>
  act.then(
    () => 'entered',
    (error: unknown) =>
      isCasekeepError(error, 'INVALID_INPUT') ? error.details.issues[0]!.rule : Promise.reject(error),
  )

overStores((kind) => {
  describe('P6.1: an id is somebody of the company or somebody from outside', () => {
    it.each<[Which, Which]>([
      ['employee', 'outsider'],
      ['outsider', 'employee'],
    ])('and who is an %s already is not entered as an %s', (first, second) =>
      inOffice(kind, async (office) => {
        await enters[first](office, 'x-1')
        await invalid(office.store, () => enters[second](office, 'x-1'), ['person'], first)
        // The entry is brought up to date as ever, and another id is another person.
        await enters[first](office, 'x-1')
        await enters[second](office, 'x-2')
      }),
    )

    it('whoever is first, of those who enter it at once', () =>
      inOffice(kind, async (office) => {
        const ids = Array.from({ length: 12 }, (_, index) => `x-${index}`)
        const ended = await Promise.all(
          ids.flatMap((id, index) => {
            const both: readonly Which[] = index % 2 === 0 ? ['employee', 'outsider'] : ['outsider', 'employee']
            return both.map(async (which) => [id, which, await outcome(enters[which](office, id))] as const)
          }),
        )
        const rows = {
          employee: (await office.store.rows('people')).map(({ person }) => person),
          outsider: (await office.store.rows('outsiders')).map(({ person }) => person),
        }
        for (const id of ids) {
          const [one, other] = ended.filter(([of]) => of === id)
          const [first, second] = one![2] === 'entered' ? [one!, other!] : [other!, one!]
          expect([first[2], second[2]], id).toEqual(['entered', first[1]])
          expect([rows[first[1]].includes(id), rows[second[1]].includes(id)], id).toEqual([true, false])
        }
      }))
  })
})
