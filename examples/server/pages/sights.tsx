import type { Row, Shown, Sight } from '../batch-work/shown.ts'
import type { SignedIn } from '../visit.ts'
import type { WordKey } from '../words.ts'
import { Hidden } from './controls.tsx'

const names: Readonly<Record<Sight, WordKey>> = {
  all: 'sightAll',
  repeats: 'sightRepeats',
  kind: 'sightKind',
  undated: 'sightUndated',
  important: 'sightImportant',
  remarked: 'sightRemarked',
  since: 'sightSince',
  out: 'sightOut',
  unsaved: 'sightUnsaved',
  wrong: 'sightWrong',
}

interface SightsProps {
  readonly visit: SignedIn
  readonly rows: readonly Row[]
  readonly shown: Shown
  readonly shownCount: number
}

/** What narrows the table: words, and one click for what is to be looked at. The script does it while one types. */
export function Sights({ visit, rows, shown, shownCount }: SightsProps) {
  const { say, naming, archive } = visit
  const counted = Object.entries(names).flatMap(([sight, key]) => {
    const count = sight === 'all' ? rows.length : rows.filter(({ sights }) => sights.has(sight as Sight)).length
    return count === 0 && sight !== shown.sight ? [] : [{ sight, key, count }]
  })
  const { levels } = archive.policy
  const ranks = new Set(rows.map(({ rank }) => rank))
  return (
    <div class="sights">
      <Hidden name="sight" value={shown.sight} />
      <input
        type="search"
        id="find"
        name="find"
        value={shown.find}
        aria-label={say('filterDocuments')}
        placeholder={say('findInBatch')}
        autocomplete="off"
      />
      <button type="submit" name="do" value="filter" class="unscripted">
        {say('filter')}
      </button>
      {ranks.size > 1 && (
        <select name="above" aria-label={naming.term('label.level')}>
          <option value="">{say('anyLevel')}</option>
          {levels.map((level, rank) => (
            <option value={level} selected={level === shown.level} data-rank={rank}>
              {say('levelFrom', { level: naming.level(level) })}
            </option>
          ))}
        </select>
      )}
      <div class="chips">
        {counted.map(({ sight, key, count }) => (
          <button
            type="submit"
            class="small"
            name="do"
            value={`sight:${sight}`}
            data-sight={sight}
            aria-pressed={sight === shown.sight ? 'true' : 'false'}
          >
            {say(key)} <span class="count">{count}</span>
          </button>
        ))}
      </div>
      <output class="muted" data-shown={say('shownCount')}>
        {say('shownCount', { n: shownCount, all: rows.length })}
      </output>
    </div>
  )
}

/** Instead of rows, where none fits. */
export function NoneShown({ visit, shownCount }: Pick<SightsProps, 'visit' | 'shownCount'>) {
  return (
    <p class="empty" data-none-shown hidden={shownCount > 0}>
      {visit.say('noneShown')}{' '}
      <button type="submit" class="plain small" name="do" value="sight:all" data-sight="all" data-clear>
        {visit.say('showAll')}
      </button>
    </p>
  )
}

/** Shown by the script where the server gave no answer: what was typed is still in the page. */
export function NotReached({ visit }: Pick<SightsProps, 'visit'>) {
  return (
    <p class="problems" role="alert" data-not-reached hidden>
      {visit.say('notReached')}
    </p>
  )
}
