import type { AnyDesk } from './desk.ts'
import type { Page } from './engine/pages.ts'
import type { ExportedEntry } from './history/export.ts'
import { exportFormat } from './verify/verify-trail.ts'

/** What an export of the trail is made by: the desk of an auditor or of the head of the archive. */
export type ExportingDesk = Pick<AnyDesk, 'run'>

/**
 * The whole trail as lines of JSON, to be kept and verified elsewhere (`casekeep/verify`, or `npx casekeep verify`). With
 * `details` what changed is in it too, for who is cleared for everything.
 * @throws {CasekeepError} `FORBIDDEN` for who does not audit
 * @example
 * for await (const line of exportTrail(archive.as(auditor), archive.tenant)) file.write(`${line}\n`)
 */
export async function* exportTrail(
  desk: ExportingDesk,
  tenant: string,
  { details = false }: { readonly details?: boolean } = {},
): AsyncGenerator<string, void, undefined> {
  yield JSON.stringify({ format: exportFormat, tenant })
  let after: string | undefined
  do {
    const page = (await desk.run('trail.export', {
      details,
      limit: 200,
      ...(after && { after }),
    })) as Page<ExportedEntry>
    for (const entry of page.items) yield JSON.stringify(entry)
    after = page.next ?? undefined
  } while (after !== undefined)
}
