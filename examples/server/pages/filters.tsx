import { isPlainDate } from 'casekeep'
import { Entries, noProblems } from '../forms.ts'
import type { Visit } from '../visit.ts'
import { SelectControl, TextControl } from './controls.tsx'
import { withQuery } from './parts.tsx'

/** Something that a list can be narrowed by; it stands in the address under its name. */
export interface Filter {
  readonly name: string
  readonly label: string
  /** What can be chosen; a text is typed where left out. */
  readonly options?: readonly (readonly [value: string, text: string])[]
  /** Of what is typed. */
  readonly type?: 'date'
  /** Of what is chosen elsewhere on the page and is no day: whether it can be meant. */
  readonly fits?: (value: string) => boolean
  /** What a control says that narrows nothing; `All` where left out. */
  readonly blank?: string
  /** It is chosen elsewhere on the page, and only told here. */
  readonly elsewhere?: boolean
}

/** What the address asks for. A choice that is none narrows nothing, and is not told. */
export function readFilters(asked: Readonly<Record<string, string>>, filters: readonly Filter[]): Entries {
  return new Entries(
    filters.flatMap(({ name, options, type, fits = (value) => isTyped(value, type) }) => {
      const value = asked[name]?.trim() ?? ''
      const known = options === undefined ? fits(value) : options.some(([option]) => option === value)
      return value !== '' && known ? [[name, value] as const] : []
    }),
  )
}

const isTyped = (value: string, type: Filter['type']) => type !== 'date' || isPlainDate(value)

interface FilterBarProps {
  readonly visit: Visit
  /** The address of the list without its query. */
  readonly action: string
  readonly filters: readonly Filter[]
  readonly chosen: Entries
  /** What else stays in the address when the filters change. */
  readonly kept?: Readonly<Record<string, string | undefined>>
  /** The id of the part of the page that changes with the filters. */
  readonly target?: string
}

/** The filters of a list as a plain form of its address; where scripts run, a choice takes effect at once. */
export function FilterBar({ visit, action, filters, chosen, kept = {}, target = 'list' }: FilterBarProps) {
  const shown = filters.filter((filter) => filter.elsewhere !== true)
  const others = filters.filter((filter) => filter.elsewhere === true && chosen.has(filter.name))
  const control = { visit, entries: chosen, problems: noProblems, unmarked: true }
  const count = shown.filter(({ name }) => chosen.has(name)).length
  return (
    <details class="filters" open={count > 0}>
      <summary>
        {visit.say('filters')}
        {count > 0 && <span class="tally">{count}</span>}
      </summary>
      <form
        action={target === 'list' ? action : `${action}#${target}`}
        hx-get={action}
        hx-trigger="change, submit"
        hx-target={`#${target}`}
        hx-select={`#${target}`}
        hx-swap="outerHTML"
        hx-push-url="true"
      >
        {others.map(({ name }) => (
          <input type="hidden" name={name} value={chosen.text(name)} />
        ))}
        {Object.entries(kept).map(([name, value]) =>
          value === undefined ? null : <input type="hidden" name={name} value={value} />,
        )}
        {shown.map(({ name, label, options, blank, type }) =>
          options === undefined ? (
            <TextControl {...control} name={name} label={label} {...(type !== undefined && { type })} />
          ) : (
            <SelectControl {...control} name={name} label={label} blank={blank ?? visit.say('any')} options={options} />
          ),
        )}
        <p class="submit">
          <button type="submit">{visit.say('filter')}</button>
        </p>
      </form>
    </details>
  )
}

type ChosenProps = Pick<FilterBarProps, 'visit' | 'filters' | 'chosen' | 'target'>

/** What the list is narrowed by, each with a link to do without it. */
export function Chosen({ visit, filters, chosen, target }: ChosenProps) {
  const { say, address } = visit
  const active = filters.filter(({ name }) => chosen.has(name))
  if (active.length === 0) return null
  const without = (changes: Readonly<Record<string, null>>) =>
    `${withQuery(address, { ...changes, after: null })}${target === undefined ? '' : `#${target}`}`
  const none = Object.fromEntries(filters.map(({ name }) => [name, null]))
  return (
    <ul class="chips" aria-label={say('chosenFilters')}>
      {active.map(({ name, label, options }) => {
        const value = chosen.text(name)
        const what = say('filterIs', { label, value: options?.find(([option]) => option === value)?.[1] ?? value })
        return (
          <li>
            <a class="chip" href={without({ [name]: null })} title={say('removeFilter')}>
              {what}
              <span aria-hidden="true">×</span>
              <span class="hidden">{say('removeFilter')}</span>
            </a>
          </li>
        )
      })}
      {active.length > 1 && (
        <li>
          <a href={without(none)}>{say('removeAll')}</a>
        </li>
      )}
    </ul>
  )
}

export interface Tile {
  readonly text: string
  readonly count: string
  readonly note?: string | undefined
  readonly href: string
  readonly here: boolean
  readonly kind?: 'late' | 'soon' | undefined
}

/** A few numbers at a glance, each the way to what it counts. */
export function Tiles({ label, tiles }: { readonly label: string; readonly tiles: readonly Tile[] }) {
  return (
    <ul class="tiles" aria-label={label}>
      {tiles.map(({ text, count, note, href, here, kind }) => (
        <li>
          <a
            href={href}
            class={kind}
            aria-current={here ? 'true' : undefined}
            data-none={count === '0' ? '' : undefined}
          >
            <span>{text}</span>
            <strong>{count}</strong>
            {note !== undefined && <small>{note}</small>}
          </a>
        </li>
      ))}
    </ul>
  )
}
