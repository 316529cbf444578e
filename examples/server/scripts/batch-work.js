// The table of a batch, with less waiting: rows are narrowed while one types, chosen by ranges and keys, and nothing
// that is not saved is left by accident. Everything is there without it; what this finds in a row is what the server
// wrote into it.
// A part of the page that brings this file again finds it here.
if (document.documentElement.dataset.batchWork === undefined) {
  document.documentElement.dataset.batchWork = ''
  const work = () => document.getElementById('work')
  const rows = () => [...(work()?.querySelectorAll('[data-rows] > tr') ?? [])]
  const shownRows = () => rows().filter((row) => !row.hidden)
  const boxOf = (row) => row.querySelector('input[name="select"]')
  // What the help dialog turns off (WCAG 2.1.4); see keyboard.js.
  const isOff = () => {
    try {
      return localStorage.getItem('casekeep.shortcuts.off') === 'yes'
    } catch {
      return false
    }
  }
  const plain = (text) => text.normalize('NFKC').toLowerCase()
  const fill = (text, values) => text.replace(/\{(\w+)\}/g, (whole, name) => values[name] ?? whole)
  let leaving = false
  let typed = false
  let last = null

  /** What is read in a row, without what its buttons are called; a row that is open is found by what stands in it. */
  function textOf(row) {
    const cells = [...row.cells].slice(0, -1).map((cell) => cell.textContent)
    const fields = [...row.querySelectorAll('fieldset input:not([type="hidden"])')].map((field) => field.value)
    return plain([...cells, ...fields].join(' '))
  }

  function narrow() {
    const form = work()?.querySelector('form')
    if (!form) return
    const sight = form.elements.sight.value
    const words = plain(form.elements.find.value).split(/\s+/).filter(Boolean)
    const rank = Number(form.elements.above?.selectedOptions[0]?.dataset.rank ?? 0)
    let n = 0
    const all = rows()
    for (const row of all) {
      const fits =
        (sight === 'all' || row.dataset.sights.split(' ').includes(sight)) && Number(row.dataset.rank) >= rank
      const text = fits && words.length > 0 ? textOf(row) : ''
      row.hidden = !fits || !words.every((word) => text.includes(word))
      if (!row.hidden) n++
    }
    for (const chip of form.querySelectorAll('.chips [data-sight]')) {
      chip.setAttribute('aria-pressed', String(chip.dataset.sight === sight))
    }
    for (const none of form.querySelectorAll('[data-none-shown]')) none.hidden = n > 0
    for (const output of form.querySelectorAll('[data-shown]')) {
      output.textContent = fill(output.dataset.shown, { n, all: all.length })
    }
  }

  function count() {
    const selected = rows().filter((row) => boxOf(row)?.checked)
    const n = selected.length
    const hidden = selected.filter((row) => row.hidden).length
    for (const output of work()?.querySelectorAll('[data-selected]') ?? []) {
      const text = fill((hidden > 0 && output.dataset.hidden) || output.dataset.selected, { n, hidden })
      if (output.textContent !== text) output.textContent = text
      output.classList.toggle('some', n > 0)
    }
    const bulk = work()?.querySelector('.bulk')
    if (bulk && bulk.querySelector('.error') === null) bulk.classList.toggle('some', n > 0)
    const flagged = rows().filter((row) => row.classList.contains('flagged')).length
    for (const output of work()?.querySelectorAll('[data-flagged]') ?? []) {
      output.textContent = fill(output.dataset.flagged, { n: flagged })
      document.getElementById('do-return')?.classList.toggle('main', flagged > 0)
      document.getElementById('do-approve')?.classList.toggle('main', flagged === 0)
    }
  }

  function look() {
    narrow()
    count()
  }

  const isUnsaved = () => {
    const table = work()
    if (!table) return false
    return (
      typed || Number(table.dataset.unsaved) > 0 || table.querySelector('tr.flagged input[name^="remark."]') !== null
    )
  }

  /** From the box clicked last to this one, whatever is shown in between. */
  function range(box) {
    const boxes = shownRows().map(boxOf)
    const [from, to] = [boxes.indexOf(last), boxes.indexOf(box)].sort((one, other) => one - other)
    if (from < 0) return
    for (const one of boxes.slice(from, to + 1)) if (one) one.checked = box.checked
  }

  document.addEventListener('input', ({ target }) => {
    if (!work()?.contains(target)) return
    if (target.name === 'find') look()
    else if (target.closest('[data-rows]') && target.name !== 'select') typed = true
  })
  document.addEventListener('change', ({ target }) => {
    if (!work()?.contains(target)) return
    if (target.name === 'above') look()
    if (target.name === 'select') count()
  })

  document.addEventListener('click', (event) => {
    const table = work()
    const target = event.target instanceof Element ? event.target : null
    if (!table || !target || !table.contains(target)) return
    if (target.matches('input[name="select"]')) {
      if (event.shiftKey) range(target)
      last = target
      return count()
    }
    const chip = target.closest('[data-sight]')
    const choice = target.closest('[data-select]')
    if (target.closest('[data-save]')) leaving = true
    if (chip) {
      const form = chip.form
      form.elements.sight.value = chip.dataset.sight
      if ('clear' in chip.dataset) {
        form.elements.find.value = ''
        if (form.elements.above) form.elements.above.value = ''
      }
    } else if (choice) {
      const all = choice.dataset.select === 'shown'
      for (const row of all ? shownRows() : rows()) if (boxOf(row)) boxOf(row).checked = all
    } else {
      return
    }
    event.preventDefault()
    look()
  })
  // A click that the browser stops, for a field that is not filled in, leaves nothing.
  document.addEventListener('invalid', () => (leaving = false), true)

  document.addEventListener('keydown', (event) => {
    const table = work()
    const { target, key } = event
    if (!table || event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return
    if (key === 'Enter' && target.matches?.('#work input:not([type="checkbox"])')) {
      // What a field's Enter does: the field's own button, never the first of the form.
      event.preventDefault()
      const own = target.closest('.bulk, tr')?.querySelector('[value="apply"], [value^="done:"]')
      return own?.click()
    }
    const typing = target.closest?.('input:not([type="checkbox"]), textarea, select')
    if (typing || isOff() || document.querySelector('dialog[open]')) return
    const row = target.closest?.('[data-rows] > tr')
    const acts = {
      j: () => move(row, 1),
      k: () => move(row, -1),
      x: () => row && boxOf(row)?.click(),
      e: () => row?.querySelector('[value^="edit:"], [value^="flag:"]')?.click(),
      '/': () => table.querySelector('#find')?.focus(),
    }
    if (!Object.hasOwn(acts, key)) return
    event.preventDefault()
    acts[key]()
  })

  function move(row, by) {
    const shown = shownRows()
    const at = row ? shown.indexOf(row) : -1
    const next = shown[at < 0 ? (by > 0 ? 0 : shown.length - 1) : Math.min(shown.length - 1, Math.max(0, at + by))]
    const target = next && (boxOf(next) ?? next.querySelector('a, button'))
    target?.focus()
    next?.scrollIntoView({ block: 'nearest' })
  }

  // While the whole table is on its way nothing is done to the old one, which would be lost.
  let focused = ''
  const isWhole = ({ detail }) => work() !== null && detail.target === work()
  document.addEventListener('htmx:beforeRequest', (event) => {
    if (!isWhole(event)) return
    focused = document.activeElement?.id ?? ''
    work().inert = true
  })
  for (const failure of ['htmx:sendError', 'htmx:responseError', 'htmx:timeout']) {
    document.addEventListener(failure, () => {
      const table = work()
      if (!table) return
      table.inert = false
      for (const note of table.querySelectorAll('[data-not-reached]')) note.hidden = false
    })
  }
  // What was typed is kept where the session is over (keep-form.js), so the way to the sign-in page is free.
  document.addEventListener('htmx:beforeOnLoad', ({ detail }) => {
    if (detail.xhr.getResponseHeader('HX-Redirect') !== null) leaving = true
  })
  document.addEventListener('htmx:afterSettle', () => {
    if (!work()) return
    // A row that was just opened takes the focus; else it stays where it was.
    const opened = work().querySelector('tr.open :is(input:not([type="hidden"]), select, textarea)')
    if (document.activeElement === document.body) (opened ?? (focused && document.getElementById(focused)))?.focus?.()
    focused = ''
    if (work().querySelector('tr.open') === null) typed = false
    last = null
    look()
  })
  addEventListener('beforeunload', (event) => {
    if (!leaving && isUnsaved()) event.preventDefault()
  })
  addEventListener('pageshow', () => (leaving = false))
  document.addEventListener('DOMContentLoaded', look)
  if (document.readyState !== 'loading') look()
}
