import { type InputIssue, isCasekeepError, refuse } from '../errors.ts'

type Path = InputIssue['path']

/**
 * Gathers what is wrong with many rows, so that all of it is refused at once, each at its row. Refusals that are not of
 * the input become issues of it: they say which row, which their own codes do not.
 */
export class Issues {
  readonly found: InputIssue[] = []

  add(path: Path, rule: string, message: string, accepted?: readonly string[]): void {
    this.found.push({ path, rule, message, ...(accepted && { accepted }) })
  }

  /**
   * What a check answers, or undefined where it refuses. `row` is where its paths begin, `member` what it is about
   * where it names no path.
   */
  attempt<T>(row: Path, member: string, check: () => T): T | undefined {
    try {
      return check()
    } catch (error) {
      this.found.push(...issuesOf(error, row, member))
      return undefined
    }
  }

  /** Refuses what was found. */
  refuseAny(): void {
    if (this.found.length > 0) refuse('INVALID_INPUT', { issues: this.found })
  }
}

function issuesOf(error: unknown, row: Path, member: string): readonly InputIssue[] {
  const at = (...path: Path): Path => [...row, ...path]
  if (isCasekeepError(error, 'INVALID_INPUT')) {
    return error.details.issues.map((issue) => ({ ...issue, path: at(...issue.path) }))
  }
  if (isCasekeepError(error, 'FORBIDDEN') && error.details.reason === 'clearance') {
    const { of, field, level } = error.details
    const path = of === 'field' ? at('fields', field!) : at(member)
    return [{ path, rule: 'clearance', message: `is ${level}, above your clearance` }]
  }
  if (isCasekeepError(error, 'WRONG_DEPARTMENT')) {
    const { accepted } = error.details
    return [{ path: at(member), rule: 'responsible', message: 'cannot be responsible here', accepted }]
  }
  if (isCasekeepError(error, 'DUPLICATE')) {
    const { duplicates } = error.details
    return duplicates.map(({ index, of }) => ({ path: at(member, index), rule: 'duplicate', message: `repeats ${of}` }))
  }
  if (isCasekeepError(error, 'CALENDAR_UNPUBLISHED')) {
    const message = `needs the working days of ${error.details.year}, which are not published`
    return [{ path: at(member), rule: 'unpublished', message }]
  }
  if (isCasekeepError(error, 'ILLEGAL')) return [{ path: at(member), rule: 'state', message: error.message }]
  throw error
}
