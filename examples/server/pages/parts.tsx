import type { Child } from 'hono/jsx'
import type { Problems } from '../forms.ts'
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

/** A cell that carries its column's name, for screens too narrow for columns. */
export function Cell({
  of,
  children,
  kind = '',
}: {
  readonly of: string
  readonly children?: Child
  readonly kind?: string
}) {
  return (
    <td data-label={of} class={kind}>
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

export function Empty({ children }: { readonly children: Child }) {
  return <p class="empty">{children}</p>
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

/** What is wrong with a form as a whole. */
export function ProblemBox({ problems }: { readonly problems: Problems }) {
  if (problems.top.length === 0) return null
  return (
    <div class="problems" role="alert">
      {problems.top.map((sentence) => (
        <p>{sentence}</p>
      ))}
    </div>
  )
}

/** The links of a list that goes on. Lists go by key: there is a next page and a first one. */
export function Pages({ visit, next, first }: { visit: Visit; next: string | null; first: string | null }) {
  if (next === null && first === null) return null
  return (
    <p class="pages">
      {first !== null && <a href={first}>{visit.say('newest')}</a>}
      {next !== null && (
        <a href={next} rel="next">
          {visit.say('next')}
        </a>
      )}
    </p>
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
