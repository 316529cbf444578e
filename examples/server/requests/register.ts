import type { Desk, Page, RegisterLine, RequestItem, Shapes } from 'casekeep'
import type { Entries } from '../forms.ts'
import { type Filter, readFilters } from '../pages/filters.tsx'
import type { SignedIn } from '../visit.ts'
import { seesEveryRequest } from './whose.ts'

/** What can be looked at beside what is out or being read, which comes first. */
const otherStates = [
  'granted',
  'offered',
  'returning',
  'returned',
  'lost',
  'settled',
  'refused',
  'withdrawn',
  'expired',
  'asked',
] as const satisfies readonly RequestItem['state'][]

type RegisterFilters = Parameters<Desk<Shapes>['requests']['count']>[0]

/** The register of loans or of consultations as an address asks for it: on its page, on paper and in files alike. */
export interface AskedRegister {
  readonly kind: 'consultation' | 'loan'
  readonly filters: readonly Filter[]
  readonly chosen: Entries
  readonly read: (after: string | undefined, limit: number) => Promise<Page<RegisterLine>>
}

export function askedRegister(visit: SignedIn, query: Readonly<Record<string, string>>): AskedRegister {
  const { desk, naming, say, person, archive } = visit
  const kind = query.kind === 'consultation' ? 'consultation' : 'loan'
  const begin = kind === 'loan' ? 'out' : 'inReading'
  const filters: readonly Filter[] = [
    {
      name: 'kind',
      label: naming.term('thing.register'),
      options: [['consultation', naming.term('requestKind.consultation')]],
      blank: naming.term('requestKind.loan'),
    },
    {
      name: 'state',
      label: naming.term('label.state'),
      options: [
        ['overdue', naming.term('label.overdue')],
        ...otherStates.map((state) => [state, naming.term(`requestItem.${state}`)] as const),
      ],
      blank: naming.term(`requestItem.${begin}`),
    },
    // What is read is not renewed.
    ...(kind === 'loan'
      ? [
          {
            name: 'renewal',
            label: naming.term('thing.renewal'),
            options: [
              ['asked', say('renewalAsked')],
              ['granted', say('renewalGranted')],
            ],
          } as const,
        ]
      : []),
    // Whoever sees their own alone has nothing to choose.
    ...(seesEveryRequest(person)
      ? [{ name: 'whose', label: say('whoAsked'), options: [['mine', say('byMe')]] } as const]
      : []),
  ]
  const chosen = readFilters(query, filters)
  const state = chosen.given('state') as (typeof otherStates)[number] | 'overdue' | undefined
  const asked: RegisterFilters = {
    kind,
    scope: chosen.has('whose') ? 'mine' : 'all',
    renewal: chosen.given('renewal') as RegisterFilters['renewal'],
    ...(state === 'overdue' ? { overdueOn: archive.today() } : { state: state ?? begin }),
  }
  return { kind, filters, chosen, read: (after, limit) => desk.requests.register({ ...asked, after, limit }) }
}
