import { type ControlProps, TextControl } from './controls.tsx'

interface HashProps extends Omit<ControlProps, 'hint'> {
  readonly hint?: string
  /** Of what is no paper: what its file is called on the button, and then the hint is all that is said. */
  readonly choose?: string
}

/** The hash of a paper. Where scripts run its scan is chosen, and hashed where it lies: the scan itself is sent nowhere. */
export function HashControl({ choose, ...props }: HashProps) {
  const { visit, name, label, hint } = props
  const { say } = visit
  return (
    <div class="hash-control">
      <TextControl
        {...props}
        hint={hint === undefined ? say('hashHint') : choose === undefined ? `${hint} ${say('hashHint')}` : hint}
      />
      <label class="button small needs-script">
        {choose ?? say('chooseScan')}
        <span class="hidden"> {label}</span>
        <input type="file" class="hidden" data-hash-for={name} />
      </label>
    </div>
  )
}
