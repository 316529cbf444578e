import {
  destructionList,
  disposalCertificate,
  type FormOptions,
  handOverSlip,
  registerPages,
  requestForm,
  transferList,
} from '../../adapters/forms/index.ts'
import { asked, certificate, destroyedList, handedOver, lines, policy, proposedList, sentList } from './samples.ts'

/** Every form, of so many items: what it is called, its number, and how it is made. */
/** Of a list that is still to be carried out too, which is called the same. */
export function everyForm(count: number) {
  const loan = asked('loan', count)
  const consultation = asked('consultation', count)
  const sent = sentList(count)
  const forms: Readonly<Record<string, readonly [string | null, (options: FormOptions) => string]>> = {
    借閱申請表: ['JY2026-0001', (options) => requestForm(loan, options)],
    查閱申請表: ['CY2026-0001', (options) => requestForm(consultation, options)],
    借閱資料交接歸還單: ['JY2026-0001', (options) => handOverSlip(handedOver('loan', count), options)],
    查閱資料交接歸還單: ['CY2026-0001', (options) => handOverSlip(handedOver('consultation', count), options)],
    借閱登記表: [
      null,
      (options) => registerPages(lines('loan', count), { ...options, policy, kind: 'loan', requests: [loan.request] }),
    ],
    查閱登記表: [
      null,
      (options) =>
        registerPages(lines('consultation', count), {
          ...options,
          policy,
          kind: 'consultation',
          requests: [consultation.request],
        }),
    ],
    移交清單: ['YJ2026-0001', (options) => transferList(sent, { ...options, documents: sent.documents })],
    銷毀清冊: ['XH2026-0001', (options) => destructionList({ ...destroyedList(count), entries: [] }, options)],
    擬銷毀清冊: ['XH2026-0001', (options) => destructionList({ ...proposedList(count), lines: [] }, options)],
    銷毀證明書: ['XH2026-0001', (options) => disposalCertificate(certificate(count), options)],
  }
  return Object.entries(forms).map(([title, [number, make]]) => ({ title: title.replace(/^擬/, ''), number, make }))
}
