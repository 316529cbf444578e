import type { Child } from 'hono/jsx'
import type { Visit } from '../visit.ts'

/** A state as a small label; its color says how far things are. */
export function Badge({ state, children }: { readonly state: string; readonly children: Child }) {
  return <span class={`badge badge-${state}`}>{children}</span>
}

/** Name and value, side by side where there is room. */
export function Facts({ children }: { readonly children: Child }) {
  return <dl class="facts">{children}</dl>
}

export function Fact({ name, children }: { readonly name: string; readonly children: Child }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  )
}

/** A cell that carries its column's name, for screens too narrow for columns; there, one that holds nothing is left out. */
export function Cell({
  of,
  children,
  kind = '',
}: {
  readonly of: string
  readonly children?: Child
  readonly kind?: string
}) {
  const classes = [kind, children === '—' ? 'none' : ''].filter((one) => one !== '').join(' ')
  return (
    <td data-label={of} class={classes || undefined}>
      {children}
    </td>
  )
}

export function Columns({ names }: { readonly names: readonly string[] }) {
  return (
    <thead>
      <tr>
        {names.map((name) => (
          <th scope="col">{name}</th>
        ))}
      </tr>
    </thead>
  )
}

/** What stands where a list would be, and where to go from there. */
export function Empty({ children, ways }: { readonly children: Child; readonly ways?: Child }) {
  return (
    <div class="empty">
      <p>{children}</p>
      {ways !== undefined && <div class="actions">{ways}</div>}
    </div>
  )
}

export function Crumbs({ trail }: { readonly trail: readonly (readonly [href: string, text: string])[] }) {
  return (
    <p class="crumbs">
      {trail.map(([href, text]) => (
        <a href={href}>{text}</a>
      ))}
    </p>
  )
}

export { ProblemSummary as ProblemBox } from './problem-summary.tsx'

interface PagesProps {
  readonly visit: Visit
  /** The cursor of the next page, and that of this one. */
  readonly next: string | null
  readonly after: string | undefined
  /** The id of the part of the page that the list is; the beginning of the page where left out. */
  readonly part?: string
}

/** The links of a list that goes on. Lists go by key: there is a next page and a first one. */
export function Pages({ visit, next, after, part }: PagesProps) {
  if (next === null && after === undefined) return null
  const at = (cursor: string | null) =>
    withQuery(visit.address, { after: cursor }) + (part === undefined ? '' : `#${part}`)
  return (
    <nav class="pages" aria-label={visit.say('pagesOfList')}>
      {after !== undefined && (
        <a class="button" href={at(null)}>
          {visit.say('newest')}
        </a>
      )}
      {next !== null && (
        <a class="button" href={at(next)} rel="next">
          {visit.say('next')}
        </a>
      )}
    </nav>
  )
}

/** The same address with some of its query changed; an empty value is taken out. */
export function withQuery(address: string, changes: Readonly<Record<string, string | null>>): string {
  const [path, search = ''] = address.split('?') as [string, string?]
  const query = new URLSearchParams(search)
  for (const [name, value] of Object.entries(changes)) {
    if (value === null || value === '') query.delete(name)
    else query.set(name, value)
  }
  const text = query.toString()
  return text === '' ? path : `${path}?${text}`
}
