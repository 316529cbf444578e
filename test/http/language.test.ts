import { httpHandler, problemCodes } from 'casekeep/http'
import { describe, expect, it } from 'vitest'
import { localeOf, negotiate } from '../../adapters/http/language.ts'
import { problems } from '../../adapters/http/problems.ts'
import { type AnyArchive, type Locale, locales, type Policy, standardPolicy } from '../../src/index.ts'
import { people } from '../support/people.ts'
import { act, client, openSite, type Sending } from './site.ts'

describe('a language tag', () => {
  it.each<[string, Locale | null]>([
    ['en', 'en'],
    ['EN-gb', 'en'],
    ['zh', 'zh-Hans'],
    ['zh-CN', 'zh-Hans'],
    ['zh-SG', 'zh-Hans'],
    ['zh-TW', 'zh-Hant'],
    ['zh-hk', 'zh-Hant'],
    ['zh-MO', 'zh-Hant'],
    ['zh-Hant', 'zh-Hant'],
    ['zh-Hant-CN', 'zh-Hant'],
    ['zh-Hans-HK', 'zh-Hans'],
    ['fr', null],
    ['zha', null],
    ['enm', null],
    ['*', null],
  ])('%s asks for %s', (tag, locale) => expect(localeOf(tag)).toBe(locale))
})

describe('Accept-Language', () => {
  it.each<[string | null, readonly Locale[], Locale]>([
    [null, ['zh-Hant', 'en'], 'zh-Hant'],
    ['', ['zh-Hans'], 'zh-Hans'],
    ['zh-TW, en;q=0.8', ['en'], 'zh-Hant'],
    ['en;q=0.8, zh-TW', ['en'], 'zh-Hant'],
    ['fr, de;q=0.9', ['zh-Hans', 'en'], 'zh-Hans'],
    ['fr, zh-CN;q=0.1', ['en'], 'zh-Hans'],
    ['en, zh', ['zh-Hans'], 'en'],
    ['*', ['zh-Hant', 'en'], 'zh-Hant'],
    ['fr, *;q=0.5', ['zh-Hans'], 'zh-Hans'],
    ['en;q=0.2, *;q=0.9', ['en', 'zh-Hant'], 'zh-Hant'],
    ['en, *', ['zh-Hant'], 'en'],
    ['en;q=0', ['en', 'zh-Hant'], 'zh-Hant'],
    ['en;q=0, *', ['en'], 'zh-Hans'],
    ['en;q=0, zh-Hans;q=0, zh-Hant;q=0', ['zh-Hant'], 'zh-Hant'],
    ['en;q=0.1, zh-Hans;q=0.2, zh-Hant;q=0.3, *', ['en'], 'zh-Hant'],
    ['*;q=0', ['zh-Hans'], 'zh-Hans'],
    ['zh-TW;q=0.5, zh-HK;q=0.9, en;q=0.7', ['en'], 'zh-Hant'],
    ['zh-TW ; q=1.000', ['en'], 'zh-Hant'],
    ['zh-TW;q=1.5, en;q=0.1', ['zh-Hans'], 'en'],
    ['zh-TW;q=abc', ['zh-Hans'], 'zh-Hans'],
    [';;;,,, =, zh_TW, 😀, "zh-TW"', ['zh-Hans'], 'zh-Hans'],
    [`${'x,'.repeat(60)}zh-TW`, ['en'], 'en'],
    ['q=1;zh-TW', [], 'en'],
  ])('%s, otherwise %j: %s', (header, otherwise, locale) => expect(negotiate(header, otherwise)).toBe(locale))
})

