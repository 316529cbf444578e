import { strToU8, zipSync } from 'fflate'
import type { RegisterTable } from './register-table.ts'
import { cellXml, columnName, styles, textCell, xmlText } from './sheet-xml.ts'

const declaration = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
const relationships = 'http://schemas.openxmlformats.org/package/2006/relationships'
const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const types = 'application/vnd.openxmlformats-officedocument.spreadsheetml'

/** A workbook of one sheet, as bytes: the same ones for the same table. */
export function workbook(table: RegisterTable): Uint8Array {
  const parts: Readonly<Record<string, string>> = {
    '[Content_Types].xml': contentTypes,
    '_rels/.rels': relationship('officeDocument', 'xl/workbook.xml'),
    'xl/workbook.xml': book(table),
    'xl/_rels/workbook.xml.rels': relationship('worksheet', 'worksheets/sheet1.xml', 'styles', 'styles.xml'),
    'xl/styles.xml': styleSheet,
    'xl/worksheets/sheet1.xml': sheet(table),
  }
  const files = Object.fromEntries(Object.entries(parts).map(([name, xml]) => [name, strToU8(declaration + xml)]))
  // A zip tells when its files were made, in local time and from 1980 on: here always the same.
  return zipSync(files, { mtime: new Date(1980, 0, 1) })
}

const contentTypes =
  '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">' +
  '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>' +
  '<Default Extension="xml" ContentType="application/xml"/>' +
  `<Override PartName="/xl/workbook.xml" ContentType="${types}.sheet.main+xml"/>` +
  `<Override PartName="/xl/worksheets/sheet1.xml" ContentType="${types}.worksheet+xml"/>` +
  `<Override PartName="/xl/styles.xml" ContentType="${types}.styles+xml"/></Types>`

/** Pairs of a type and a target. */
function relationship(...pairs: readonly string[]): string {
  const written = pairs.flatMap((type, index) =>
    index % 2 === 1
      ? []
      : [`<Relationship Id="rId${index / 2 + 1}" Type="${office}/${type}" Target="${pairs[index + 1]}"/>`],
  )
  return `<Relationships xmlns="${relationships}">${written.join('')}</Relationships>`
}

/** The heading is repeated on every printed page. */
function book({ title }: RegisterTable): string {
  // A sheet's name has at most 31 characters and none of these.
  const name = title.replace(/[[\]:*?/\\']/g, ' ').slice(0, 31)
  return (
    `<workbook xmlns="${main}" xmlns:r="${office}"><sheets><sheet name="${xmlText(name)}" sheetId="1" r:id="rId1"/></sheets>` +
    `<definedNames><definedName name="_xlnm.Print_Titles" localSheetId="0">'${xmlText(name)}'!$1:$1</definedName></definedNames></workbook>`
  )
}

const dayFormat = 164
const momentFormat = 165
/** The format of text, `@`: what begins like a formula is none, even after somebody has edited the cell. */
const textFormat = 49
const top = '<alignment vertical="top" wrapText="1"/>'
const xf = (format: number, font = 0, fill = 0, alignment = '<alignment vertical="top"/>') =>
  `<xf numFmtId="${format}" fontId="${font}" fillId="${fill}" borderId="0" xfId="0" applyNumberFormat="1" applyFont="1" ` +
  `applyFill="1" applyAlignment="1">${alignment}</xf>`
const styleSheet =
  `<styleSheet xmlns="${main}"><numFmts count="2"><numFmt numFmtId="${dayFormat}" formatCode="yyyy\\-mm\\-dd"/>` +
  `<numFmt numFmtId="${momentFormat}" formatCode="yyyy\\-mm\\-dd\\ hh:mm"/></numFmts>` +
  '<fonts count="2"><font><sz val="11"/><name val="Calibri"/></font><font><b/><sz val="11"/><name val="Calibri"/></font></fonts>' +
  '<fills count="3"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill>' +
  '<fill><patternFill patternType="solid"><fgColor rgb="FFE7E6E6"/></patternFill></fill></fills>' +
  '<borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders>' +
  '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>' +
  `<cellXfs count="5">${xf(0)}${xf(textFormat, 1, 2, top)}${xf(textFormat, 0, 0, top)}${xf(dayFormat)}${xf(momentFormat)}</cellXfs>` +
  '<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>'

function sheet({ columns, rows }: RegisterTable): string {
  const last = columnName(columns.length - 1)
  const widths = columns.map(
    ({ width }, index) => `<col min="${index + 1}" max="${index + 1}" width="${width}" customWidth="1"/>`,
  )
  const heading = columns.map(({ heading }, index) => textCell(`${columnName(index)}1`, heading, styles.heading))
  const body = rows.map(
    (row, index) =>
      `<row r="${index + 2}">${row.map((cell, column) => cellXml(`${columnName(column)}${index + 2}`, cell)).join('')}</row>`,
  )
  return (
    `<worksheet xmlns="${main}"><sheetPr><pageSetUpPr fitToPage="1"/></sheetPr>` +
    '<sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/>' +
    '</sheetView></sheetViews>' +
    `<cols>${widths.join('')}</cols><sheetData><row r="1">${heading.join('')}</row>${body.join('')}</sheetData>` +
    `<autoFilter ref="A1:${last}${rows.length + 1}"/>` +
    // A4 across, as wide as the page and as long as it gets.
    '<pageSetup paperSize="9" orientation="landscape" fitToHeight="0"/></worksheet>'
  )
}
