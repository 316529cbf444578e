import { type Creation, type Route, routes } from './routes.ts'

/**
 * Where something new is, relative to the address of the request: right wherever the handler is mounted, also behind a
 * proxy or a framework that takes a prefix off.
 * @example
 * createdAt('/cases/{case}/batches', { what: 'batch', at: 'batches.get' }, result) // '../../batches/KH0001-P02'
 */
export function createdAt(requested: string, { what, at }: Creation, result: unknown): string {
  const { number } = (result as Readonly<Record<Creation['what'], { readonly number: string }>>)[what]
  const { path }: Route = routes[at]
  const up = '../'.repeat(requested.split('/').length - 2)
  return `${up}${path.slice(1).replace(`{${what}}`, encodeURIComponent(number))}`
}
