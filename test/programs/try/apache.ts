import { effectiveDay } from 'casekeep'
import * as z from 'zod'
import { pastDay, pastMonth, someText } from './columns.ts'
import { checkUnique, type Line, readTable } from './csv.ts'
import { type Dossier, grouped, rowDocument } from './dossier.ts'

const projectRow = z.object({
  project_id: someText(),
  name: someText(),
  established: pastMonth(),
  retired: pastMonth().optional(),
})
const releaseRow = z.object({ project_id: someText(), release: someText(), date: pastDay() })
type Project = Line<z.output<typeof projectRow>>
type Release = Line<z.output<typeof releaseRow>>

export interface Apache {
  readonly dossiers: readonly Dossier[]
  readonly releases: number
  /** Releases that name no listed project, counted by what they name; they are filed nowhere. */
  readonly unknown: readonly { readonly project: string; readonly releases: number }[]
  /** Releases that are filed although they lie outside their project's time. */
  readonly outside: { readonly beforeEstablishment: number; readonly afterRetirement: number }
}

/** The software foundation: its projects with their releases. */
export async function readApache(folder: string): Promise<Apache> {
  const projects = await readTable(folder, 'apache/projects.csv', projectRow)
  const releases = await readTable(folder, 'apache/releases.csv', releaseRow)
  checkUnique(projects, 'project_id')
  const byProject = grouped(releases, (release) => release.project_id)
  const known = new Set(projects.map(({ values }) => values.project_id))
  const outside = { beforeEstablishment: 0, afterRetirement: 0 }
  for (const { values } of projects) {
    for (const release of byProject.get(values.project_id) ?? []) {
      if (release.values.date < values.established) outside.beforeEstablishment += 1
      if (isAfter(release.values.date, values.retired)) outside.afterRetirement += 1
    }
  }
  return {
    dossiers: projects.map((row) => project(row, byProject.get(row.values.project_id) ?? [])),
    releases: releases.length,
    unknown: [...byProject]
      .filter(([id]) => !known.has(id))
      .map(([id, lines]) => ({ project: id, releases: lines.length }))
      .sort((one, other) => other.releases - one.releases || (one.project < other.project ? -1 : 1)),
    outside,
  }
}

/** A month counts as its last day. */
function isAfter(date: string, month: string | undefined): boolean {
  return month !== undefined && date > effectiveDay(month)!.day
}

function project(row: Project, releases: readonly Release[]): Dossier {
  const { project_id: code, name, established, retired } = row.values
  return {
    category: 'project',
    key: { field: 'code', value: code },
    ended: retired ?? null,
    open: {
      category: 'project',
      title: name,
      fields: { code, name, established },
      documents: [
        rowDocument(row, {
          kind: 'recordExtract',
          title: `Project register: ${name}`,
          reference: code,
          date: established,
        }),
        ...releases.map((release) =>
          rowDocument(release, { kind: 'execution', title: release.values.release, date: release.values.date }),
        ),
      ],
    },
  }
}
