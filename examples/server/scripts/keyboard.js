// Shortcuts for those who work here all day; every page works without them. They never fire while somebody types or
// holds a modifier, and can be turned off in the help dialog (WCAG 2.1.4).
{
  const root = document.documentElement
  const off = 'casekeep.shortcuts.off'
  const help = () => document.getElementById('shortcuts')
  const isOff = () => {
    try {
      return localStorage.getItem(off) === 'yes'
    } catch {
      return false
    }
  }
  let begun = 0

  const menuEntry = (key) => document.querySelector(`.menu-bar a[data-key="${key}"]`)
  // A box to tick takes no letters; one in a dialog that has just closed may still hold the focus.
  const typed = 'input:not([type="checkbox"], [type="radio"]), textarea, select, [contenteditable]'
  const isTyping = (target) => target instanceof Element && target.closest(typed)
  const rows = () =>
    [...document.querySelectorAll('main tbody tr, main .rows > li')]
      .map((row) => row.querySelector('a[href]'))
      .filter((link) => link?.checkVisibility?.() ?? link)
  const move = (by) => {
    const links = rows()
    if (links.length === 0) return
    const row = document.activeElement?.closest('tbody tr, .rows > li')
    const at = row === null ? -1 : links.findIndex((link) => row?.contains(link))
    const to = at < 0 ? (by > 0 ? 0 : links.length - 1) : Math.min(links.length - 1, Math.max(0, at + by))
    links[to].focus()
    links[to].closest('tr, li').scrollIntoView({ block: 'nearest' })
  }
  const open = () => {
    const dialog = help()
    if (dialog === null || dialog.open) return
    dialog.querySelector('[name="shortcuts"]').checked = !isOff()
    dialog.showModal()
  }
  const acts = {
    '/': () => {
      const search = document.getElementById('quick')
      search?.focus()
      search?.select()
    },
    '?': open,
    j: () => move(1),
    k: () => move(-1),
    g: () => {
      begun = Date.now()
    },
  }

  addEventListener('keydown', (event) => {
    if (event.key === 'Escape') return closeMenus(null, true)
    if (event.defaultPrevented || event.isComposing || event.ctrlKey || event.metaKey || event.altKey) return
    if (isOff() || isTyping(event.target) || document.querySelector('dialog[open]')) return
    const place = Date.now() - begun < 1500 && /^[a-z]$/.test(event.key) && menuEntry(event.key)
    begun = 0
    if (place) {
      event.preventDefault()
      place.click()
    } else if (Object.hasOwn(acts, event.key)) {
      event.preventDefault()
      acts[event.key]()
    }
  })

  // A menu that is open closes by Esc, which gives the focus back to it, and by a click elsewhere.
  const closeMenus = (but, refocus = false) => {
    for (const menu of document.querySelectorAll('details.menu[open]')) {
      if (menu === but) continue
      if (refocus && menu.contains(document.activeElement)) menu.querySelector('summary').focus()
      menu.open = false
    }
  }
  addEventListener('click', (event) => {
    const target = event.target instanceof Element ? event.target : null
    closeMenus(target?.closest('details.menu') ?? null)
    if (target?.closest('[data-opens="shortcuts"]')) {
      closeMenus(null)
      open()
    } else if (target?.closest('[data-closes]') || target === help()) help()?.close()
  })
  addEventListener('change', (event) => {
    if (event.target.name !== 'shortcuts') return
    try {
      if (event.target.checked) localStorage.removeItem(off)
      else localStorage.setItem(off, 'yes')
    } catch {
      // Kept nowhere: it holds for this page only by closing it.
    }
  })

  // What a filter found is said to those who do not see it.
  addEventListener('htmx:afterSettle', () => {
    const said = document.getElementById('said')
    if (said !== null) said.textContent = document.querySelector('.results')?.textContent ?? ''
  })

  // What is wrong with a form is read first.
  const summary = () => document.querySelector('.problems[tabindex]')?.focus()
  root.classList.add('scripted')
  if (document.readyState === 'loading') addEventListener('DOMContentLoaded', summary)
  else summary()
}
