import { sha256 } from '../../../src/sha256.ts'

/** All that the page looks like. Light and dark differ in colors alone, each written once for both. */
export const style = `
:root {
  --ink: light-dark(#1d262b, #e3e8eb); --soft: light-dark(#536067, #a6b3ba); --line: light-dark(#d5dce0, #3a464d);
  --ground: light-dark(#ffffff, #14191c); --paper: light-dark(#f4f6f7, #1d2428);
  --main: light-dark(#1f4e5f, #8cc5da); --pale: light-dark(#e4edf1, #21343c);
  --get: light-dark(#1d5c3a, #8fd6ae); --get-pale: light-dark(#e0f1e7, #173524);
  --post: light-dark(#1b4a8a, #a3c5f5); --post-pale: light-dark(#e3ecf9, #1b2f4d);
  --patch: light-dark(#6d4300, #efc57a); --patch-pale: light-dark(#fbf0dc, #3c2c0d);
  --must: light-dark(#8f2228, #ff9a9a);
  color-scheme: light dark;
  font-family: system-ui, -apple-system, "Segoe UI", Roboto, "Helvetica Neue", "Noto Sans", sans-serif;
  font-size: 16px; line-height: 1.55; color: var(--ink); background: var(--ground);
}
:root:lang(zh-Hans) { font-family: system-ui, -apple-system, "PingFang SC", "Microsoft YaHei", "Noto Sans CJK SC", "Noto Sans SC", sans-serif; line-height: 1.7; }
:root:lang(zh-Hant) { font-family: system-ui, -apple-system, "PingFang TC", "Microsoft JhengHei", "Noto Sans CJK TC", "Noto Sans TC", sans-serif; line-height: 1.7; }
:root[data-theme="light"] { color-scheme: light; }
:root[data-theme="dark"] { color-scheme: dark; }
*, ::before, ::after { box-sizing: border-box; }
html { scroll-padding-top: 1rem; }
body { margin: 0; overflow-wrap: anywhere; }
a { color: var(--main); text-underline-offset: 0.15em; }
a:focus-visible, summary:focus-visible { outline: 3px solid var(--main); outline-offset: 2px; border-radius: 3px; }
main:focus { outline: none; }
h1, h2, h3, h4 { line-height: 1.3; text-wrap: balance; margin: 0 0 0.5rem; }
h1 { font-size: 2rem; }
h2 { font-size: 1.5rem; margin-top: 3rem; padding-top: 1.5rem; border-top: 2px solid var(--line); }
h3 { font-size: 1.2rem; margin-top: 2rem; }
h4 { font-size: 1rem; margin-top: 1.5rem; }
p, dl, table, pre, details { margin: 0 0 0.8rem; }
code, pre { font-family: ui-monospace, "SF Mono", Menlo, Consolas, "DejaVu Sans Mono", monospace; font-size: 0.875em; }
h3 code.id, h4 code { font-weight: 400; color: var(--soft); }
.lead { font-size: 1.15rem; color: var(--soft); }
.hidden { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
.skip { position: absolute; left: 1rem; top: -4rem; padding: 0.5rem 1rem; background: var(--ground); border: 2px solid var(--main); }
.skip:focus { top: 1rem; z-index: 1; }
header { display: flex; flex-wrap: wrap; gap: 0.25rem 2rem; justify-content: space-between; align-items: center; padding: 0.75rem 1.25rem; border-bottom: 1px solid var(--line); background: var(--paper); }
header .title { margin: 0; font-weight: 600; }
header .home { margin: 0 auto 0 0; }
.languages { display: flex; flex-wrap: wrap; gap: 0.25rem 1.25rem; margin: 0; padding: 0; list-style: none; }
.languages [aria-current] { color: var(--ink); font-weight: 600; text-decoration: none; }
.columns { padding: 1.25rem; max-width: 96rem; margin: 0 auto; }
.contents summary { font-weight: 600; cursor: pointer; }
.contents p { margin: 0.8rem 0 0.2rem; font-weight: 600; break-after: avoid; }
.contents ul { margin: 0; padding: 0; list-style: none; }
.contents li { padding: 0.2rem 0; }
.contents a { text-decoration-thickness: 1px; text-decoration-color: var(--line); }
.contents a:hover { text-decoration-color: currentcolor; }
main { max-width: 62rem; min-width: 0; margin: 0 auto; }
.method { display: inline-block; min-width: 4.6em; padding: 0.05em 0.5em; border-radius: 4px; font: 600 0.75rem/1.6 ui-monospace, Menlo, Consolas, monospace; text-align: center; color: var(--post); background: var(--post-pale); }
.method.get { color: var(--get); background: var(--get-pale); }
.method.patch { color: var(--patch); background: var(--patch-pale); }
.operation { margin-top: 2.5rem; padding-top: 0.5rem; border-top: 1px solid var(--line); }
.area > .operation:first-of-type { border-top: 0; margin-top: 1rem; }
.operation h3 { margin-top: 1rem; }
.address { padding: 0.5rem 0.75rem; border-radius: 6px; background: var(--paper); border: 1px solid var(--line); }
table { width: 100%; border-collapse: collapse; font-size: 0.94rem; table-layout: fixed; }
th, td { padding: 0.4rem 0.6rem; text-align: left; vertical-align: top; border-bottom: 1px solid var(--line); }
thead th { color: var(--soft); font-weight: 600; border-bottom-width: 2px; }
thead th:first-child { width: 38%; }
tbody th { font-weight: 400; }
th code { font-weight: 600; color: var(--ink); }
th.d1 { padding-left: 1.6rem; } th.d2 { padding-left: 2.6rem; } th.d3 { padding-left: 3.6rem; } th.d4 { padding-left: 4.6rem; }
th.d1 code::before, th.d2 code::before, th.d3 code::before, th.d4 code::before { content: "· "; color: var(--soft); }
td.form { background: var(--paper); }
td.d1 { padding-left: 1.6rem; } td.d2 { padding-left: 2.6rem; } td.d3 { padding-left: 3.6rem; }
.called { color: var(--ink); }
th .required, .place { white-space: nowrap; }
.required { color: var(--must); font-size: 0.85em; font-weight: 600; }
.place { color: var(--soft); font-size: 0.85em; }
.type { color: var(--soft); }
.text { display: block; }
.bounds { color: var(--soft); font-size: 0.92em; }
.values { margin: 0.2rem 0 0; padding: 0; list-style: none; display: flex; flex-wrap: wrap; gap: 0.15rem 1rem; }
dl > div { display: grid; grid-template-columns: minmax(6rem, 14rem) minmax(0, 1fr); gap: 0.25rem 1rem; padding: 0.3rem 0; border-bottom: 1px solid var(--line); }
dl.errors > div { grid-template-columns: 3.5rem minmax(0, 1fr); }
dt { font-weight: 600; }
dd { margin: 0; }
details { border: 1px solid var(--line); border-radius: 6px; padding: 0.5rem 0.75rem; }
.contents details { border: 0; padding: 0; }
details > summary { cursor: pointer; }
details[open] > summary { margin-bottom: 0.5rem; }
pre { padding: 0.75rem; border-radius: 6px; background: var(--paper); border: 1px solid var(--line); white-space: pre-wrap; }
.caption { margin-bottom: 0.3rem; font-weight: 600; font-size: 0.9rem; color: var(--soft); }
.status { color: var(--soft); font-weight: 400; }
footer { padding: 1rem 1.25rem 2rem; text-align: center; }
@media (max-width: 40rem) {
  :root { font-size: 15px; }
  .columns { padding: 1rem; }
  h1 { font-size: 1.6rem; }
  .contents details { columns: 2; column-gap: 1rem; }
  .contents summary { column-span: all; }
  .contents .method { display: none; }
  th, td { padding: 0.4rem 0.35rem; }
  th.d1 { padding-left: 0.9rem; } th.d2 { padding-left: 1.5rem; } th.d3 { padding-left: 2.1rem; } th.d4 { padding-left: 2.7rem; }
  dl > div { grid-template-columns: minmax(0, 1fr); }
}
@media (min-width: 64rem) {
  .columns { display: grid; grid-template-columns: 19rem minmax(0, 1fr); gap: 2.5rem; }
  .contents { position: sticky; top: 1rem; max-height: calc(100vh - 2rem); overflow-y: auto; padding-right: 0.5rem; }
  main { margin: 0; }
}
@media (prefers-reduced-motion: no-preference) { html { scroll-behavior: smooth; } }
`

/** The style as a `Content-Security-Policy` names it. */
export const styleHash = `sha256-${base64(sha256(style))}`

function base64(hex: string): string {
  const bytes = hex.match(/../g)!.map((pair) => String.fromCharCode(Number.parseInt(pair, 16)))
  return btoa(bytes.join(''))
}
