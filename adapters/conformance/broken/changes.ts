import { CasekeepError } from '../../../src/errors.ts'
import type { Change, Clash, GuardedTable, Key, Row, Unit } from '../../../src/storage.ts'
import { insert, keyIn } from '../changes.ts'
import type { PlainRow } from '../rows.ts'
import { type Break, type Door, withDoors, withUnits } from './wrap.ts'

/** Changes as they are written instead, with a look at what is there. */
function committing(instead: (change: Change, unit: Unit) => Promise<Change | null>): Break['broken'] {
  return withUnits(() => (unit) => ({
    commit: async (changes) => {
      const written: Change[] = []
      for (const change of changes) {
        const one = await instead(change, unit)
        if (one !== null) written.push(one)
      }
      return await unit.commit(written)
    },
  }))
}

/** Another answer to a commit than the one that is due. */
function answering(
  instead: (clash: Clash, changes: readonly Change[], unit: Unit) => Clash | null | Promise<Clash | null>,
): Break['broken'] {
  return withUnits(() => (unit) => ({
    commit: async (changes) => {
      const clash = await unit.commit(changes)
      return clash === null ? null : await instead(clash, changes, unit)
    },
  }))
}

type Guarded = Exclude<Change, { readonly op: 'insert' | 'erase' }>
const isOf = (change: Change, op: Guarded['op'], table: GuardedTable): change is Guarded =>
  change.op === op && change.table === table

async function stored(unit: Unit, { table, was }: Guarded): Promise<Row<GuardedTable> | null> {
  return await unit.get(table, keyIn(table, was) as Key<typeof table>)
}

/** The change with the version that is there for the one that was read. */
async function unguarded(change: Guarded, unit: Unit): Promise<Change> {
  const now = await stored(unit, change)
  return now === null ? change : ({ ...change, was: now } as Change)
}

/** Commits again, in another transaction, what one work had written before it came to nothing. */
function keeping(
  which: (changes: readonly Change[], clash: Clash | null) => readonly Change[],
  after: 'clash' | 'throw',
): Break['broken'] {
  return withDoors(
    () =>
      (door: Door): Door =>
      async (work) => {
        let kept: readonly Change[] = []
        const working = door((unit) =>
          work({
            ...unit,
            commit: async (changes) => {
              const clash = await unit.commit(changes)
              if ((clash !== null) === (after === 'clash')) kept = which(changes, clash)
              return clash
            },
          }),
        )
        const again = async () => {
          if (kept.length > 0) await door((unit) => unit.commit(kept))
        }
        if (after === 'clash') return await working.finally(again)
        return await working.catch(async (error: unknown) => {
          await again()
          throw error
        })
      },
  )
}

/** Adapters that write what they should not, or do not say what they met. */
export const changeBreaks: readonly Break[] = [
  {
    name: 'takes a set of no changes for a mistake',
    breaks: 'nothing-to-write',
    broken: withUnits(() => (unit) => ({
      commit: async (changes) =>
        changes.length === 0 ? { change: 0, because: 'changed' } : await unit.commit(changes),
    })),
  },
  {
    name: 'reports a clash as success (of policies)',
    breaks: 'taken-key of policies',
    broken: answering((clash, changes) => (changes[clash.change]?.table === 'policies' ? null : clash)),
  },
  {
    name: 'writes the last of two rows of one key in one insert',
    breaks: 'key-twice',
    broken: committing(async (change) => {
      if (change.op !== 'insert') return change
      const rows = new Map(change.rows.map((row) => [JSON.stringify(keyIn(change.table, row as never)), row]))
      return { ...change, rows: [...rows.values()] } as Change
    }),
  },
  {
    name: 'takes null for a value that another row can have',
    breaks: 'taken-value',
    broken: withUnits(() => (unit) => ({
      commit: async (changes) => {
        for (const [index, change] of changes.entries()) {
          if (change.table !== 'documents' || change.op !== 'insert') continue
          for (const { tenant, number } of change.rows) {
            if (number !== null) continue
            const others = await unit.find('documents.byNumber', { equal: { tenant, number }, limit: 1 })
            if (others.length > 0) return { change: index, because: 'taken' }
          }
        }
        return await unit.commit(changes)
      },
    })),
  },
  {
    name: 'replaces without looking at the version (of batches)',
    breaks: 'guarded-replace of batches',
    broken: committing(async (change, unit) =>
      isOf(change, 'replace', 'batches') ? await unguarded(change, unit) : change,
    ),
  },
  {
    name: 'writes a row that it should replace and that is not there (of transfers)',
    breaks: 'guarded-replace of transfers',
    broken: committing(async (change, unit) =>
      change.op === 'replace' && change.table === 'transfers' && (await stored(unit, change)) === null
        ? insert('transfers', change.row)
        : change,
    ),
  },
  {
    name: 'expects nothing (of transfer items)',
    breaks: 'guarded-expect of transferItems',
    broken: committing(async (change) => (isOf(change, 'expect', 'transferItems') ? null : change)),
  },
  {
    name: 'removes without looking at the version (of case fields)',
    breaks: 'guarded-remove of caseFields',
    broken: committing(async (change, unit) =>
      isOf(change, 'remove', 'caseFields') ? await unguarded(change, unit) : change,
    ),
  },
  {
    name: 'leaves as it was what is null now (of duties)',
    breaks: 'whole-replace of duties',
    broken: committing(async (change) => {
      if (change.op !== 'replace' || change.table !== 'duties') return change
      const was = change.was as unknown as PlainRow
      const row = Object.fromEntries(Object.entries(change.row).map(([name, value]) => [name, value ?? was[name]]))
      return { ...change, row } as unknown as Change
    }),
  },
  {
    name: 'erases nothing (of the trail)',
    breaks: 'erased of trail',
    broken: committing(async (change) => (change.op === 'erase' && change.table === 'trail' ? null : change)),
  },
  {
    name: 'erases what the same set inserts (of idempotency)',
    breaks: 'erased of idempotency',
    broken: withUnits(() => (unit) => ({
      commit: (changes) => {
        const erased = changes.flatMap((change) =>
          change.op === 'erase' && change.table === 'idempotency' ? [change.of] : [],
        )
        const agrees = ({ tenant, chain }: Row<'idempotency'>) =>
          erased.some((of) => of.tenant === tenant && of.chain === chain)
        return unit.commit(
          changes.map((change) =>
            change.op === 'insert' && change.table === 'idempotency'
              ? { ...change, rows: change.rows.filter((row) => !agrees(row)) }
              : change,
          ),
        )
      },
    })),
  },
  {
    name: 'throws where a replace meets a unique value of another row',
    breaks: 'taken-by-replace',
    broken: answering((clash, changes) => {
      if (changes[clash.change]?.op !== 'replace' || clash.because !== 'taken') return clash
      throw new CasekeepError('STORAGE', { during: 'replace documents' })
    }),
  },
  {
    name: 'blames the first change of a set',
    breaks: 'clash-named',
    broken: answering((clash) => ({ ...clash, change: 0 })),
  },
  {
    name: 'keeps what came before a clash',
    breaks: 'all-or-nothing',
    broken: keeping((changes, clash) => changes.slice(0, clash!.change), 'clash'),
  },
  {
    name: 'forgets one of more than ten tables that a set changes',
    breaks: 'every-table-at-once',
    broken: withUnits(() => (unit) => ({
      commit: (changes) => {
        const changed = [...new Set(changes.map(({ table }) => table))]
        return unit.commit(changed.length > 10 ? changes.filter(({ table }) => table !== changed[0]) : changes)
      },
    })),
  },
]
