import { strFromU8, unzipSync } from 'fflate'

/** A cell as a spreadsheet program reads it. */
export interface ReadCell {
  readonly type: 'text' | 'number'
  readonly value: string
  readonly format: string
  readonly bold: boolean
}

/** The parts of a workbook, and its one sheet read by the rules of ECMA-376: enough for what registers hold. */
export function readWorkbook(bytes: Uint8Array) {
  const parts = Object.fromEntries(Object.entries(unzipSync(bytes)).map(([name, part]) => [name, strFromU8(part)]))
  const styles = parts['xl/styles.xml']!
  const formats = new Map(
    [...styles.matchAll(/numFmtId="(\d+)" formatCode="([^"]*)"/g)].map(([, id, code]) => [id, code]),
  )
  const fonts = [...styles.matchAll(/<font>(.*?)<\/font>/g)].map(([, font]) => font!.includes('<b/>'))
  const looks = [...styles.slice(styles.indexOf('<cellXfs')).matchAll(/<xf numFmtId="(\d+)" fontId="(\d+)"/g)]
  const sheet = parts['xl/worksheets/sheet1.xml']!
  const rows = [...sheet.matchAll(/<row r="\d+">(.*?)<\/row>/gs)].map(([, row]) => {
    const cells: Record<string, ReadCell> = {}
    for (const [, column, style, rest] of row!.matchAll(/<c r="([A-Z]+)\d+" s="(\d+)"(.*?)<\/c>/gs)) {
      const [, id, font] = looks[Number(style)]!
      const [, text] = /<t xml:space="preserve">(.*?)<\/t>/s.exec(rest!) ?? []
      cells[column!] = {
        type: text === undefined ? 'number' : 'text',
        value: text === undefined ? /<v>(.*?)<\/v>/.exec(rest!)![1]! : decode(text),
        format: formats.get(id) ?? (id === '49' ? '@' : 'General'),
        bold: fonts[Number(font)]!,
      }
    }
    return cells
  })
  return { parts, sheet, rows }
}

function decode(xml: string): string {
  return xml
    .replace(/\r\n?/g, '\n')
    .replace(/&#(\d+);/g, (_all, code) => String.fromCharCode(Number(code)))
    .replace(/_x([0-9A-F]{4})_/g, (_all, code) => String.fromCharCode(Number.parseInt(code, 16)))
}
