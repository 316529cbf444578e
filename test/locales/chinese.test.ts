import { describe, expect, test } from 'vitest'
import { texts, type Words } from '../../examples/server/language.ts'
import { type WordKey, words } from '../../examples/server/words.ts'
import { locales } from '../../src/locales/locale.ts'
import { english, foreign, mispunctuated, telltales } from './chinese.ts'
import { tables, wordTables } from './tables.ts'

describe.each(Object.entries(tables))('%s', (_name, table) => {
  test('is there', () => {
    expect(table.length).toBeGreaterThan(5)
  })

  test.each(locales)('%s is not empty, and in its own script and punctuation', (locale) => {
    const wrong = table.flatMap(({ at, texts }) => {
      const text = texts[locale]
      const found = [...foreign(text, locale), ...mispunctuated(text, locale), ...english(text, locale)]
      return text.trim() === '' || text !== text.trim() || found.length > 0 ? [`${at}: ${text} [${found}]`] : []
    })
    expect(wrong).toEqual([])
  })

  test('says the same things in every language', () => {
    const values = (text: string) => [...new Set(text.match(/\{\w+\}/g) ?? [])].sort()
    const uneven = table.filter(({ texts }) =>
      locales.some((locale) => values(texts[locale]).join() !== values(texts.en).join()),
    )
    expect(uneven).toEqual([])
  })
})

describe('the words of the console', () => {
  test('stand in one table each: a second one would take the place of the first', () => {
    const keys = wordTables.flatMap((table) => Object.keys(table))
    expect(keys.filter((key, index) => keys.indexOf(key) !== index)).toEqual([])
    expect(new Set(keys)).toEqual(new Set(Object.keys(words)))
  })

  test('of a number of things say one of them too', () => {
    const single = Object.keys(words).filter((key) => key.endsWith('One') && Object.hasOwn(words, key.slice(0, -3)))
    expect(single.length).toBeGreaterThan(5)
    for (const key of single) {
      expect(words[key as WordKey].en, key).not.toContain('{n}')
      expect(words[key.slice(0, -3) as WordKey].en, key).toContain('{n}')
    }
  })

  test('do not compile where a language is missing', () => {
    // @ts-expect-error Traditional Chinese is missing
    expect(texts('Save', '保存')).toMatchObject({ en: 'Save' })
    // @ts-expect-error Simplified Chinese is missing
    const words: Words = { save: { en: 'Save', 'zh-Hant': '儲存' } }
    expect(words.save?.['zh-Hans']).toBeUndefined()
  })
})

describe('what tells them apart', () => {
  test('finds the wrong script', () => {
    expect(telltales).toBeGreaterThan(300)
    expect(foreign('個案資料', 'zh-Hans')).toEqual(['個', '資'])
    expect(foreign('个案资料', 'zh-Hant')).toEqual(['个', '资'])
    expect(foreign('案 case', 'en')).toEqual(['案'])
    expect(foreign('著录', 'zh-Hans')).toEqual([])
    expect(foreign('著錄、制度', 'zh-Hant')).toEqual([])
  })

  test('finds half-width punctuation, blanks and quotation marks of the other script', () => {
    for (const wrong of ['个案,资料', '个案 资料', '个案(资料)', '说明: 个案', '「个案」']) {
      expect(mispunctuated(wrong, 'zh-Hans'), wrong).not.toEqual([])
    }
    expect(mispunctuated('“個案”', 'zh-Hant')).not.toEqual([])
    for (const right of ['个案，资料', '第 3 条', '个案 KH0001', '“个案”（资料）', '{n} 条']) {
      expect(mispunctuated(right, 'zh-Hans'), right).toEqual([])
    }
  })

  test('finds English in Chinese', () => {
    expect(english('请 save 资料', 'zh-Hans')).toEqual(['save'])
    expect(english('{n} 个 SHA-256，按 Ctrl+P', 'zh-Hans')).toEqual([])
  })
})
