import { fileAt } from '../static-files.ts'
import type { SignedIn, Visit } from '../visit.ts'

/** For the head of every page: what was typed outlives a change of the language and the end of a session. */
export function KeepForm({ visit }: { readonly visit: Visit }) {
  return (
    <script src={fileAt('keep-form.js')} defer data-person={'person' in visit ? (visit as SignedIn).person.id : ''} />
  )
}

/** Shown by the script where a form was refused that it has kept. */
export function KeptNote({ visit }: { readonly visit: Visit }) {
  return (
    <p hidden data-typed="kept">
      {visit.say('typedIsKept')}
    </p>
  )
}

/** Shown by the script where it has filled in a form again. */
export function TypedIsBack({ visit }: { readonly visit: Visit }) {
  return (
    <p class="message" role="status" hidden data-typed="back">
      {visit.say('typedIsBack')}
    </p>
  )
}