describe('an answer', () => {
  const policyIn = (locale: Locale) => standardPolicy({ version: 'test-2', locale }) as Policy
  const policies = { en: policyIn('en'), 'zh-Hans': policyIn('zh-Hans'), 'zh-Hant': policyIn('zh-Hant') }
  const detailOf = async (sending: Sending, locale: Locale = 'en') => {
    const site = openSite({ policy: policies[locale] })
    const { body, headers } = await site.send('GET', '/cases/KH0001', sending)
    return [body.title, body.detail, headers.get('content-language'), headers.get('vary')]
  }
  const english = ['Not found', 'There is no case file KH0001.', 'en', 'accept-language']
  const simplified = ['未找到', '找不到个案 KH0001。', 'zh-Hans', 'accept-language']
  const traditional = ['找不到', '找不到個案 KH0001。', 'zh-Hant', 'accept-language']
  const asking = (language: string) => ({ 'accept-language': language })

  it("is in the language asked for, before the actor's and the policy's", async () => {
    expect(await detailOf({ locale: 'zh-Hans', headers: asking('zh-TW') }, 'en')).toEqual(traditional)
    expect(await detailOf({ locale: 'zh-Hans', headers: asking('en-GB, *;q=0.1') }, 'zh-Hant')).toEqual(english)
  })

  it("is in the actor's where none is named, before the policy's", async () => {
    expect(await detailOf({ locale: 'zh-Hans' }, 'zh-Hant')).toEqual(simplified)
    expect(await detailOf({ locale: 'zh-Hans', headers: asking('fr, *') }, 'zh-Hant')).toEqual(simplified)
  })

  it("is in the policy's where neither says anything", async () => {
    expect(await detailOf({}, 'zh-Hant')).toEqual(traditional)
    expect(await detailOf({ headers: asking('fr') }, 'zh-Hans')).toEqual(simplified)
    expect(await detailOf({})).toEqual(english)
  })

  it('to nobody is in the language asked for too', async () => {
    const { body, headers } = await openSite().send('GET', '/cases', { as: null, headers: asking('zh-HK') })
    expect([body.title, body.detail, headers.get('content-language')]).toEqual(['尚未登入', '請先登入。', 'zh-Hant'])
  })

  it('says beside each field what is wrong with it', async () => {
    const site = openSite()
    const sending = { body: { category: 'client', title: '', fields: { name: 1 } } }
    const messages = async (language: string) => {
      const answer = await site.send('POST', '/cases', { ...sending, headers: asking(language) })
      return (answer.body.details!.errors as unknown as { message: string }[]).map(({ message }) => message)
    }
    const [inEnglish, inSimplified, inTraditional] = [
      await messages('en'),
      await messages('zh-CN'),
      await messages('zh-TW'),
    ]
    expect(inEnglish[0]).toBe('is required')
    expect(inSimplified[0]).toBe('必须填写')
    expect(inTraditional[0]).toBe('必須填寫')
    expect(new Set([inEnglish[1], inSimplified[1], inTraditional[1]]).size).toBe(3)
  })

  it('runs the desk in its language', async () => {
    const { archive } = openSite()
    const seen: (Locale | undefined)[] = []
    const watched: AnyArchive = {
      ...archive,
      as: (actor) => {
        const desk = archive.as(actor)
        return {
          run: (operation, input) => {
            seen.push(actor.locale)
            return desk.run(operation, input)
          },
        }
      },
    }
    const handle = httpHandler(watched, { authenticate: () => ({ ...people.ann, locale: 'zh-Hans' }) })
    const ask = (headers: Record<string, string>) => handle(new Request('https://records.example/cases', { headers }))
    await ask(asking('zh-TW'))
    await ask({})
    await ask(asking('en'))
    expect(seen).toEqual(['zh-Hant', 'zh-Hans', 'en'])
  })

  it('that may be in another language says so to caches, whatever it is', async () => {
    const site = openSite()
    await act(site, '/cases', client)
    expect((await site.get('/cases/KH0001')).headers.get('vary')).toBe('accept-language')
  })
})

describe('titles', () => {
  it.each(locales)('are there for every code in %s, and differ from those of other languages', (locale) => {
    for (const code of problemCodes) {
      const title = problems[code].title[locale]
      expect(title).not.toBe('')
      expect(/\p{Script=Han}/u.test(title), code).toBe(locale !== 'en')
    }
  })

  it('do not compile where a language is missing', () => {
    const { 'zh-Hant': _left, ...others } = problems.NOT_FOUND.title
    // @ts-expect-error Property 'zh-Hant' is missing
    const title: typeof problems.NOT_FOUND.title = others
    expect(Object.keys(title)).toEqual(['en', 'zh-Hans'])
  })
})
