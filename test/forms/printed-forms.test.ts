import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { handOverSlip, registerPages, requestForm, transferList } from '../../adapters/forms/index.ts'
import { type Locale, locales, type RequestItem, roles, standardPolicy } from '../../src/index.ts'
import { everyForm } from './every-form.ts'
import { hostile } from './hostile.ts'
import { readCodes } from './read-code.ts'
import { type ReadElement, readMarkup } from './read-markup.ts'
import {
  asked,
  departmentOf,
  handedOver,
  item,
  line,
  lines,
  nameOf,
  policy,
  sentList,
  titleOf,
  visitor,
} from './samples.ts'

const options = { policy, nameOf, departmentOf, titleOf }
const offered = { person: 'p-lin', at: '2026-03-03T02:00:00.000Z', form: null }
const signedForm = { person: 'p-mei', at: '2026-03-03T02:05:00.000Z', form: 'ab'.repeat(32) }
const textOf = (elements: readonly ReadElement[]) => elements[0]!.text
const named = (elements: readonly ReadElement[], name: string) => elements.filter((element) => element.name === name)
const boxes = (elements: readonly ReadElement[]) =>
  elements
    .filter(({ attributes }) => attributes.class?.startsWith('choice') && attributes.class !== 'choices')
    .map(({ text, attributes }) => `${attributes.class === 'choice ticked' ? 'x' : 'o'} ${text}`)

