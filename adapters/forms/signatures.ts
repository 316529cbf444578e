import type { RequestItem } from '../../src/requests/view.ts'
import { html, type Markup } from './markup.ts'
import type { Speaker } from './speaker.ts'

/** Who signed, when, and where it stands; `form` is the hash of a signed paper. */
interface Signed {
  readonly person: string
  readonly at: string
  readonly behalf?: string | null
  readonly form?: string | null
}

/**
 * A signature: who signed and when, and whether in the system or on paper; or the places for both. `expected` is who is
 * to sign, where that is known.
 */
export function signature(signed: Signed | null, speaker: Speaker, expected: string | null = null): Markup {
  const { word, labeled, bracketed } = speaker
  if (signed === null) {
    const name = expected === null ? '' : bracketed(speaker.person(expected))
    return html`<div class="signed"><span>${labeled(word('signature'), '')}<span class="place"></span>${name}</span><span>${labeled(
      word('date'),
      word('handDate'),
    )}</span></div>`
  }
  const behalf = signed.behalf ? bracketed(`${word('onBehalfOf')} ${speaker.person(signed.behalf)}`) : ''
  const where = bracketed(word(signed.form ? 'onPaper' : 'inSystem'))
  return html`<div class="signed"><span>${labeled(word('signature'), speaker.person(signed.person))}${behalf}<span class="small">${where}</span></span><span>${labeled(
    word('date'),
    speaker.moment(signed.at),
  )}</span></div>`
}

/** What is electronic is opened, and nobody signs for it but an outsider on the form: since when it is open; else null. */
export function openedAt({ medium, offered, received }: Pick<RequestItem, 'medium' | 'offered' | 'received'>) {
  return medium === 'paper' || received?.form ? null : (offered?.at ?? null)
}

/** What stands in the place of a signature where it was opened in the system. */
export function opened(at: string, speaker: Speaker): Markup {
  const { word, labeled } = speaker
  return html`<div class="signed"><span>${word('openedInSystem')}</span><span>${labeled(word('date'), speaker.moment(at))}</span></div>`
}
