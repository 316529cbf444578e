import type { Desk, Shapes } from 'casekeep'

/** Somebody with three cases about them, as cases call them: one due, one held, one kept by its rule; and one still open. */
export interface NumberedSubject {
  readonly subject: string
  readonly due: string
  readonly held: string
  readonly kept: string
  readonly open: string
  readonly hold: string
}

interface Given {
  readonly desk: (person: string) => Desk<Shapes>
  readonly text: () => string
}

/** What is typed in is a number, as elsewhere in the office. */
export async function numberedSubject({ desk, text }: Given): Promise<NumberedSubject> {
  const clerk = desk('tsai.yuchun')
  const subject = text()
  const employed = async (left: string | null) => {
    const { case: file } = await clerk.cases.open({
      category: 'employee',
      title: text(),
      fields: { name: text(), employeeNumber: subject },
    })
    if (left !== null) await clerk.cases.end({ case: file.number, on: left })
    return file.number
  }
  const [due, held, kept] = [await employed('2012-03-31'), await employed('2015-06-30'), await employed('2026-01-31')]
  const open = await employed(null)
  const { hold } = await desk('li.kuohua').holds.place({
    kind: 'legal',
    on: { scope: 'case', case: held },
    reason: text(),
    review: '2027-02-01',
  })
  return { subject, due, held, kept, open, hold: hold.number }
}