describe.each(everyForm(5))('$title', ({ title, number, make }) => {
  it('is called so in the regulation’s own words, and otherwise in the other languages', () => {
    const [english, simplified, traditional] = locales.map((locale) => readMarkup(make({ ...options, locale })))
    expect(named(traditional!, 'h1').map(({ text }) => text)).toEqual([title])
    expect(named(english!, 'h1')[0]!.text).toMatch(/^[A-Z][\w :-]+$/)
    expect(named(simplified!, 'h1')[0]!.text).not.toBe('')
    expect([english, simplified, traditional].map((elements) => elements![0]!.attributes.lang)).toEqual([...locales])
  })

  it('is one well-formed document that loads and runs nothing', () => {
    for (const locale of locales) {
      const markup = make({ ...options, locale })
      const elements = readMarkup(markup)
      const allowed =
        'html head meta title style body main header div p h1 h2 span strong table colgroup col thead tbody tr th td svg path'
      expect(elements.map(({ name }) => name).filter((name) => !allowed.split(' ').includes(name))).toEqual([])
      const outside = elements
        .flatMap(({ attributes }) => Object.keys(attributes))
        .filter((name) => /^(on|src|href)/.test(name))
      expect(outside).toEqual([])
      const style = named(elements, 'style')[0]!.text
      expect(style).not.toMatch(/url\(|@import|<|&/)
      expect(style).toContain('size: A4')
    }
  })

  it('its QR code says its number', () => {
    const codes = readCodes(readMarkup(make(options)))
    if (number !== null) expect(codes).toEqual([number])
    else expect(codes).toHaveLength(5)
  })

  it('its lists repeat their heading on every page', () => {
    const elements = readMarkup(make(options))
    const lists = named(elements, 'table').filter(({ attributes }) => attributes.class?.startsWith('list'))
    expect(lists.length).toBeGreaterThan(0)
    expect(named(elements, 'thead')).toHaveLength(lists.length)
  })
})

describe('a request form', () => {
  it('P6.2, P7.2: has a place for every opinion, filled in where it is decided', () => {
    const elements = readMarkup(requestForm(asked('loan', 5), options))
    const headings = named(elements, 'th').map(({ text }) => text)
    expect(headings).toEqual(
      expect.arrayContaining([
        '申請人簽字',
        '部門負責人意見業務部',
        '檔案管理部門負責人意見',
        '公司分管領導意見原定：部門負責人審批人：趙建華、陳國棟',
      ]),
    )
    // Decided; still open; and two people who both have to.
    expect(boxes(elements)).toEqual(['x 同意', 'o 駁回', 'o 同意', 'o 駁回', 'o 同意', 'o 駁回', 'o 同意', 'o 駁回'])
    const text = textOf(elements)
    expect(text).toContain('簽字：吳志明（代 陳國棟）（系統內簽署）日期：2026-03-02 14:30')
    expect(text).toContain('不予提供的序號： 2–3')
    expect(text.match(/________年____月____日/g)).toHaveLength(3)
  })

  it.each([
    [null, '依制度規定的最長期限'],
    [3, '3 個工作日'],
  ])('a loan of %j days says how long: %s', (days, said) => {
    const whole = asked('loan', 1)
    expect(textOf(readMarkup(requestForm({ ...whole, request: { ...whole.request, days } }, options)))).toContain(said)
  })

  it('says how many copies were asked for, and leaves a place for how many are permitted', () => {
    const whole = asked('consultation', 1)
    const said = (request: object) =>
      named(readMarkup(requestForm({ ...whole, request: { ...whole.request, ...request } }, options)), 'td').map(
        ({ text }) => text,
      )
    expect(said({})).toContain('申請：3，批准：____')
    expect(said({ decided: '2026-03-03T00:00:00Z', copies: { asked: 3, allowed: 2, made: 1 } })).toContain(
      '申請：3，批准：2，已製：1',
    )
  })

  it('a rejection and a step that fell away have no empty places', () => {
    const whole = asked('loan', 1)
    const [first, second] = whole.steps
    const rejected = {
      ...first!,
      state: 'rejected',
      decisions: [{ ...first!.decisions[0]!, verdict: 'reject' }],
    } as const
    const elements = readMarkup(requestForm({ ...whole, steps: [rejected, { ...second!, state: 'dropped' }] }, options))
    expect(boxes(elements)).toEqual(['o 同意', 'x 駁回'])
    expect(textOf(elements)).toContain('不再需要')
    expect(textOf(elements)).not.toContain('____年')
  })

  it('every role that may decide has a place of its own, in every language', () => {
    const whole = asked('loan', 1)
    for (const locale of locales) {
      const steps = roles.map((role, step) => ({ ...whole.steps[1]!, role, step }))
      const elements = readMarkup(requestForm({ ...whole, steps }, { policy, locale }))
      const places = named(elements, 'th').slice(-roles.length)
      expect(new Set(places.map(({ text }) => text)).size).toBe(roles.length)
    }
  })

  it('what is asked for by description has no items yet', () => {
    const whole = asked('loan', 0)
    const request = { ...whole.request, description: '去年的驗收報告', outsider: visitor }
    const text = textOf(readMarkup(requestForm({ ...whole, request }, options)))
    expect(text).toContain('去年的驗收報告')
    expect(text).toContain('李文（安永審計）')
    expect(text).toContain('由檔案管理部門確認')
  })

  it('says what was decided of each, whatever became of it since', () => {
    const whole = asked('loan', 1)
    const results = (items: readonly RequestItem[], reason: string | null = null, locale: Locale = 'en') => {
      const elements = readMarkup(
        requestForm({ ...whole, request: { ...whole.request, reason }, items }, { ...options, locale }),
      )
      // The sixth cell of each line of the items.
      const cells = named(elements, 'td').filter(
        ({ attributes }) => attributes.class === 'count' || attributes.class === 'plain',
      )
      return items.map((_, index) => cells[index * 6 + 5]!.text)
    }
    const since = ['granted', 'offered', 'inReading', 'out', 'returning', 'returned', 'lost', 'settled'] as const
    expect(
      new Set(results(since.map((state, index) => item(index + 1, { state, reason: 'Lost on a train' })))),
    ).toEqual(new Set(['granted']))
    const against = ['asked', 'refused', 'withdrawn', 'expired'] as const
    const items = against.map((state, index) => item(index + 1, { state }))
    expect(results(items)).toEqual(['', 'refused', 'withdrawn', 'lapsed'])
    expect(results(items, null, 'zh-Hant')).toEqual(['', '不予提供', '已撤回', '已失效'])
    expect(results(items, null, 'zh-Hans')).toEqual(['', '不予提供', '已撤回', '已失效'])
    const refused = [item(1, { state: 'refused', reason: 'Not needed' })]
    expect(results(refused)).toEqual(['refused: Not needed'])
    expect(results(refused, 'Not needed')).toEqual(['refused'])
  })

  it('says once why it was rejected: as the opinion of who did', () => {
    const whole = asked('loan', 3)
    const [first] = whole.steps
    const decisions = [{ ...first!.decisions[0]!, verdict: 'reject', reason: 'Ask for a copy', refused: [] }] as const
    const rejected = {
      request: { ...whole.request, state: 'rejected', reason: 'Ask for a copy' },
      items: whole.items.map((one) => ({ ...one, state: 'refused' as const, reason: 'Ask for a copy' })),
      steps: [{ ...first!, state: 'rejected', decisions }],
    } as const
    expect(textOf(readMarkup(requestForm(rejected, options))).split('Ask for a copy')).toHaveLength(2)
    // Nothing was found: no approver said so.
    const nothing = { ...rejected, items: [], steps: [] }
    expect(textOf(readMarkup(requestForm(nothing, options))).split('Ask for a copy')).toHaveLength(2)
  })

  it.each([
    ['en', [2], 'Not granted: item 2'],
    ['en', [2, 3], 'Not granted: items 2–3'],
    ['zh-Hant', [2], '不予提供的序號： 2'],
  ] as const)('says of one item that it is one (%s, %j)', (locale, refused, said) => {
    const whole = asked('loan', 4)
    const [first] = whole.steps
    const steps = [{ ...first!, decisions: [{ ...first!.decisions[0]!, refused }] }]
    const cells = named(readMarkup(requestForm({ ...whole, steps }, { ...options, locale })), 'div')
    expect(cells.some(({ text }) => text.endsWith(said))).toBe(true)
  })

  it('of what nothing is known the level is not known either', () => {
    const whole = asked('loan', 0)
    for (const [level, said] of [
      [null, ''],
      ['public', 'Public'],
    ] as const) {
      const elements = readMarkup(
        requestForm({ ...whole, request: { ...whole.request, level } }, { policy, locale: 'en' }),
      )
      const heads = named(elements, 'th')
      const cells = named(elements, 'td')
      const nth = heads.findIndex(({ text }) => text === 'Level')
      expect(cells[nth]!.text).toBe(said)
    }
  })

  it('a document above the reader’s clearance is not named', () => {
    const whole = asked('loan', 1)
    const elements = readMarkup(requestForm({ ...whole, items: [item(1, { document: null })] }, { policy }))
    expect(named(elements, 'td').map(({ text }) => text)).toContain('（不顯示）')
  })
})

describe('a hand-over slip', () => {
  it('P7.2: both sides sign each time, and what changed hands at once is one line', () => {
    const elements = readMarkup(handOverSlip(handedOver('loan', 9), options))
    const headings = named(elements, 'th').map(({ text }) => text)
    expect(headings).toEqual(expect.arrayContaining(['經手人簽字', '借閱人簽字', '歸還人簽字']))
    const cells = named(elements, 'td').map(({ text }) => text)
    expect(cells).toEqual(expect.arrayContaining(['1–2、4–5', '3、6', '7–9', '1–3', '4–9']))
    expect(cells).toContain('簽字：林雅婷（紙本簽署）日期：2026-03-17 01:00')
    expect(boxes(elements).slice(0, 3)).toEqual(['o 完好', 'x 缺頁', 'o 破損'])
  })

  it('is for the items that are named, and otherwise for what was granted', () => {
    const whole = handedOver('loan', 6)
    const numbers = (items?: readonly number[]) =>
      [...new Set(textOf(readMarkup(handOverSlip(whole, { policy, items }))).match(/KH0001-00\d/g))].join(' ')
    expect(numbers([2, 4])).toBe('KH0001-002 KH0001-004')
    expect(numbers()).toBe('KH0001-001 KH0001-002 KH0001-003 KH0001-004 KH0001-005 KH0001-006')
    const refused = { ...whole, items: whole.items.map((one) => ({ ...one, state: 'refused' as const })) }
    expect(textOf(readMarkup(handOverSlip(refused, { policy })))).not.toContain('KH0001-001')
  })

  it.each([
    ['en', 'opened in the system', 'Date: 2026-03-03 10:00'],
    ['zh-Hans', '系统内开放', '日期：2026-03-03 10:00'],
    ['zh-Hant', '系統內開放', '日期：2026-03-03 10:00'],
  ] as const)(
    'P7.2: what is electronic is opened in the system, and nobody signs for it (%s)',
    (locale, said, when) => {
      const whole = handedOver('consultation', 6)
      const items = [
        { ...whole.items[2]!, state: 'inReading' as const, givenBack: null, takenBack: null, offered, received: null },
      ]
      const elements = readMarkup(handOverSlip({ ...whole, items }, { ...options, locale }))
      const signs = named(elements, 'td').filter(({ attributes }) => attributes.class === 'signs')
      // It ends by itself: nothing is brought back, and nobody signs that either.
      expect(signs.map(({ text }) => text)).toEqual([expect.stringContaining('林雅婷'), said + when])
      expect(boxes(elements)).toEqual([])
      // Whoever handed it over has not borrowed it.
      const old = [{ ...items[0]!, received: offered }]
      const again = readMarkup(handOverSlip({ ...whole, items: old }, { ...options, locale }))
      expect(textOf(again).split('林雅婷')).toHaveLength(2)
    },
  )

  it('P6.1: who borrows is the outsider, and theirs is the signature', () => {
    const whole = handedOver('loan', 1)
    const request = { ...whole.request, outsider: visitor }
    const slip = (more: object) => {
      const items = [{ ...whole.items[0]!, state: 'granted' as const, offered: null, received: null, ...more }]
      return readMarkup(handOverSlip({ ...whole, request, items }, options))
    }
    const elements = slip({})
    expect(textOf(elements)).toContain('借閱人李文（安永審計）申請人陳美玲')
    const signs = (of: readonly ReadElement[]) =>
      named(of, 'td').flatMap(({ attributes, text }) => (attributes.class === 'signs' ? [text] : []))
    // Those of the archive stay without a name.
    expect(signs(elements).map((text) => text.includes('李文'))).toEqual([false, true, true, false])
    const received = { person: visitor.person, at: '2026-03-03T02:05:00.000Z', form: 'ab'.repeat(32) }
    for (const medium of ['paper', 'electronic']) {
      expect(signs(slip({ state: 'out', medium, offered, received }))[1]).toBe(
        '簽字：李文（紙本簽署）日期：2026-03-03 10:05',
      )
    }
  })

  it('what was lost came back in no condition', () => {
    const whole = handedOver('loan', 1)
    const of = (more: object) => {
      const items = [{ ...whole.items[0]!, ...more }]
      return named(readMarkup(handOverSlip({ ...whole, items }, { policy })), 'td').map(({ text }) => text)
    }
    expect(of({ state: 'lost' })).toContain('已遺失')
    expect(of({ state: 'settled', settled: 'replaced' })).toContain('已補件')
  })
})

describe('a printed register', () => {
  it.each([
    ['loan', 'out', '系統內開放2026-03-03'],
    ['consultation', 'inReading', '系統內開放2026-03-03 10:00'],
  ] as const)('P7.2: what is electronic is opened, in the place of the signature of a %s', (kind, state, said) => {
    const [electronic, onForm] = [item(3, { state, offered }), item(6, { state, offered, received: signedForm })]
    const pages = registerPages([line('JY2026-0001', electronic), line('JY2026-0001', onForm)], { ...options, kind })
    const cells = named(readMarkup(pages), 'td').map(({ text }) => text)
    expect(cells).toContain(said)
    expect(cells.filter((text) => text.startsWith('林雅婷'))).toHaveLength(2)
    expect(cells.filter((text) => text.startsWith('系統內開放'))).toHaveLength(1)
  })

  it('P6.2: has the copies and their marks, and says in what it counts the days that are late', () => {
    const counted = standardPolicy({ locale: 'zh-Hant', settings: { loans: { overdueCounts: 'openHours' } } })
    const one = item(1, { state: 'out', due: '2026-03-17', late: 5, copies: 2, copyMark: '複本 1' })
    const pages = registerPages([line('JY2026-0001', one)], { ...options, policy: counted, kind: 'loan' })
    const cells = named(readMarkup(pages), 'td').map(({ text }) => text)
    expect(cells).toEqual(expect.arrayContaining(['2複本 1', '2026-03-17逾期時數（開放時間）：5']))
  })

  it('P7.2: every line has who signed and when, and a code of its request unless none is wanted', () => {
    const pages = (codes?: boolean) => readMarkup(registerPages(lines('loan', 10), { ...options, kind: 'loan', codes }))
    const elements = pages()
    expect(named(elements, 'td').map(({ text }) => text)).toEqual(
      expect.arrayContaining(['林雅婷2026-03-03', '2026-03-17已逾期逾期天數（工作日）：3']),
    )
    expect(readCodes(elements)).toEqual(Array.from({ length: 10 }, () => 'JY2026-0001'))
    expect(readCodes(pages(false))).toEqual([])
    expect(named(elements, 'style')[0]!.text).toContain('size: A4 landscape')
  })
})

describe('a transfer list', () => {
  it('P5.2: has the batches, their sum, what the archive found, and both sides’ signatures', () => {
    const { documents, ...received } = sentList(5)
    const elements = readMarkup(transferList(received, options))
    const cells = named(elements, 'td').map(({ text }) => text)
    expect(cells).toEqual(
      expect.arrayContaining(['KH0005-P01', '已接收', '已拒收', '缺少簽章頁；頁數與清單不符', '11']),
    )
    expect(cells).toContain('簽字：陳美玲（系統內簽署）日期：2026-03-02 10:00')
    expect(cells).toContain('簽字：林雅婷（紙本簽署）日期：2026-03-04 11:00')
    const sent = readMarkup(transferList(sentList(1), options))
    expect(named(sent, 'td').at(-1)!.text).toBe('簽字：日期：________年____月____日')
    const listed = readMarkup(transferList(received, { ...options, documents }))
    expect(named(listed, 'h2').map(({ text }) => text)).toEqual(['明細', '移交資料目錄', '簽字'])
  })

  it('lists the documents of its own batches alone', () => {
    const { documents, ...whole } = sentList(2)
    const others = documents.map((one) => ({ ...one, batch: 'KH0009-P01', title: 'elsewhere' }))
    expect(transferList(whole, { policy, documents: others })).not.toContain('elsewhere')
  })
})

describe('whatever text comes in', () => {
  const shown = (text: string) => text.replace(/(?![\t\n])[\p{Cc}\p{Cs}\uFFFE\uFFFF]/gu, '\uFFFD')

  it('stands on the form as text, and the form stays well-formed', () => {
    const texts = fc.record({
      name: hostile(),
      title: hostile(),
      purpose: hostile(),
      company: hostile(),
      reason: hostile(),
    })
    fc.assert(
      fc.property(texts, fc.constantFrom(...locales), ({ name, title, purpose, company, reason }, locale) => {
        const whole = handedOver('loan', 3)
        const outsider = { person: name, name, organization: company, sponsor: title }
        const request = { ...whole.request, purpose, number: `JY${name}`, outsider, description: title, reason }
        const steps = whole.steps.map((step) => ({
          ...step,
          decisions: step.decisions.map((decision) => ({ ...decision, reason })),
        }))
        const items = whole.items.map((one) => ({ ...one, reason, remark: reason, person: name, due: reason }))
        const hosts = { policy, locale, company, nameOf: () => name, titleOf: () => title, departmentOf: () => title }
        const { documents, transfer, items: batches } = sentList(2)
        const sent = {
          transfer: { ...transfer, note: purpose },
          items: batches.map((batch) => ({ ...batch, reasons: [reason] })),
        }
        const all = { request, items, steps }
        const made = [
          requestForm(all, hosts),
          handOverSlip(all, hosts),
          registerPages(
            items.map((one) => ({ ...line('JY2026-0001', one), outsider })),
            { ...hosts, kind: 'loan', requests: [{ ...request, number: 'JY2026-0001' }] },
          ),
          transferList(sent, { ...hosts, documents: documents.map((one) => ({ ...one, title, author: name })) }),
        ].map(readMarkup)
        for (const elements of made) {
          const kinds = new Set(elements.map((element) => element.name))
          for (const kind of ['script', 'img', 'a', 'iframe']) expect(kinds.has(kind)).toBe(false)
          expect(named(elements, 'style')).toHaveLength(1)
          expect(textOf(elements)).toContain(shown(purpose))
        }
        expect(textOf(made[0]!)).toContain(shown(title))
      }),
      { numRuns: 60 },
    )
  })
})
