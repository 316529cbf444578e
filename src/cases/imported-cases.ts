import * as z from 'zod'

/** What `cases.import` answers. Apart from the command, so that whoever only reads the answer needs nothing else of it. */
export const importedCasesSchema = z.object({
  cases: z.array(z.object({ number: z.string().nullable(), batch: z.string().nullable() })),
  series: z.array(
    z.object({
      category: z.string(),
      before: z.int(),
      last: z.int(),
      ends: z.int().nullable(),
      unused: z.int(),
      filled: z.int(),
    }),
  ),
})
