import type { Child } from 'hono/jsx'
import type { Visit } from '../visit.ts'

/** What the keyboard can do, and the switch that turns it off (WCAG 2.1.4). A script opens it. */
export function Shortcuts({ visit }: { readonly visit: Visit }) {
  const { say } = visit
  const go = (what: 'worklist' | 'cases' | 'requests' | 'transfers') => say('keyGo', { what: say(what) })
  return (
    <dialog id="shortcuts" aria-labelledby="shortcuts-title">
      <article>
        <div class="heading">
          <h2 id="shortcuts-title">{say('shortcuts')}</h2>
          <button type="button" class="small" data-closes>
            {say('close')}
          </button>
        </div>
        <dl>
          <Shortcut keys={<kbd>/</kbd>}>{say('keySearch')}</Shortcut>
          <Shortcut keys={<Two first="g" second="w" />}>{go('worklist')}</Shortcut>
          <Shortcut keys={<Two first="g" second="c" />}>{go('cases')}</Shortcut>
          <Shortcut keys={<Two first="g" second="r" />}>{go('requests')}</Shortcut>
          <Shortcut keys={<Two first="g" second="t" />}>{go('transfers')}</Shortcut>
          <Shortcut keys={<Two first="j" second="k" />}>{say('keyRows')}</Shortcut>
          <Shortcut keys={<kbd>Enter</kbd>}>{say('keyOpen')}</Shortcut>
          <Shortcut keys={<kbd>?</kbd>}>{say('keyHelp')}</Shortcut>
          <Shortcut keys={<kbd>Esc</kbd>}>{say('keyClose')}</Shortcut>
        </dl>
        <label>
          <input type="checkbox" name="shortcuts" aria-describedby="shortcuts-hint" />
          {say('shortcutsOn')}
        </label>
        <small class="hint" id="shortcuts-hint">
          {say('shortcutsHint')}
        </small>
      </article>
    </dialog>
  )
}

function Shortcut({ keys, children }: { readonly keys: Child; readonly children: Child }) {
  return (
    <>
      <dt>{keys}</dt>
      <dd>{children}</dd>
    </>
  )
}

function Two({ first, second }: { readonly first: string; readonly second: string }) {
  return (
    <>
      <kbd>{first}</kbd> <kbd>{second}</kbd>
    </>
  )
}
