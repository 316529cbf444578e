import { type ControlProps, TextControl } from './controls.tsx'

/** The hash of a paper. Where scripts run its scan is chosen, and hashed where it lies: the scan itself is sent nowhere. */
export function HashControl(props: Omit<ControlProps, 'hint'> & { readonly hint?: string }) {
  const { visit, name, label, hint } = props
  const { say } = visit
  return (
    <div class="hash-control">
      <TextControl {...props} hint={hint === undefined ? say('hashHint') : `${hint} ${say('hashHint')}`} />
      <label class="button small needs-script">
        {say('chooseScan')}
        <span class="hidden"> {label}</span>
        <input type="file" class="hidden" data-hash-for={name} />
      </label>
    </div>
  )
}
