import { type CommandName, commandNames, type OperationName } from '../../src/access/operations.ts'
import { rules } from '../../src/access/rules.ts'
import type { Locale } from '../../src/locales/locale.ts'
import { names } from '../../src/locales/names.ts'
import { findTerm, term } from '../../src/locales/terms.ts'
import type { Policy } from '../../src/policy/policy.ts'

const knowing = names(
  'whoever may know of what it tells; the rest is left out (P1.4)',
  '有权知悉者；无权知悉的内容不予显示（依据 P1.4）',
  '有權知悉者；無權知悉的內容不予顯示（依據 P1.4）',
)

const by = { 'zh-Hans': '依据', 'zh-Hant': '依據' } as const

/** The row of the table for a command; null for a query. */
export function ruleOf(operation: OperationName): (typeof rules)[CommandName] | null {
  return commandNames.some((name) => name === operation) ? rules[operation as CommandName] : null
}

/** Who may do it, and by which clause of the regulation. */
export function whoMay(operation: OperationName, policy: Policy, locale: Locale): string {
  const rule = ruleOf(operation)
  if (rule === null) return knowing[locale]
  const roles = policy.settings.reviewers.map((role) => term(`role.${role}`, locale))
  const who = rule.may.map((relation) => {
    const said = term(`relation.${relation}`, locale)
    if (relation !== 'reviewer') return said
    return locale === 'en' ? `${said} (${roles.join(', ')})` : `${said}（${roles.join('、')}）`
  })
  const clause = [rule.clause, findTerm(`clause.${rule.clause}`, locale) ?? []].flat().join(' ')
  return locale === 'en' ? `${who.join(' or ')} (${clause})` : `${who.join('或')}（${by[locale]} ${clause}）`
}
