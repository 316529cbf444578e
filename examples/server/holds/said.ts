import type { HoldCover } from 'casekeep'
import type { SignedIn } from '../visit.ts'

/** What a hold covers, in words. */
export function heldWhat(on: HoldCover, { say, naming }: SignedIn): string {
  switch (on.scope) {
    case 'case':
      return say('heldCase', { number: on.case })
    case 'person':
      return on.subject === on.person
        ? say('heldPerson', { who: naming.person(on.person) })
        : say('heldPersonAs', { who: naming.person(on.person), subject: on.subject })
    case 'query': {
      const { category, department, owner, title, fields } = on
      const label = (name: string, value: string) => say('filterIs', { label: name, value })
      return naming.parts([
        ...(category === null ? [] : [label(naming.term('thing.category'), naming.category(category))]),
        ...(department === null ? [] : [label(naming.term('label.department'), naming.department(department))]),
        ...(owner === null ? [] : [label(naming.term('label.owner'), naming.person(owner))]),
        ...(title === null ? [] : [label(say('titleBegins'), title)]),
        ...fields.map((one) =>
          label(
            naming.field(category ?? '', one.field),
            [one.equals, one.from, one.to].filter((part) => part !== undefined).join(' – '),
          ),
        ),
      ])
    }
  }
}
