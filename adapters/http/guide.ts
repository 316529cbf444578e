import type { Locale } from '../../src/locales/locale.ts'
import { names } from '../../src/locales/names.ts'

/** One thing that holds for all operations. Code stands in backticks. */
export interface GuideSection {
  readonly id: string
  readonly title: Readonly<Record<Locale, string>>
  readonly text: Readonly<Record<Locale, string>>
}

/** What the whole is for. */
export const purpose = names(
  'Case files, their documents, their way into the archive, and how they are consulted and lent.',
  '个案、个案资料及其归档、查阅与借阅。',
  '個案、個案資料及其歸檔、查閱與借閱。',
)

/** What a client has to know before its first request. */
export const guide: readonly GuideSection[] = [
  {
    id: 'days-and-numbers',
    title: names('Days and numbers', '日期与编号', '日期與編號'),
    text: names(
      'Days are plain dates (`YYYY-MM-DD`) in the policy’s time zone; some may be months (`YYYY-MM`), which count as ' +
        'their last day. Moments are UTC (ISO 8601). Numbers such as `KH0001` are given once and never again.',
      '日期为制度所定时区的日期（`YYYY-MM-DD`）；部分项目可只填月份（`YYYY-MM`），以该月最后一日计。时刻为 UTC（ISO 8601）。' +
        '`KH0001` 之类的编号一经给出，不再重复使用。',
      '日期為制度所定時區的日期（`YYYY-MM-DD`）；部分項目可只填月份（`YYYY-MM`），以該月最後一日計。時刻為 UTC（ISO 8601）。' +
        '`KH0001` 之類的編號一經給出，不再重複使用。',
    ),
  },
  {
    id: 'versions',
    title: names('Versions', '版本', '版本'),
    text: names(
      'What has a `version` comes with an `ETag`. Sent back as `If-Match`, it keeps a command from resting on what is no ' +
        'longer so: the command is refused with 412 and `STALE`. `version` in the body does the same. A query with ' +
        '`If-None-Match` is answered 304 while nothing has changed that you may see.',
      '带有 `version` 的内容附有 `ETag`。以 `If-Match` 送回，可避免根据已变动的内容操作：此时命令以 412 和 `STALE` 拒绝。' +
        '在请求正文中填写 `version` 效果相同。查询附上 `If-None-Match` 时，若您可见的内容没有变动，则返回 304。',
      '帶有 `version` 的內容附有 `ETag`。以 `If-Match` 送回，可避免根據已變動的內容操作：此時命令以 412 和 `STALE` 拒絕。' +
        '在請求正文中填寫 `version` 效果相同。查詢附上 `If-None-Match` 時，若您可見的內容沒有變動，則回應 304。',
    ),
  },
  {
    id: 'idempotency',
    title: names('Sending a command twice', '重复发送命令', '重複發送命令'),
    text: names(
      'A command may carry an `Idempotency-Key`, a name of your own for this one act (or `idempotencyKey` in the body). ' +
        'Sent again with the same input it does nothing and answers as the first time; with another input it is refused ' +
        'with 422 and `IDEMPOTENCY_KEY_REUSED`. Keys are each person’s own. Queries pass it over.',
      '命令可附上 `Idempotency-Key`，即您为这一次操作所取的名称（或在请求正文中填写 `idempotencyKey`）。以相同输入再次发送时，' +
        '不会重复执行，并返回与首次相同的结果；输入不同时，以 422 和 `IDEMPOTENCY_KEY_REUSED` 拒绝。各人的名称互不相干。查询不理会此标头。',
      '命令可附上 `Idempotency-Key`，即您為這一次操作所取的名稱（或在請求正文中填寫 `idempotencyKey`）。以相同輸入再次發送時，' +
        '不會重複執行，並回應與首次相同的結果；輸入不同時，以 422 和 `IDEMPOTENCY_KEY_REUSED` 拒絕。各人的名稱互不相干。查詢不理會此標頭。',
    ),
  },
  {
    id: 'lists',
    title: names('Lists', '列表', '清單'),
    text: names(
      'A list gives `next`, and the address of its next page in `Link` with `rel="next"`. Send `next` as `after`; on the ' +
        'last page it is `null`. Pages stay in order while records are added.',
      '列表给出 `next`，并在 `Link`（`rel="next"`）中给出下一页的地址。以 `after` 送回 `next` 即得下一页；最后一页为 `null`。' +
        '期间新增记录，不影响翻页顺序。',
      '清單給出 `next`，並在 `Link`（`rel="next"`）中給出下一頁的位址。以 `after` 送回 `next` 即得下一頁；最後一頁為 `null`。' +
        '期間新增記錄，不影響翻頁順序。',
    ),
  },
  {
    id: 'language',
    title: names('Language', '语言', '語言'),
    text: names(
      'What people read comes in `en`, `zh-Hans` or `zh-Hant`: the one that `Accept-Language` asks for; where it names ' +
        'none of them, that of whoever is signed in; else that of the policy. `Content-Language` says which.',
      '供人阅读的内容有 `en`、`zh-Hans`、`zh-Hant` 三种语言：以 `Accept-Language` 所要求者为先；其中没有这三种时，用登录人的语言；' +
        '再其次用制度的语言。`Content-Language` 标明所用语言。',
      '供人閱讀的內容有 `en`、`zh-Hans`、`zh-Hant` 三種語言：以 `Accept-Language` 所要求者為先；其中沒有這三種時，用登入人的語言；' +
        '再其次用制度的語言。`Content-Language` 標明所用語言。',
    ),
  },
  {
    id: 'errors',
    title: names('Errors', '错误', '錯誤'),
    text: names(
      'Errors are `application/problem+json` (RFC 9457): `code` and `details` are for programs, `title` and `detail` for ' +
        'people. What is not there and what you may not know of give the same answer.',
      '错误以 `application/problem+json`（RFC 9457）表示：`code` 和 `details` 供程序使用，`title` 和 `detail` 供人阅读。' +
        '不存在的内容与您无权知悉的内容，回复完全相同。',
      '錯誤以 `application/problem+json`（RFC 9457）表示：`code` 和 `details` 供程式使用，`title` 和 `detail` 供人閱讀。' +
        '不存在的內容與您無權知悉的內容，回應完全相同。',
    ),
  },
]

/** The guide as the description of an OpenAPI document, in CommonMark. */
export function guideText(locale: Locale): string {
  return [purpose[locale], ...guide.map(({ title, text }) => `## ${title[locale]}\n\n${text[locale]}`)].join('\n\n')
}
