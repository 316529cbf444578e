import type { KeptUntil, SubjectCase, SubjectReport } from 'casekeep'
import { typedOf } from '../document-fields.ts'
import { keptWhat } from '../pages/kept-until.tsx'
import { registerWords } from '../pages/subject-registers.tsx'
import { explained } from '../retention/explained.ts'
import type { SignedIn } from '../visit.ts'

/** What is kept on a person as a table: a line for each case, each of its fields and documents, each line of a register. */
export function subjectTable(report: SubjectReport, visit: SignedIn): readonly (readonly string[])[] {
  const { naming, say } = visit
  const heading = [
    say('csvWhat'),
    say('csvNumber'),
    say('csvName'),
    say('csvContent'),
    naming.term('label.date'),
    say('keptUntil'),
    say('whyColumn'),
    say('csvHolds'),
  ]
  const registers = report.registers.map(({ register, number }) => [
    naming.term('thing.register'),
    number,
    say(registerWords[register]),
    ...none(5),
  ])
  return [heading, ...report.cases.flatMap((one) => linesOf(one, visit)), ...registers]
}

const none = (n: number) => Array.from({ length: n }, () => '')

function linesOf(about: SubjectCase, visit: SignedIn): readonly (readonly string[])[] {
  const { case: file, documents, retention } = about
  const { naming, say } = visit
  const { category } = file
  const holds = naming.list(retention.holds.map(({ hold }) => hold))
  const cases = retention.kept.map((kept) => [
    kept.kind === null ? naming.term('thing.case') : naming.term('label.kind'),
    file.number,
    kept.kind === null ? naming.category(category) : keptWhat(kept, category, visit),
    kept.kind === null ? file.title : '',
    kept.kind === null ? naming.day(file.opened) : '',
    untilOf(kept, visit),
    explained(kept, category, visit).join('\n'),
    holds,
  ])
  const bare = [[naming.term('thing.case'), file.number, naming.category(category), file.title, ...none(4)]]
  const values = file.fields as Readonly<Record<string, unknown>>
  const fields = Object.keys(values).map((field) => [
    say('csvField'),
    file.number,
    naming.field(category, field),
    naming.value(category, field, values[field]),
    ...none(4),
  ])
  const papers = documents.map((document) => [
    naming.term('thing.document'),
    document.number ?? `${file.number} #${document.position}`,
    naming.kind(category, document.kind),
    document.title,
    typedOf(document).date,
    ...none(3),
  ])
  return [...(cases.length > 0 ? cases : bare), ...fields, ...papers]
}

function untilOf({ result, state }: KeptUntil, { naming }: SignedIn): string {
  return result.state === 'dated' ? result.endsOn : naming.term(`retentionState.${state}`)
}
