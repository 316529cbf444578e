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

/** What an item of a request says, wherever it is told. */
const requestItem = {
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
} satisfies Texts

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
  KeptUntil: {
    kind: names(
      'Kind of documents; null for the case itself',
      '资料种类；个案本身为 null',
      '資料種類；個案本身為 null',
    ),
    state: names('`listed`: it stands on a disposal', '`listed` 表示已列入销毁清册', '`listed` 表示已列入銷毀清冊'),
    due: names(
      'The first day on which disposal may be proposed; null where there is none',
      '可以申请销毁的首日；没有时为 null',
      '可以申請銷毀的首日；沒有時為 null',
    ),
    action: names('What may be done then', '届时可采取的处置', '屆時可採取的處置'),
    disposal: names('Number of the disposal', '销毁清册的编号', '銷毀清冊的編號'),
    result: names(
      'Rule, facts, steps, citations and what is missing, as data',
      '以数据形式给出规则、依据、步骤、引用和缺少的事实',
      '以資料形式給出規則、依據、步驟、引用和缺少的事實',
    ),
    explanation: names(
      'The same in sentences, in the reader’s language',
      '以读者的语言逐句说明',
      '以讀者的語言逐句說明',
    ),
    withheld: names(
      'Fields above your clearance on which it rests',
      '作为依据而高于您密级的登记事项',
      '作為依據而高於您密級的登記事項',
    ),
    before: names(
      'What it was before the date moved last, and why it moved',
      '日期最近一次变动之前的情况及变动原因',
      '日期最近一次變動之前的情況及變動原因',
    ),
  },
  DueLine: {
    kind: names(
      'Kind of documents; null for the case itself',
      '资料种类；个案本身为 null',
      '資料種類；個案本身為 null',
    ),
    kindName: names('What the policy calls it', '制度中的名称', '制度中的名稱'),
    owner: names('The `personId` of who handles the case', '经办人的 `personId`', '經辦人的 `personId`'),
    due: names(
      'The first day on which disposal may be proposed; null where there is none',
      '可以申请销毁的首日；没有时为 null',
      '可以申請銷毀的首日；沒有時為 null',
    ),
    action: names('What may be done then', '届时可采取的处置', '屆時可採取的處置'),
    disposal: names('The disposal that it stands on', '所列入的销毁清册', '所列入的銷毀清冊'),
  },
  TriedDate: {
    kind: names(
      'Kind of documents; null for the case itself',
      '资料种类；个案本身为 null',
      '資料種類；個案本身為 null',
    ),
    kindName: names('What the policy calls it', '制度中的名称', '制度中的名稱'),
    move: names(
      '`new`: a date for the first time; `gone`: kept as the case is; `changed`: between dated, undecided and permanent',
      '`new` 表示首次有日期；`gone` 表示改随个案保管；`changed` 表示在有日期、未定和永久之间变动',
      '`new` 表示首次有日期；`gone` 表示改隨個案保管；`changed` 表示在有日期、未定和永久之間變動',
    ),
    from: names('As it is stored', '现存的结果', '現存的結果'),
    to: names('As it would be', '试算的结果', '試算的結果'),
    days: names(
      'How many days later, or earlier where negative',
      '推迟的天数；提前时为负数',
      '推遲的天數；提前時為負數',
    ),
    explanation: names('What moves it', '变动的原因', '變動的原因'),
  },
  RecordedFact: {
    name: names(
      'What it is called; null where a case has one of the kind',
      '名称；每个个案只有一项的为 null',
      '名稱；每個個案只有一項的為 null',
    ),
    content: names('Its days, and how somebody knows', '日期及其来源', '日期及其來源'),
  },
  CaseRelation: {
    relation: names(
      '`parent`: its parent; `related`: of the same matter; `needs`: it needs documents of that case',
      '`parent` 表示上级个案；`related` 表示同一事项的个案；`needs` 表示需要该个案的资料',
      '`parent` 表示上級個案；`related` 表示同一事項的個案；`needs` 表示需要該個案的資料',
    ),
    ended: names('The day it ended; null while it has not', '结束日期；未结束时为 null', '結束日期；未結束時為 null'),
  },
  KeptByHold: {
    hold: names('Number of the hold', '冻结的编号', '凍結的編號'),
    review: names('When it is to be looked at again', '复核日期', '複核日期'),
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
      'The last day on which it waits for a decision, to be fetched or to be confirmed; null where it waits for none of these',
      '等待审批、领取或签字确认的最后一日；无须等待时为 null',
      '等待審批、領取或簽字確認的最後一日；無須等待時為 null',
    ),
    policy: decidedBy,
    version: counted,
  },
  RequestOutsider: {
    person: names('`personId`', '`personId`', '`personId`'),
    sponsor: names('The `personId` of who sponsors them', '担保人的 `personId`', '擔保人的 `personId`'),
  },
  RequestItem: requestItem,
  ToldItem: {
    ...requestItem,
    category: names(
      'Category of its case; null for others than who decides on it',
      '所属个案的类别；只告知审批人，对他人为 null',
      '所屬個案的類別；只告知審批人，對他人為 null',
    ),
    kind: names(
      'Kind of the document; null for others than who decides on it',
      '资料种类；只告知审批人，对他人为 null',
      '資料種類；只告知審批人，對他人為 null',
    ),
    title: names(
      'Title of the document; null for others than who decides on it, and above their clearance',
      '资料题名；只告知审批人，对他人及密级不足者为 null',
      '資料題名；只告知審批人，對他人及密級不足者為 null',
    ),
    line: names(
      'Place among those who wait for its original, from 1; null where it does not wait',
      '等候该原件的次序，从 1 开始；无须等候时为 null',
      '等候該原件的次序，從 1 開始；無須等候時為 null',
    ),
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
  Hold: {
    on: names('What it covers, now and later', '涵盖的范围，包括日后符合的', '涵蓋的範圍，包括日後符合的'),
    kept: names(
      'Cases that it covered before something of them changed, and covers still; those that you may know of',
      '登记内容变更之前已涵盖、至今仍涵盖的个案；只列出您有权知悉的',
      '登記內容變更之前已涵蓋、至今仍涵蓋的個案；只列出您有權知悉的',
    ),
    review: names(
      'When it is to be looked at again; it goes on after that day',
      '下次复核的日期；逾期仍然有效',
      '下次複核的日期；逾期仍然有效',
    ),
    reviewDue: names('That day has come, and it is in force', '已到复核日期且仍在生效', '已到複核日期且仍在生效'),
    placed: moment,
    placedBy: names('The `personId` of who placed it', '冻结人的 `personId`', '凍結人的 `personId`'),
    lifted: moment,
    liftedBy: names('The `personId` of who lifted it', '解除人的 `personId`', '解除人的 `personId`'),
    liftReason: names('Why it was lifted', '解除的原因', '解除的原因'),
    policy: names('Version of the policy when it was placed', '冻结时的制度版本', '凍結時的制度版本'),
    version: counted,
  },
  RegisterEntry: {
    number: names(
      'Of a request its number, of an agreement the day on which it was signed; else the `personId`',
      '申请的编号，或协议的签署日期；其他为 `personId`',
      '申請的編號，或協議的簽署日期；其他為 `personId`',
    ),
  },
  SubjectCase: {
    documents: names('Those that you are cleared for', '您的密级权限以内的资料', '您的密級權限以內的資料'),
    retention: names('Until when it is kept, and why', '保管期限及其依据', '保管期限及其依據'),
  },
  ErasureItem: {
    kind: names('Kind of document; null for the case itself', '资料种类；个案本身为 null', '資料種類；個案本身為 null'),
    outcome: names(
      'Put on a disposal list; kept, since a rule or a law says so; or refused for another reason',
      '已列入销毁清册；依规定继续保管；或因其他原因不予删除',
      '已列入銷毀清冊；依規定繼續保管；或因其他原因不予刪除',
    ),
    disposal: names(
      'The list that it stands on; null where it is for the next one',
      '所在清册的编号；须列入下一份清册时为 null',
      '所在清冊的編號；須列入下一份清冊時為 null',
    ),
    due: names(
      'The first day on which its disposal may be proposed; null where there is none',
      '可申请销毁的首日；没有时为 null',
      '可申請銷毀的首日；沒有時為 null',
    ),
    explanation: names(
      'The rule, the law and the facts behind that',
      '所依据的规则、法规和事实',
      '所依據的規則、法規和事實',
    ),
    blocks: names('All that speaks against it', '不能删除的全部原因', '不能刪除的全部原因'),
  },
  Disposal: {
    criteria: names(
      'How the list was made; null for who knows only a part of it',
      '清册的列入条件；只知悉部分条目时为 null',
      '清冊的列入條件；只知悉部分條目時為 null',
    ),
    level: names('The highest level of what stands on it', '所列内容的最高密级', '所列內容的最高密級'),
    entries: names(
      'How many entries it has, of those that you may know of',
      '您有权知悉的条目数',
      '您有權知悉的條目數',
    ),
    proposed: moment,
    proposedBy: names('The `personId` of who proposed it', '申请人的 `personId`', '申請人的 `personId`'),
    from: names(
      'The first day of its execution; null before it is approved',
      '可执行的首日；批准之前为 null',
      '可執行的首日；批准之前為 null',
    ),
    lapses: names(
      'The last day of its execution; null before it is approved',
      '可执行的末日；批准之前为 null',
      '可執行的末日；批准之前為 null',
    ),
    execution: names('Null until it begins', '开始执行之前为 null', '開始執行之前為 null'),
    certificate: names(
      'Null until it is certified, and for who knows only a part of the list',
      '出具证明之前为 null；只知悉部分条目时亦为 null',
      '出具證明之前為 null；只知悉部分條目時亦為 null',
    ),
    reason: names('Why it was sent back or given up', '退回或中止的原因', '退回或中止的原因'),
    closed: moment,
    policy: decidedBy,
    version: counted,
  },
  DisposalStep: {
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
      'The role that it moved up from, because the proposer holds it',
      '因申请人担任该角色而上移之前的角色',
      '因申請人擔任該角色而上移之前的角色',
    ),
  },
  DisposalExecution: {
    operator: names('The `personId` of who carries it out', '执行人的 `personId`', '執行人的 `personId`'),
    witnesses: names('Who sees to it, and when they signed', '监销人及其签字时间', '監銷人及其簽字時間'),
    begun: moment,
    lines: names('How many lines the destruction list has', '销毁清册的行数', '銷毀清冊的列數'),
  },
  DisposalEntry: {
    position: names('Place on the list, from 1', '在清册中的序号，从 1 开始', '在清冊中的序號，從 1 開始'),
    kind: names('Kind of document; null for the case itself', '资料种类；个案本身为 null', '資料種類；個案本身為 null'),
    due: names('Since when it is due', '到期日', '到期日'),
    documents: names('How many documents go with it', '所含资料份数', '所含資料份數'),
    until: names('The last day until which it is kept longer', '延期保管的最后一日', '延期保管的最後一日'),
    appraisedBy: names('The `personId` of who appraised it', '鉴定人的 `personId`', '鑒定人的 `personId`'),
    transfer: names(
      'To whom it was handed on, with the SHA-256 of the export and of the receipt',
      '接收方，以及导出内容和收据的 SHA-256',
      '接收方，以及匯出內容和收據的 SHA-256',
    ),
    version: counted,
  },
  DisposalCounts: {
    unappraised: names('Entries that nobody has appraised', '尚未鉴定的条目', '尚未鑒定的條目'),
    documents: names(
      'Documents of what was not taken off the list',
      '未撤出清册的条目所含资料份数',
      '未撤出清冊的條目所含資料份數',
    ),
  },
  DisposalCertificate: {
    executed: names(
      'When the last of it was carried out; null where nothing was',
      '最后一条执行的时间；无执行时为 null',
      '最後一條執行的時間；無執行時為 null',
    ),
    list: names(
      'The destruction list: its lines, and the SHA-256 of its canonical JSON (RFC 8785)',
      '销毁清册的行数，以及其规范 JSON（RFC 8785）的 SHA-256',
      '銷毀清冊的列數，以及其規範 JSON（RFC 8785）的 SHA-256',
    ),
    policy: decidedBy,
  },
  DestroyedLine: {
    entry: names('Position of its entry', '所属条目的序号', '所屬條目的序號'),
    number: names(
      'Number of the document; of the case’s own line the case’s',
      '资料编号；个案本身一行为个案编号',
      '資料編號；個案本身一列為個案編號',
    ),
    kind: names('Kind of document; null for the case itself', '资料种类；个案本身为 null', '資料種類；個案本身為 null'),
    title: names('Null where the policy does not tell it', '制度规定不列出时为 null', '制度規定不列出時為 null'),
    date: names(
      'Of the document, or the end of the case',
      '资料的日期，或个案的结束日期',
      '資料的日期，或個案的結束日期',
    ),
    hash: names('SHA-256 of its content', '内容的 SHA-256', '內容的 SHA-256'),
    at: moment,
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
  StaffDuty: {
    outside: names('Somebody from outside the company', '是否为公司以外的人员', '是否為公司以外的人員'),
  },
  AgreementDuty: {
    because: names(
      'Why none is in force; null where one is',
      '无有效协议的原因；有效时为 null',
      '無有效協議的原因；有效時為 null',
    ),
    signed: names(
      'The day on which the one in force was signed; null where none is',
      '有效协议的签署日；没有时为 null',
      '有效協議的簽署日；沒有時為 null',
    ),
    until: names(
      'The last day of the one in force; null where none is, or it has no end',
      '有效协议的最后一日；没有有效协议或没有期限时为 null',
      '有效協議的最後一日；沒有有效協議或沒有期限時為 null',
    ),
    enforced: names(
      'Whether they read and borrow nothing without one; otherwise that is only warned of',
      '没有协议时是否不得查阅、借阅；否则仅作提醒',
      '沒有協議時是否不得查閱、借閱；否則僅作提醒',
    ),
    enforcedFrom: names(
      'The day from which that is so; null where it always is, or where it is only ever warned of',
      '自何日起强制执行；一直强制或仅作提醒时为 null',
      '自何日起強制執行；一直強制或僅作提醒時為 null',
    ),
  },
  Refusal: {
    at: moment,
    actor: names('The account that acted', '执行操作的账号', '執行操作的帳號'),
    person: names('The person behind it', '账号所属的人', '帳號所屬的人'),
    code: names('Code of the error', '错误代码', '錯誤代碼'),
    about: names('Number of what it was about', '所涉事物的编号', '所涉事物的編號'),
  },
  Checkpoint: {
    size: names('How many entries are in the tree', '树中的记录数', '樹中的記錄數'),
    root: names('Root of the tree', '树根', '樹根'),
    upTo: names('All entries of up to this moment are in it', '此刻之前的记录均在其中', '此刻之前的記錄均在其中'),
    at: names('When it was signed', '签名时间', '簽署時間'),
    note: names('The signed note, as it is kept elsewhere', '另行保存的签名文本', '另行保存的簽署文本'),
    delivered: names(
      'When it was kept elsewhere; null until then',
      '另行保存的时间；此前为 null',
      '另行保存的時間；此前為 null',
    ),
  },
  ExportedEntry: {
    chain: names('The case, or a chain that is about none', '个案，或不属于个案的记录链', '個案，或不屬於個案的記錄鏈'),
    position: names('Place in the chain, from 1', '在链中的位置，从 1 开始', '在鏈中的位置，從 1 開始'),
    at: moment,
    leaf: names(
      'Place in the tree, from 0; null while it has none',
      '在树中的位置，从 0 开始；尚无则为 null',
      '在樹中的位置，從 0 開始；尚無則為 null',
    ),
    detail: names(
      'What changed; only where it was asked for and can be told',
      '变动内容；仅在要求且可提供时给出',
      '變動內容；僅在要求且可提供時給出',
    ),
    salt: names('With it the detail gives the commitment', '与变动内容一起得出承诺值', '與變動內容一起得出承諾值'),
  },
  Reading: {
    at: moment,
    actor: names('The account that read', '阅览的账号', '閱覽的帳號'),
    person: names('The person behind it', '账号所属的人', '帳號所屬的人'),
    case: names('Number of the case; null of a list', '个案编号；列表则为 null', '個案編號；清單則為 null'),
    document: names(
      'Number of the document whose contents were opened',
      '打开了内容的资料编号',
      '打開了內容的資料編號',
    ),
    cases: names('Numbers of the cases that were told of', '所涉个案的编号', '所涉個案的編號'),
    level: names('The highest level of what was told', '所获知内容的最高密级', '所獲知內容的最高密級'),
  },
  PolicyChange: {
    path: names('Where it is said', '所在位置', '所在位置'),
    before: names('What the earlier version says', '先前版本的内容', '先前版本的內容'),
    after: names('What the later version says', '后一版本的内容', '後一版本的內容'),
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
