import { locales } from 'casekeep'
import { languageNames } from '../language.ts'
import type { Visit } from '../visit.ts'
import { Form } from './form.tsx'

/** All languages, each by the name that it gives itself. */
export function LanguageSwitch({ visit }: { readonly visit: Visit }) {
  return (
    <Form visit={visit} action="/language" class="languages" aria-label={visit.say('language')}>
      <input type="hidden" name="back" value={visit.address} />
      {locales.map((language) => (
        <button
          type="submit"
          class="quiet"
          name="language"
          value={language}
          lang={language}
          aria-pressed={language === visit.language ? 'true' : 'false'}
        >
          {languageNames[language]}
        </button>
      ))}
    </Form>
  )
}
