import type { KeptUntil, SubjectCase } from 'casekeep'
import { explained } from '../retention/explained.ts'
import type { SignedIn } from '../visit.ts'
import { CaseFields, CaseRecord } from './case-facts.tsx'
import { DocumentTable } from './document-table.tsx'
import { Holds, KeptDay, keptWhat } from './kept-until.tsx'
import { Badge, Fact, Facts } from './parts.tsx'

interface SubjectCaseProps {
  readonly visit: SignedIn
  readonly about: SubjectCase
}

/** A case about somebody: until when it is kept and why, and what it holds. */
export function SubjectCasePanel({ visit, about }: SubjectCaseProps) {
  const { naming, say } = visit
  const { case: file, documents, retention } = about
  const fields = Object.keys(file.fields).length + file.withheld.length
  return (
    <section class="panel why" id={file.number}>
      <div class="heading">
        <h2>
          <a class="number" href={`/cases/${file.number}`}>
            {file.number}
          </a>{' '}
          {file.title}
        </h2>
        <Badge state={file.state}>{naming.find(`case.${file.state}`)}</Badge>
        {retention.holds.length > 0 && <Badge state="late">{say('isHeld')}</Badge>}
      </div>
      {retention.kept.map((kept) => (
        <KeptAndWhy visit={visit} category={file.category} kept={kept} />
      ))}
      {retention.kept.length === 0 && <p>{say('nothingKept')}</p>}
      {retention.holds.length > 0 && (
        <Facts>
          <Fact name={say('holds')}>
            <Holds visit={visit} retention={retention} />
          </Fact>
        </Facts>
      )}
      <details>
        <summary>{say('fieldsN', { n: fields })}</summary>
        <CaseFields visit={visit} file={file} />
        <CaseRecord visit={visit} file={file} />
      </details>
      {documents.length > 0 && (
        <details>
          <summary>{say('documentsHeadingN', { n: documents.length })}</summary>
          <DocumentTable visit={visit} category={file.category} documents={documents} />
        </details>
      )}
    </section>
  )
}

interface KeptAndWhyProps {
  readonly visit: SignedIn
  readonly category: string
  readonly kept: KeptUntil
}

function KeptAndWhy({ visit, category, kept }: KeptAndWhyProps) {
  const [head, ...rest] = explained(kept, category, visit)
  return (
    <>
      <h3>
        {keptWhat(kept, category, visit)} <KeptDay visit={visit} kept={kept} />
      </h3>
      <p class="lead">{head}</p>
      <ul class="because">
        {rest.map((sentence) => (
          <li>{sentence}</li>
        ))}
      </ul>
    </>
  )
}
