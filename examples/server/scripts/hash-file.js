// The hash of a scan, made where it lies: of the file nothing is sent but that.
if (globalThis.crypto?.subtle === undefined) {
  // Browsers hash on secure pages alone; elsewhere the hash is typed.
  for (const chooser of document.querySelectorAll('[data-hash-for]')) chooser.closest('label').remove()
} else {
  document.addEventListener('change', async ({ target }) => {
    const field = document.getElementById(target.dataset?.hashFor ?? '')
    const [file] = target.files ?? []
    if (field === null || file === undefined) return
    const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', await file.arrayBuffer()))
    field.value = [...digest].map((byte) => byte.toString(16).padStart(2, '0')).join('')
    target.value = ''
    field.focus()
  })
}
