// What was typed outlives a change of the language or the colors, and a refusal because the session was over. It stays
// in this window (sessionStorage), for the same person, for an hour.
{
  const person = document.currentScript.dataset.person
  const switched = 'casekeep.switched'
  const sent = 'casekeep.sent'
  const hour = 3_600_000

  const pathOf = (form) => new URL(form.getAttribute('action') ?? '', location.href).pathname
  const nthOf = (form) => [...document.forms].filter((other) => pathOf(other) === pathOf(form)).indexOf(form)
  const isChoice = (control) => control.type === 'checkbox' || control.type === 'radio'
  // The token belongs to a session, and a password in nobody's storage. The version stays: it is of what was read.
  const isKept = (control) =>
    control.name && control.name !== 'token' && !['password', 'submit', 'button', 'file'].includes(control.type)

  /** The controls of a form by what tells them apart; several of one name by their place among them. */
  function controlsOf(form) {
    const controls = new Map()
    const counts = new Map()
    for (const control of [...form.elements].filter(isKept)) {
      const nth = isChoice(control) ? control.value : (counts.get(control.name) ?? 0)
      if (!isChoice(control)) counts.set(control.name, nth + 1)
      controls.set(JSON.stringify([control.name, nth]), control)
    }
    return controls
  }

  function contentOf(form) {
    const controls = [...controlsOf(form)].map(([key, control]) => {
      const { name, value, checked } = control
      return isChoice(control) ? { key, name, value, checked } : { key, name, value }
    })
    return { path: pathOf(form), nth: nthOf(form), controls }
  }

  function keep(key, forms) {
    const contents = forms.map(contentOf).filter(({ controls }) => controls.length > 0)
    write(key, { person, at: Date.now(), refused: false, forms: contents })
  }

  function write(key, value) {
    try {
      if (value === null) sessionStorage.removeItem(key)
      else sessionStorage.setItem(key, JSON.stringify(value))
    } catch {
      // A browser that stores nothing, or no more: then nothing is kept, and no page says that it was.
    }
  }

  function read(key) {
    try {
      const kept = JSON.parse(sessionStorage.getItem(key) ?? 'null')
      return kept !== null && Date.now() - kept.at < hour ? kept : null
    } catch {
      return null
    }
  }

  /** Puts the contents into the forms of this page that they are of; how many it found. */
  async function fillIn(contents) {
    let found = 0
    for (const content of contents) {
      const form = [...document.forms].find((one) => pathOf(one) === content.path && nthOf(one) === content.nth)
      if (form === undefined) continue
      found++
      const controls = controlsOf(form)
      const missing = content.controls.filter(
        ({ key, value, checked }) => !controls.has(key) && (checked ?? value !== ''),
      )
      if (missing.length > 0 && form.method === 'post') await makeAgain(form, content)
      else for (const { key, value, checked } of content.controls) putInto(controls.get(key), value, checked)
    }
    return found
  }

  function putInto(control, value, checked) {
    if (control === undefined || (checked === undefined ? control.value === value : control.checked === checked)) return
    if (checked === undefined) control.value = value
    else control.checked = checked
    // What was unfolded to be filled in is unfolded again.
    for (let outer = control.closest('details'); outer; outer = outer.parentElement.closest('details'))
      outer.open = true
    control.dispatchEvent(new Event(checked === undefined ? 'input' : 'change', { bubbles: true }))
  }

  /** A form that had more rows than a new one: the server makes it again from what was in it, and saves nothing. */
  function makeAgain(form, { path, controls }) {
    const [name, value] = (form.dataset.again ?? 'rows=1').split('=')
    const values = { [name]: value, token: form.elements.token.value }
    for (const control of controls.filter(({ checked }) => checked ?? true)) {
      const others = values[control.name]
      values[control.name] = others === undefined ? control.value : [others, control.value].flat()
    }
    return window.htmx.ajax('POST', path, { values, target: '#content', select: '#content', swap: 'outerHTML' })
  }

  function show(note) {
    for (const shown of document.querySelectorAll(`[data-typed="${note}"]`)) shown.hidden = false
  }

  let switching = false
  document.addEventListener('submit', ({ target: form }) => {
    const path = pathOf(form)
    switching = ['/language', '/theme'].includes(path)
    if (switching) keep(switched, [...document.forms])
    else if (path === '/sign-out') write(sent, null)
    else if (form.method === 'post' && path !== '/sign-in') keep(sent, [form])
  })
  document.addEventListener('htmx:beforeRequest', ({ target }) => {
    const form = target.closest('form')
    if (form?.method === 'post') keep(sent, [form])
  })

  // Nothing is lost by it, so nobody needs to be warned.
  addEventListener('beforeunload', (event) => switching && event.stopImmediatePropagation(), true)

  document.addEventListener('DOMContentLoaded', async () => {
    const language = read(switched)
    write(switched, null)
    if (language?.person === person) await fillIn(language.forms)

    const kept = read(sent)
    if (kept === null) return
    const refusedHere = document.querySelector('[data-typed="kept"]') !== null
    const samePerson = person === '' || person === kept.person
    if (samePerson && refusedHere) {
      write(sent, { ...kept, refused: true })
      show('kept')
    } else if (!samePerson || !kept.refused) {
      // Saved, corrected on its own page, or nobody's business here.
      write(sent, null)
    } else if (person !== '' && (await fillIn(kept.forms)) > 0) {
      write(sent, null)
      show('back')
    }
  })
}
