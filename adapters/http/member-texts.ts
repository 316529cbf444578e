import type { Locale } from '../../src/locales/locale.ts'
import { names } from '../../src/locales/names.ts'
import type { JsonSchema, Schemas } from './schemas.ts'

type Texts = Readonly<Record<string, Readonly<Record<Locale, string>>>>

const moment = names('UTC, ISO 8601', 'UTC，ISO 8601', 'UTC，ISO 8601')
const counted = names('Counts its changes, from 1', '变动次数，从 1 开始', '變動次數，從 1 開始')
const decidedBy = names(
  'Version of the policy that decided last',
  '最近一次所依据的制度版本',
  '最近一次所依據的制度版本',
)

/** What members of the objects that are given out mean, where the name does not say it. */
export const memberTexts: Readonly<Record<string, Texts>> = {
  CaseFile: {
    number: names('Given once and never again', '一经给出，不再重复使用', '一經給出，不再重複使用'),
    owner: names('The `personId` of who handles it', '经办人的 `personId`', '經辦人的 `personId`'),
    fields: names('Without those above your clearance', '不含高于您密级的项目', '不含高於您密級的項目'),
    withheld: names('Fields above your clearance', '高于您密级的项目名称', '高於您密級的項目名稱'),
    opened: moment,
    ended: names('The day it ended; null while it has not', '结束日期；未结束时为 null', '結束日期；未結束時為 null'),
    reason: names(
      'Why it was voided, merged, reopened or reassigned last',
      '最近一次作废、合并、重新启用或变更负责的原因',
      '最近一次作廢、合併、重新啟用或變更負責的原因',
    ),
    mergedInto: names('The case that took its place', '取代本个案的个案', '取代本個案的個案'),
    absorbed: names('Cases that were merged into it', '并入本个案的个案', '併入本個案的個案'),
    lacking: names('How many things of its checklist are missing', '清单中缺少的项数', '清單中缺少的項數'),
    policy: decidedBy,
    version: counted,
  },
  Batch: {
    kind: names(
      'The first of its case, or an update',
      '个案的首次归档批次，或更新批次',
      '個案的首次歸檔批次，或更新批次',
    ),
    event: names(
      'The earliest event of its documents; null for a first batch',
      '其资料所涉最早事件的日期；首次归档批次为 null',
      '其資料所涉最早事件的日期；首次歸檔批次為 null',
    ),
    collected: moment,
    sorters: names('Who sorted it: none of them may review it', '整理人，均不得审核本批次', '整理人，均不得審核本批次'),
    round: names('How often it was submitted', '提交审核的次数', '提交審核的次數'),
    submitted: moment,
    decided: moment,
    reasons: names('Why it came back last', '最近一次退回的原因', '最近一次退回的原因'),
    transfer: names('Number of its transfer list', '所在移交清单的编号', '所在移交清單的編號'),
    archived: moment,
    policy: decidedBy,
    version: counted,
  },
  Document: {
    position: names(
      'Order of collection in the case, from 1',
      '在个案中的收集顺序，从 1 开始',
      '在個案中的收集順序，從 1 開始',
    ),
    number: names(
      'Given after screening; null until then, and for ever where it was screened out before',
      '筛选后给出；此前为 null，编号前已剔除的始终为 null',
      '篩選後給出；此前為 null，編號前已剔除的始終為 null',
    ),
    dateMonthOnly: names(
      'The date was given as a month and counts as its last day',
      '日期只填到月份，以该月最后一日计',
      '日期只填到月份，以該月最後一日計',
    ),
    event: names('When what an update records happened', '更新所记录的事情发生的日期', '更新所記錄的事情發生的日期'),
    eventMonthOnly: names('The same of `event`', '`event` 亦然', '`event` 亦然'),
    original: names('False: a copy', 'false 表示复制件', 'false 表示複製件'),
    mark: names('What is written on it', '资料上的标注', '資料上的標注'),
    hash: names('SHA-256 of its content', '内容的 SHA-256', '內容的 SHA-256'),
    handedInBy: names(
      'Who handed it in to the collecting department',
      '将其提交给收集部门的人',
      '將其提交給收集部門的人',
    ),
    screened: names(
      'Why it was taken out while sorting; null unless it was',
      '整理时剔除的原因；未剔除时为 null',
      '整理時剔除的原因；未剔除時為 null',
    ),
    revises: names('Number of the document that it revises', '所修订资料的编号', '所修訂資料的編號'),
    revisedBy: names('Number of the document that revised it', '修订本资料的资料编号', '修訂本資料的資料編號'),
    collected: moment,
    revision: names(
      'Counts the corrections of its metadata, from 1',
      '编目内容的修订版次，从 1 开始',
      '編目內容的修訂版次，從 1 開始',
    ),
    version: counted,
  },
  Transfer: {
    sent: names('The department’s signature', '移交方签字', '移交方簽字'),
    received: names(
      'The archive’s last signature; null until it has checked anything',
      '接收方最近一次签字；尚未检查时为 null',
      '接收方最近一次簽字；尚未檢查時為 null',
    ),
    policy: decidedBy,
    version: counted,
  },
  TransferItem: {
    documents: names('How many documents it holds', '资料份数', '資料份數'),
    reasons: names('Why it was refused', '拒收的原因', '拒收的原因'),
  },
  Duty: {
    subject: names('Number of the case or batch that it is about', '所涉个案或批次的编号', '所涉個案或批次的編號'),
    title: names('Title of the case', '个案题名', '個案題名'),
    owner: names('The `personId` of who handles the case', '个案经办人的 `personId`', '個案經辦人的 `personId`'),
    people: names(
      'Whom it waits for, by the directory; null where that was not asked',
      '按名录应办理的人；未要求列出时为 null',
      '按名錄應辦理的人；未要求列出時為 null',
    ),
    since: names('The day from which its working days count', '工作日自该日起算', '工作日自該日起算'),
    due: names('The last day on which it is in time', '期限的最后一日', '期限的最後一日'),
    provisional: names(
      'It rests on a year whose calendar is not published',
      '所涉年份的工作日安排尚未公布',
      '所涉年份的工作日安排尚未公布',
    ),
    allowed: names('Working days that the policy allows', '制度所定的工作日数', '制度所定的工作日數'),
    clause: names('Clause of the regulation', '制度条款', '制度條款'),
    policy: names('Version of the policy that set the date', '确定期限所依据的制度版本', '確定期限所依據的制度版本'),
  },
  RecordedEvent: {
    id: names(
      'The chain, the place in it, and the place among the events of one act',
      '所属记录链、在链中的位置，以及在同一操作各事件中的次序',
      '所屬記錄鏈、在鏈中的位置，以及在同一操作各事件中的次序',
    ),
    at: moment,
  },
  StaffMember: {
    person: names('`personId`', '`personId`', '`personId`'),
    email: names(
      'Where reminders reach them; null where they do not',
      '接收提醒的地址；不接收时为 null',
      '接收提醒的地址；不接收時為 null',
    ),
    version: counted,
  },
  Department: {
    head: names(
      'The `personId` of its head; null while it has none',
      '负责人的 `personId`；没有时为 null',
      '負責人的 `personId`；沒有時為 null',
    ),
    version: counted,
  },
  Deputy: {
    person: names('In whose place', '被代理人', '被代理人'),
    deputy: names('Who acts', '代理人', '代理人'),
    from: names('The first day', '首日', '首日'),
    until: names('The last day', '末日', '末日'),
  },
  HistoryEntry: {
    position: names(
      'Place in the chain of the case, from 1',
      '在个案记录链中的位置，从 1 开始',
      '在個案記錄鏈中的位置，從 1 開始',
    ),
    at: moment,
    actor: names('The account that acted', '执行操作的账号', '執行操作的帳號'),
    person: names('The person behind it', '账号所属的人', '帳號所屬的人'),
    behalf: names(
      'The head in whose place they acted as a deputy; null where in their own right',
      '作为代理人时，被代理的负责人；以本人身份操作时为 null',
      '作為代理人時，被代理的負責人；以本人身分操作時為 null',
    ),
    digest: names('Digest of the entry', '该条记录的摘要值', '該筆記錄的摘要值'),
  },
}

/** Puts the texts where the archive's own schemas describe nothing. */
export function describeMembers(schemas: Schemas): void {
  for (const [component, texts] of Object.entries(memberTexts)) {
    const schema = schemas.components.get(component)
    if (schema?.properties === undefined) continue
    const properties = Object.entries(schema.properties).map(([name, member]) => {
      const text = Object.hasOwn(texts, name) ? texts[name]! : undefined
      return [name, text === undefined ? member : { description: text.en, ...(member as JsonSchema) }] as const
    })
    schemas.components.set(component, { ...schema, properties: Object.fromEntries(properties) })
  }
}
