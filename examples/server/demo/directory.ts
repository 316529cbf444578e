import { addDays, type PlainDate } from 'casekeep'
import type { Company } from '../company.ts'
import type { Office } from './office.ts'

/** The company's people, departments and heads are entered once, by whoever administers the directory. */
export async function enterDirectory(office: Office, company: Company): Promise<void> {
  const administrator = company.people.find(({ roles }) => roles.includes('administrator'))!
  const desk = office.desk(administrator.id)
  for (const { id, names, departments } of company.people) {
    await desk.people.record({ person: id, name: names['zh-Hant'], departments, email: `${id}@hengyu.example` })
  }
  for (const [department, names] of Object.entries(company.departments)) {
    await desk.departments.record({ department, name: names['zh-Hant'], head: office.head(department) ?? null })
  }
}

/** A head is away for some days around today. */
export async function headIsAway(office: Office, today: PlainDate): Promise<void> {
  await office.desk('hsu.chienkuo').deputies.appoint({
    deputy: 'cheng.chihhao',
    from: today,
    until: addDays(today, 9),
    reason: '出差新加坡',
  })
}
