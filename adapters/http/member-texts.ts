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

const unreadable = names(
  'Why what was sealed cannot be read; only where that is so',
  '加密内容无法读取的原因；仅在无法读取时给出',
  '加密內容無法讀取的原因；僅在無法讀取時給出',
)

/** What members of the objects that are given out mean, where the name does not say it. */
export const memberTexts: Readonly<Record<string, Texts>> = {
  CaseFile: {
    number: names('Given once and never again', '一经给出，不再重复使用', '一經給出，不再重複使用'),
    owner: names('The `personId` of who handles it', '经办人的 `personId`', '經辦人的 `personId`'),
    fields: names('Without those above your clearance', '不含高于您密级的项目', '不含高於您密級的項目'),
    withheld: names('Fields above your clearance', '高于您密级的项目名称', '高於您密級的項目名稱'),
    unreadable,
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
  Request: {
    requester: names('The `personId` of who asked', '申请人的 `personId`', '申請人的 `personId`'),
    department: names(
      'The requester’s own, whose head approves',
      '申请人的部门，由其负责人审批',
      '申請人的部門，由其負責人審批',
    ),
    outsider: names(
      'Who from outside is to read or borrow instead of the requester; null where nobody is',
      '由其查阅或借阅的外部人员；没有时为 null',
      '由其查閱或借閱的外部人員；沒有時為 null',
    ),
    description: names(
      'What is looked for, where no number was named',
      '未填编号时，所需资料的说明',
      '未填編號時，所需資料的說明',
    ),
    from: names('First day of a consultation', '查阅的首日', '查閱的首日'),
    until: names('Last day of a consultation', '查阅的末日', '查閱的末日'),
    days: names(
      'Working days of a loan; null for as many as the policy allows',
      '借阅的工作日数；null 表示以制度上限为准',
      '借閱的工作日數；null 表示以制度上限為準',
    ),
    level: names('The highest level of what is asked for', '所申请资料的最高密级', '所申請資料的最高密級'),
    cases: names('Cases that it is about', '所涉个案', '所涉個案'),
    asked: moment,
    decided: moment,
    closed: moment,
    reason: names('Why it was rejected or withdrawn', '驳回或撤回的原因', '駁回或撤回的原因'),
    expires: names(
      'The last day on which it waits for a decision or to be fetched; null where it waits for neither',
      '等待审批或领取的最后一日；无须等待时为 null',
      '等待審批或領取的最後一日；無須等待時為 null',
    ),
    policy: decidedBy,
    version: counted,
  },
  RequestOutsider: {
    person: names('`personId`', '`personId`', '`personId`'),
    sponsor: names('The `personId` of who sponsors them', '担保人的 `personId`', '擔保人的 `personId`'),
  },
  RequestItem: {
    position: names('Place in the request, from 1', '在申请中的序号，从 1 开始', '在申請中的序號，從 1 開始'),
    document: names(
      'Number of the document; null where it is above your clearance and was not granted',
      '资料编号；高于您的密级且未获批准时为 null',
      '資料編號；高於您的密級且未獲批准時為 null',
    ),
    person: names('Who reads or borrows', '查阅或借阅的人', '查閱或借閱的人'),
    offered: names('The archive’s signature of the hand-over', '档案管理部门交付时的签字', '檔案管理部門交付時的簽字'),
    received: names(
      'The requester’s signature of the hand-over, or the outsider’s on a form',
      '申请人收到时的签字，或外部人员在领取单上的签字',
      '申請人收到時的簽字，或外部人員在領取單上的簽字',
    ),
    givenBack: names('The requester’s signature of the return', '申请人归还时的签字', '申請人歸還時的簽字'),
    takenBack: names('The archive’s signature of the return', '档案管理部门点收时的签字', '檔案管理部門點收時的簽字'),
    due: names(
      'The last day of the loan or reading; null before the hand-over',
      '借阅或查阅的最后一日；交付之前为 null',
      '借閱或查閱的最後一日；交付之前為 null',
    ),
    provisional: names(
      'It rests on a year whose calendar is not published',
      '所涉年份的工作日安排尚未公布',
      '所涉年份的工作日安排尚未公布',
    ),
    overdue: names('Out, and past its due date', '在外且已过到期日', '在外且已過到期日'),
    renewals: names('How often it was renewed', '已续借的次数', '已續借的次數'),
    renewal: names(
      'A renewal that was asked for and is not decided, with the due date that it would come to',
      '已申请而尚未审批的续借，及续借后的到期日',
      '已申請而尚未審批的續借，及續借後的到期日',
    ),
    recalled: names('The day on which it was called back', '要求提前归还之日', '要求提前歸還之日'),
    condition: names('In which it came back', '归还时的状况', '歸還時的狀況'),
    settled: names('How its loss was made good', '遗失后的赔偿方式', '遺失後的賠償方式'),
    version: counted,
  },
  RequestStep: {
    department: names(
      'Whose head decides; null where the role is no department’s',
      '由该部门负责人审批；角色不属部门时为 null',
      '由該部門負責人審批；角色不屬部門時為 null',
    ),
    people: names(
      'People who are named for it; empty where whoever holds the role decides',
      '指名的审批人；由担任该角色者审批时为空',
      '指名的審批人；由擔任該角色者審批時為空',
    ),
    need: names(
      'Whether one of the named people is enough',
      '指名的审批人是否一人同意即可',
      '指名的審批人是否一人同意即可',
    ),
    movedFrom: names(
      'The role that it moved up from, because the requester holds it',
      '因申请人担任该角色而上移之前的角色',
      '因申請人擔任該角色而上移之前的角色',
    ),
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
    until: names(
      'The last day of their work; null where no end is known, left out where it is not for you to know',
      '在职的最后一日；未定时为 null，您无权知悉时不列出',
      '在職的最後一日；未定時為 null，您無權知悉時不列出',
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
  Outsider: {
    person: names('`personId`', '`personId`', '`personId`'),
    identity: names('As a paper of theirs shows it', '证件所载内容', '證件所載內容'),
    letter: names(
      'SHA-256 of the letter of introduction; null where they brought none',
      '介绍信的 SHA-256；没有时为 null',
      '介紹信的 SHA-256；沒有時為 null',
    ),
    sponsor: names('The `personId` of who sponsors them', '担保人的 `personId`', '擔保人的 `personId`'),
    until: names(
      'The last day on which they are sponsored; null where no end is known',
      '担保的最后一日；未定时为 null',
      '擔保的最後一日；未定時為 null',
    ),
    recorded: moment,
    version: counted,
  },
  Agreement: {
    until: names(
      'The last day on which it holds; null for one without an end',
      '有效期的最后一日；没有期限时为 null',
      '有效期的最後一日；沒有期限時為 null',
    ),
    form: names('SHA-256 of the signed paper', '已签署文件的 SHA-256', '已簽署文件的 SHA-256'),
    ended: names(
      'The first day on which it holds no more, because it was ended; null where it was not',
      '被终止后失效的首日；未终止时为 null',
      '被終止後失效的首日；未終止時為 null',
    ),
    reason: names('Why it was ended', '终止的原因', '終止的原因'),
    recorded: moment,
    version: counted,
  },
  Refusal: {
    at: moment,
    actor: names('The account that acted', '执行操作的账号', '執行操作的帳號'),
    person: names('The person behind it', '账号所属的人', '帳號所屬的人'),
    code: names('Code of the error', '错误代码', '錯誤代碼'),
    about: names('Number of what it was about', '所涉事物的编号', '所涉事物的編號'),
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
    unreadable,
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
