import type { CaseFile } from 'casekeep'
import type { SignedIn } from '../visit.ts'
import { Fact, Facts } from './parts.tsx'

interface CaseFactsProps {
  readonly visit: SignedIn
  readonly file: CaseFile
}

/** What is entered of a case, by its category's fields. */
export function CaseFields({ visit, file }: CaseFactsProps) {
  const { naming, archive, say } = visit
  const shape = Object.keys(archive.policy.categories[file.category]!.fields.shape)
  const values = file.fields as Readonly<Record<string, unknown>>
  const shown = shape.filter((field) => file.withheld.includes(field) || values[field] !== undefined)
  return (
    <Facts>
      {shown.map((field) => (
        <Fact name={naming.field(file.category, field)}>
          {file.withheld.includes(field) ? (
            <span class="withheld">{naming.term('label.withheld')}</span>
          ) : (
            <span class="pre">{naming.value(file.category, field, values[field])}</span>
          )}
        </Fact>
      ))}
      {shown.length === 0 && <Fact name="—">{say('noFields')}</Fact>}
    </Facts>
  )
}

/** What the archive itself keeps of a case; without what stands at the head of its page. */
export function CaseRecord({ visit, file, headed = false }: CaseFactsProps & { readonly headed?: boolean }) {
  const { naming, say } = visit
  return (
    <Facts>
      {!headed && (
        <>
          <Fact name={naming.term('thing.category')}>{naming.category(file.category)}</Fact>
          <Fact name={naming.term('label.level')}>{naming.level(file.level)}</Fact>
          <Fact name={naming.term('label.responsibleDepartment')}>{naming.department(file.department)}</Fact>
          <Fact name={naming.term('label.owner')}>{naming.person(file.owner)}</Fact>
        </>
      )}
      <Fact name={naming.term('label.opened')}>
        {naming.day(file.opened)} <span class="muted">{naming.person(file.openedBy)}</span>
      </Fact>
      {file.ended !== null && <Fact name={naming.term('label.ended')}>{file.ended}</Fact>}
      {file.reason !== null && <Fact name={naming.term('label.reason')}>{file.reason}</Fact>}
      {file.mergedInto !== null && (
        <Fact name={say('mergedInto')}>
          <a href={`/cases/${file.mergedInto}`}>{file.mergedInto}</a>
        </Fact>
      )}
      {file.absorbed.length > 0 && (
        <Fact name={say('absorbed')}>
          {file.absorbed.map((number) => (
            <a href={`/cases/${number}`}>{number} </a>
          ))}
        </Fact>
      )}
      <Fact name={naming.term('label.policyVersion')}>
        <a href="/policy" class="number">
          {file.policy}
        </a>
      </Fact>
    </Facts>
  )
}
