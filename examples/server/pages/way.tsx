import type { Child } from 'hono/jsx'

interface WayProps {
  /** What is chosen by it, and its value. */
  readonly name: string
  readonly value: string
  readonly chosen: string
  readonly text: string
  readonly children: Child | readonly Child[]
}

/** One of several ways to say something, with its controls below it: those of the chosen one are in sight. */
export function Way({ name, value, chosen, text, children }: WayProps) {
  return (
    <div class="way">
      <label>
        <input type="radio" name={name} value={value} checked={value === chosen} /> {text}
      </label>
      <div class="grid">{children as Child}</div>
    </div>
  )
}
