import type { CaseDocument, ResolvedCategory } from 'casekeep'

/** A kind whose name a title begins or ends with, where the document is listed as another: it may be misfiled. */
type NamedKind = (document: Pick<CaseDocument, 'title' | 'kind'>) => string | undefined

/** For the kinds of a category; in whichever language a title is written. */
export function namedKindIn(category: ResolvedCategory): NamedKind {
  const named = Object.entries(category.kinds)
    .flatMap(([kind, { names }]) => [...new Set(Object.values(names))].map((name) => [kind, plain(name)] as const))
    .filter(([, name]) => tells(name))
    .sort(([, one], [, other]) => other.length - one.length)
  return ({ title, kind }) => {
    const written = plain(title)
    const found = named.find(([, name]) => written === name || begins(written, name) || ends(written, name))?.[0]
    return found === kind ? undefined : found
  }
}

function plain(text: string): string {
  return text.normalize('NFKC').toLowerCase().trim()
}

/** A short word such as "plan" stands at the end of too many titles to say anything. */
function tells(name: string): boolean {
  return /\p{Script=Han}/u.test(name) ? name.length >= 3 : name.length >= 8
}

const letter = /[\p{Script=Latin}\p{N}]/u
/** Latin words end where a letter does not follow; Chinese ones where they end. */
function begins(title: string, name: string): boolean {
  return title.startsWith(name) && !(letter.test(name.at(-1)!) && letter.test(title.charAt(name.length)))
}
function ends(title: string, name: string): boolean {
  const before = title.length - name.length
  return title.endsWith(name) && !(letter.test(name[0]!) && before > 0 && letter.test(title.charAt(before - 1)))
}
