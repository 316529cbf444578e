import { themes } from '../theme.ts'
import type { Visit } from '../visit.ts'
import { Form } from './form.tsx'

/** Light, dark, or as the reader's system is. */
export function ThemeSwitch({ visit }: { readonly visit: Visit }) {
  const { say } = visit
  const names = { auto: say('themeAuto'), light: say('themeLight'), dark: say('themeDark') }
  return (
    <Form visit={visit} action="/theme" class="themes" aria-label={say('theme')}>
      <input type="hidden" name="back" value={visit.address} />
      {themes.map((theme) => (
        <button type="submit" name="theme" value={theme} aria-pressed={theme === visit.theme ? 'true' : 'false'}>
          {names[theme]}
        </button>
      ))}
    </Form>
  )
}
