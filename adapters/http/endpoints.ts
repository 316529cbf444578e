import type { AnyArchive, Operation } from '../../src/archive.ts'
import { type Creation, type Route, routes } from './routes.ts'

/** One operation at one path. */
export interface Endpoint {
  readonly operation: Operation
  readonly id: string
  readonly method: Route['method']
  readonly path: string
  /** The members of the input that stand in the path. */
  readonly inPath: readonly string[]
  readonly creates: Creation | null
  readonly refuses: Route['refuses']
}

/** Every operation of an archive where it is reached; fixed paths before those with parameters, which would take them. */
export function endpointsOf(archive: AnyArchive): readonly Endpoint[] {
  const endpoints = archive.operations.flatMap((operation): Endpoint[] => {
    const { method, path, also, creates, refuses }: Route = routes[operation.name]
    const at = (id: string, place: string): Endpoint => ({
      operation,
      id,
      method,
      path: place,
      inPath: parametersOf(place),
      creates: creates ?? null,
      refuses,
    })
    return [at(operation.name, path), ...(also ? [at(also.as, also.path)] : [])]
  })
  return endpoints.sort((one, other) => one.inPath.length - other.inPath.length)
}

function parametersOf(path: string): readonly string[] {
  return [...path.matchAll(/\{(\w+)\}/g)].map((match) => match[1]!)
}
