import type { Ask } from '../visit.ts'

/** The forms bring their own style and nothing else. */
const policyOfPapers = [
  "default-src 'none'",
  "style-src 'unsafe-inline'",
  "form-action 'none'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
].join('; ')

/** A form or a page of a register, to be printed from the browser. */
export function showPaper(c: Ask, paper: string) {
  return c.html(paper, 200, { 'Content-Security-Policy': policyOfPapers })
}

export const fileTypes = {
  csv: 'text/csv; charset=utf-8',
  json: 'application/json; charset=utf-8',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
} as const

/** A file to keep. Its name is said twice (RFC 6266): in Latin letters for whoever knows no others, and as people read it. */
export function giveFile(
  c: Ask,
  content: string | Uint8Array,
  { type, latin, name }: { readonly type: keyof typeof fileTypes; readonly latin: string; readonly name: string },
) {
  const encoded = encodeURIComponent(`${name}.${type}`).replace(
    /['()*]/g,
    (sign) => `%${sign.charCodeAt(0).toString(16)}`,
  )
  return c.body(typeof content === 'string' ? content : new Uint8Array(content), 200, {
    'Content-Type': fileTypes[type],
    'Content-Disposition': `attachment; filename="${latin}.${type}"; filename*=UTF-8''${encoded}`,
  })
}
