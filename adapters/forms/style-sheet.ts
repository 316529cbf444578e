import type { Locale } from '../../src/locales/locale.ts'
import { pageNumberParts } from './words.ts'

export interface Sheet {
  readonly locale: Locale
  readonly across: boolean
  /** In a corner of every page after the first. */
  readonly running: string
}

/**
 * Fonts that systems bring, since nothing is loaded: Song for text and Hei for headings, each in the shapes of its
 * script, Windows and macOS first, then the free ones.
 */
const serif: Readonly<Record<Locale, string>> = {
  en: '"Times New Roman", "Liberation Serif", "Noto Serif", "Noto Serif CJK SC", serif',
  'zh-Hans': 'SimSun, "Songti SC", "Noto Serif CJK SC", "Noto Serif SC", "Source Han Serif SC", serif',
  'zh-Hant': 'PMingLiU, "Songti TC", "Noto Serif CJK TC", "Noto Serif TC", "Source Han Serif TC", serif',
}
const sans: Readonly<Record<Locale, string>> = {
  en: 'Arial, "Liberation Sans", "Noto Sans", "Noto Sans CJK SC", sans-serif',
  'zh-Hans': '"Microsoft YaHei", "PingFang SC", "Noto Sans CJK SC", "Noto Sans SC", SimHei, sans-serif',
  'zh-Hant': '"Microsoft JhengHei", "PingFang TC", "Noto Sans CJK TC", "Noto Sans TC", sans-serif',
}

/** A string of CSS: whatever is in it can neither end it nor the element that it stands in. */
export function cssString(text: string): string {
  return `"${text.replace(/[^\p{L}\p{N} ,-]/gu, (sign) => `\\${sign.codePointAt(0)!.toString(16)} `)}"`
}

export function styleSheet({ locale, across, running }: Sheet): string {
  const [before, between, after] = pageNumberParts(locale).map(cssString)
  const width = across ? '273mm' : '180mm'
  return `
@page { size: A4 ${across ? 'landscape' : 'portrait'}; margin: 15mm ${across ? '12mm' : '15mm'} 17mm;
  @bottom-center { content: ${before} counter(page) ${between} counter(pages) ${after}; font: 9pt ${sans[locale]}; }
  @top-right { content: ${cssString(running)}; font: 9pt ${sans[locale]}; } }
@page :first { @top-right { content: none; } }
* { box-sizing: border-box; }
html { font: 10.5pt/1.45 ${serif[locale]}; color: #000; background: #fff; -webkit-print-color-adjust: exact; print-color-adjust: exact; }
body { margin: 0; }
main { width: ${width}; margin: 0 auto; padding: 0 0.3mm; overflow-wrap: anywhere; }
@media screen { main { padding-block: 10mm; } }
header { display: grid; grid-template-columns: 24mm 1fr 24mm; align-items: center; margin-bottom: 3mm; }
header > div { grid-column: 2; text-align: center; }
header .code { grid-column: 3; width: 24mm; height: 24mm; }
h1 { margin: 0; font: 700 18pt/1.3 ${sans[locale]}; letter-spacing: ${locale === 'en' ? '0' : '0.15em'}; }
h2 { margin: 5mm 0 1.5mm; font: 700 11pt/1.3 ${sans[locale]}; break-after: avoid; }
.company { font-size: 12pt; }
.number { font: 11pt ${sans[locale]}; }
table { width: 100%; border-collapse: collapse; table-layout: fixed; }
thead { display: table-header-group; }
tr { break-inside: avoid; }
th, td { border: 0.3mm solid #000; padding: 1mm 1.5mm; text-align: start; vertical-align: top; unicode-bidi: isolate; }
th { font-family: ${sans[locale]}; font-weight: 700; background: #f0f0f0; }
thead th { text-align: center; vertical-align: middle; }
td.count { text-align: center; }
.list { font-size: 9.5pt; }
.list thead th { font-size: 0.95em; }
.whole { break-inside: avoid; }
td.long { white-space: pre-wrap; }
.small { font-size: 9pt; }
.compact { font-size: 8pt; line-height: 1.3; }
.compact th, .compact td { padding: 0.8mm 1mm; }
.facts + .facts { margin-top: -0.3mm; }
.choices { display: flex; flex-wrap: wrap; gap: 0 4mm; }
.choice { white-space: nowrap; }
.choice::before { content: ""; display: inline-block; width: 3mm; height: 3mm; margin-inline-end: 1.2mm; border: 0.3mm solid #000; vertical-align: -0.4mm; }
.choice.ticked::before { background: linear-gradient(45deg, #0000 45%, #000 45% 55%, #0000 55%), linear-gradient(-45deg, #0000 45%, #000 45% 55%, #0000 55%); }
.opinion { min-height: 9mm; white-space: pre-wrap; unicode-bidi: isolate; }
.opinion.empty { min-height: 14mm; }
.decision + .decision { border-top: 0.2mm dashed #000; margin-top: 1.5mm; padding-top: 1.5mm; }
.signed { display: flex; flex-wrap: wrap; justify-content: flex-end; gap: 0 8mm; }
.signed > span { unicode-bidi: isolate; }
.place { display: inline-block; width: 34mm; border-bottom: 0.2mm solid #000; }
.signs .signed { display: block; }
.signs .signed > span { display: block; min-height: 6.5mm; }
.signs .place { width: 30mm; }
td .code { display: block; width: 12mm; height: 12mm; margin: -0.5mm auto 0; }
`
}
