import type { RegisterEntry } from 'casekeep'
import type { SignedIn } from '../visit.ts'
import type { WordKey } from '../words.ts'
import { agreementAt, outsiderAt } from './agreement-parts.tsx'
import { Fact, Facts } from './parts.tsx'

export const registerWords = {
  people: 'registerPeople',
  outsiders: 'registerOutsiders',
  agreements: 'registerAgreements',
  requests: 'registerRequests',
} as const satisfies Readonly<Record<RegisterEntry['register'], WordKey>>

const registerNames = Object.keys(registerWords) as readonly RegisterEntry['register'][]

interface RegistersProps {
  readonly visit: SignedIn
  readonly report: { readonly person: string; readonly registers: readonly RegisterEntry[] }
}

/** Where else somebody is named, each with the way there. */
export function SubjectRegisters({ visit, report: { person, registers } }: RegistersProps) {
  const { naming, say } = visit
  const named = registerNames.filter((register) => registers.some((entry) => entry.register === register))
  return (
    <section id="registers">
      <h2>{say('namedIn')}</h2>
      <p class="muted">{say(registers.length === 0 ? 'namedNowhere' : 'registersStay')}</p>
      {named.length > 0 && (
        <Facts>
          {named.map((register) => (
            <Fact name={say(registerWords[register])}>
              {registers
                .filter((entry) => entry.register === register)
                .map((entry) => (
                  <>
                    <a class="number" href={placeOf(entry, person)}>
                      {entry.number === person ? naming.person(person) : entry.number}
                    </a>{' '}
                  </>
                ))}
            </Fact>
          ))}
        </Facts>
      )}
    </section>
  )
}

function placeOf({ register, number }: RegisterEntry, person: string): string {
  switch (register) {
    case 'people':
      return '/people'
    case 'outsiders':
      return outsiderAt(person)
    case 'agreements':
      return agreementAt({ person, signed: number })
    case 'requests':
      return `/requests/${number}`
  }
}
