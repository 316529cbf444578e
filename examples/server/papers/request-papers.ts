import { handOverSlip, requestForm } from 'casekeep/forms'
import { knowing } from '../outsiders/known.ts'
import { titlesOf } from '../requests/titles.ts'
import type { Ask } from '../visit.ts'
import { showPaper } from './answer.ts'
import { paperOptions } from './options.ts'

/** The request form with its opinions and signatures (P6.2, P7.2), for whoever may see the request. */
export async function requestFormPaper(c: Ask) {
  return paper(c, requestForm)
}

/** The slip on which both sides sign when records change hands. */
export async function slipPaper(c: Ask) {
  return paper(c, handOverSlip)
}

async function paper(c: Ask, make: typeof requestForm) {
  const visit = c.get('signedIn')
  const whole = await visit.desk.requests.get({ request: c.req.param('number')! })
  const { request, items } = whole
  const named = knowing(visit, [request.outsider])
  const titles = await titlesOf(visit, items, request.cases)
  const told = items.flatMap(({ document, title }) =>
    document === null || title === null ? [] : [[document, title] as const],
  )
  const all = { ...titles, documents: new Map([...told, ...titles.documents]) }
  return showPaper(c, make(whole, paperOptions(named, all)))
}
