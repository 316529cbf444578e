import { gatherAll } from '../gather.ts'
import { seesEveryRequest } from '../requests/whose.ts'
import type { SignedIn } from '../visit.ts'

/** Somebody who is to sign an agreement. */
export interface Signer {
  readonly person: string
  readonly name: string
  /** Their department, or the organization that they come from. */
  readonly of: string
  readonly outside: boolean
}

/** Whose agreements the library shows the reader: everybody's, or their own and those of whom they sponsor. */
export async function signersFor(visit: SignedIn): Promise<readonly Signer[]> {
  const { desk, company, language, naming, person: me } = visit
  const employees = seesEveryRequest(me) ? company.people : [me]
  const outsiders = await gatherAll((after) => desk.outsiders.list({ scope: 'all', after, limit: 200 }))
  return [
    ...employees.map(({ id, names, departments }) => ({
      person: id,
      name: names[language],
      of: naming.list(departments.map((one) => naming.department(one))),
      outside: false,
    })),
    ...outsiders.map(({ person, name, organization }) => ({ person, name, of: organization, outside: true })),
  ]
}
