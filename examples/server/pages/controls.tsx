import type { Child } from 'hono/jsx'
import type { Entries, Problems } from '../forms.ts'
import type { FieldSchema } from '../schema.ts'
import type { Visit } from '../visit.ts'
import { nameProblem } from './problem-summary.tsx'

/** What every control needs: where it is, what stands in it, and what is wrong with it. */
export interface ControlProps {
  readonly visit: Visit
  readonly entries: Entries
  readonly problems: Problems
  readonly name: string
  readonly label: string
  /** What it is a part of, where a form has several of it: the summary of problems says which. */
  readonly within?: string
  readonly required?: boolean
  readonly hint?: string | undefined
  /** Without a word of being optional, where everything is. */
  readonly unmarked?: boolean
}
type Option = readonly [value: string, text: string]

export function TextControl(
  props: ControlProps & { readonly type?: string; readonly inputMode?: 'numeric' | 'decimal' },
) {
  const { entries, name, type = 'text', inputMode, required } = props
  return (
    <Control {...props}>
      <input
        id={name}
        name={name}
        type={type}
        inputmode={inputMode}
        value={entries.text(name)}
        aria-required={required ? 'true' : undefined}
        {...described(props)}
      />
    </Control>
  )
}

export function AreaControl(props: ControlProps & { readonly rows?: number }) {
  const { entries, name, rows = 3, required } = props
  return (
    <Control {...props} kind="area">
      <textarea id={name} name={name} rows={rows} aria-required={required ? 'true' : undefined} {...described(props)}>
        {entries.text(name)}
      </textarea>
    </Control>
  )
}

export function SelectControl(props: ControlProps & { readonly options: readonly Option[]; readonly blank?: string }) {
  const { entries, name, options, blank, required } = props
  const chosen = entries.text(name)
  return (
    <Control {...props}>
      <select id={name} name={name} aria-required={required ? 'true' : undefined} {...described(props)}>
        {blank !== undefined && <option value="">{blank}</option>}
        {options.map(([value, text]) => (
          <option value={value} selected={value === chosen}>
            {text}
          </option>
        ))}
      </select>
    </Control>
  )
}

interface SchemaControlProps extends ControlProps {
  readonly schema: FieldSchema
  /** What a value of a choice is called. */
  readonly nameOf: (value: string) => string
}

/** A control for whatever a field of a category may hold. */
export function SchemaControl({ schema, nameOf, ...props }: SchemaControlProps) {
  const { visit, required } = props
  const blank = required ? visit.say('choose') : '—'
  if (schema.enum !== undefined) {
    const options = schema.enum.map((value): Option => [String(value), nameOf(String(value))])
    return <SelectControl {...props} options={options} blank={blank} />
  }
  switch (schema.type) {
    case 'boolean':
      return (
        <SelectControl
          {...props}
          options={[
            ['true', visit.say('yes')],
            ['false', visit.say('no')],
          ]}
          blank={blank}
        />
      )
    case 'integer':
      return <TextControl {...props} inputMode="numeric" />
    case 'number':
      return <TextControl {...props} inputMode="decimal" />
    case 'array':
    case 'object':
      return <AreaControl {...props} />
    default:
      if (schema.format === 'date') return <TextControl {...props} type="date" />
      if (schema.description?.startsWith('YYYY')) return <TextControl {...props} hint={visit.say('dayHint')} />
      return (schema.maxLength ?? 0) > 400 ? <AreaControl {...props} /> : <TextControl {...props} />
  }
}

function Control(props: ControlProps & { readonly kind?: string; readonly children: Child }) {
  const { visit, problems, name, label, within, required = false, unmarked = false, hint, kind = '', children } = props
  const wrong = problems.fields.get(name)
  const now = problems.now?.get(name)
  if (wrong !== undefined) nameProblem(problems, name, within === undefined ? label : `${within} · ${label}`)
  return (
    <div class={`control ${kind} ${wrong === undefined ? '' : 'wrong'}`}>
      <label for={name}>
        {label}
        {!required && !unmarked && <small>{visit.say('optional')}</small>}
      </label>
      {children}
      {wrong !== undefined && (
        <p class="error" id={`${name}-error`}>
          {wrong}
        </p>
      )}
      {now !== undefined && (
        <p class="now" id={`${name}-now`}>
          {visit.say('nowSays', { value: now === '' ? '—' : now })}
        </p>
      )}
      {hint !== undefined && (
        <small class="hint" id={`${name}-hint`}>
          {hint}
        </small>
      )}
    </div>
  )
}

/** What else is to be read with a control: what is wrong, what it holds by now, what is expected. */
function described({ problems, name, hint }: ControlProps) {
  const wrong = problems.fields.has(name)
  const by = [
    ...(wrong ? [`${name}-error`] : []),
    ...(problems.now?.has(name) ? [`${name}-now`] : []),
    ...(hint === undefined ? [] : [`${name}-hint`]),
  ].join(' ')
  return { ...(wrong && { 'aria-invalid': 'true' as const }), ...(by !== '' && { 'aria-describedby': by }) }
}

/** The end of a form: what it does, and the way back. */
export function Submit({
  visit,
  text,
  back,
  grave = false,
}: {
  readonly visit: Visit
  readonly text: string
  readonly back: string
  readonly grave?: boolean
}) {
  return (
    <p class="submit">
      <button type="submit" class={grave ? 'grave' : 'main'}>
        {text}
      </button>
      <a href={back}>{visit.say('cancel')}</a>
    </p>
  )
}

/**
 * The name of what a form makes: one thing, however often the form is sent. Every form that is written has a name of
 * its own, so that one with other content makes another thing.
 */
export function Key() {
  return <Hidden name="key" value={crypto.randomUUID()} />
}

export function Hidden({ name, value }: { readonly name: string; readonly value: string | number }) {
  return <input type="hidden" name={name} value={String(value)} />
}
