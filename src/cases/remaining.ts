import type { Context } from '../engine/context.ts'
import type { Reader, Row } from '../storage.ts'

/** The case of a number, or the one that it became part of; null where there is none. Nobody's sight is asked. */
export async function findRemaining(
  read: Reader,
  number: string,
  { tenant }: Pick<Context, 'tenant'>,
): Promise<Row<'cases'> | null> {
  let file = await read.get('cases', { tenant, number })
  while (file !== null && file.mergedInto !== null) {
    file = await read.get('cases', { tenant, number: file.mergedInto })
  }
  return file
}
