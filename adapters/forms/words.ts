import { type Locale, type Names, nameIn } from '../../src/locales/locale.ts'
import { names } from '../../src/locales/names.ts'
import type { Role } from '../../src/policy/settings.ts'

/**
 * Words that stand on forms alone; all others are the library's terms. Three texts each, and a missing one does not
 * compile. Traditional Chinese keeps the regulation's own words.
 */
const words = {
  loanForm: names('Loan request form', '借阅申请表', '借閱申請表'),
  consultationForm: names('Consultation request form', '查阅申请表', '查閱申請表'),
  loanRegister: names('Register of loans', '借阅登记表', '借閱登記表'),
  consultationRegister: names('Register of consultations', '查阅登记表', '查閱登記表'),
  loanSlip: names('Loan: hand-over and return slip', '借阅资料交接归还单', '借閱資料交接歸還單'),
  consultationSlip: names('Consultation: hand-over and return slip', '查阅资料交接归还单', '查閱資料交接歸還單'),
  transferList: names('Transfer list', '移交清单', '移交清單'),
  destructionList: names('Destruction list', '销毁清册', '銷毀清冊'),
  disposalCertificate: names('Certificate of disposal', '销毁证明书', '銷毀證明書'),

  requestNumber: names('Request number', '申请编号', '申請編號'),
  borrower: names('Borrower', '借阅人', '借閱人'),
  reader: names('Reader', '查阅人', '查閱人'),
  lentAt: names('Lent', '借出时间', '借出時間'),
  readAt: names('Handed over', '查阅时间', '查閱時間'),
  dueBack: names('Due back', '应还日期', '應還日期'),
  late_workingDays: names('Late (working days)', '逾期天数（工作日）', '逾期天數（工作日）'),
  late_calendarDays: names('Late (calendar days)', '逾期天数（日历日）', '逾期天數（日曆日）'),
  late_openHours: names('Late (opening hours)', '逾期时数（开放时间）', '逾期時數（開放時間）'),
  copyMarks: names('Marks of the copies', '复制件标识', '複製件標識'),
  recallReason: names('Why recalled', '要求提前归还的原因', '要求提前歸還的原因'),
  returnedAt: names('Returned', '归还时间', '歸還時間'),
  lentBy: names('Handed over by', '借出经手人', '借出經手人'),
  shownBy: names('Handed over by', '提供经手人', '提供經手人'),
  takenBackBy: names('Taken back by', '归还经手人', '歸還經手人'),
  givenBackBy: names('Returned by', '归还人', '歸還人'),
  borrowerSigns: names('Borrower’s signature', '借阅人签字', '借閱人簽字'),
  readerSigns: names('Reader’s signature', '查阅人签字', '查閱人簽字'),
  returnerSigns: names('Returner’s signature', '归还人签字', '歸還人簽字'),
  handlerSigns: names('Signature of who handles it', '经手人签字', '經手人簽字'),
  yes: names('Yes', '是', '是'),
  no: names('No', '否', '否'),

  applicant: names('Requested by', '申请人签字', '申請人簽字'),
  opinion: names('Opinion', '意见', '意見'),
  signature: names('Signature', '签字', '簽字'),
  date: names('Date', '日期', '日期'),
  handDate: names('____ / ____ / ________', '________年____月____日', '________年____月____日'),
  inSystem: names('signed in the system', '系统内签署', '系統內簽署'),
  onPaper: names('signed on paper', '纸本签署', '紙本簽署'),
  openedInSystem: names('opened in the system', '系统内开放', '系統內開放'),
  onBehalfOf: names('for', '代', '代'),
  refusedItems: names('Not granted: items', '不予提供的序号：', '不予提供的序號：'),
  refusedItem: names('Not granted: item', '不予提供的序号：', '不予提供的序號：'),
  period: names('Period', '查阅期限', '查閱期限'),
  loanPeriod: names('Length of the loan', '借阅期限', '借閱期限'),
  workingDays: names('working days', '个工作日', '個工作日'),
  asAllowed: names('as long as the policy allows', '按制度规定的最长期限', '依制度規定的最長期限'),
  copiesAsked: names('asked for', '申请', '申請'),
  copiesAllowed: names('permitted', '批准', '批准'),
  copiesMade: names('made', '已制', '已製'),
  items: names('Records requested', '所申请资料明细', '所申請資料明細'),
  wholeCase: names('(not named)', '（不显示）', '（不顯示）'),
  noItems: names('To be named by the archive', '由档案管理部门确认', '由檔案管理部門確認'),
  approvals: names('Approvals', '审批意见', '審批意見'),
  decided: names('Decided', '审批日期', '審批日期'),
  result: names('Decision', '审批结果', '審批結果'),
  result_granted: names('granted', '批准', '批准'),
  result_refused: names('refused', '不予提供', '不予提供'),
  result_withdrawn: names('withdrawn', '已撤回', '已撤回'),
  result_expired: names('lapsed', '已失效', '已失效'),
  originally: names('instead of', '原定', '原定'),
  namedPeople: names('Decided by', '审批人', '審批人'),

  handOver: names('Hand-over', '交接', '交接'),
  giveBack: names('Return', '归还', '歸還'),
  itemNumbers: names('Items', '序号', '序號'),
  condition: names('Condition on return', '归还时状况', '歸還時狀況'),

  fromSide: names('Handing over', '移交方', '移交方'),
  toSide: names('Receiving', '接收方', '接收方'),
  fromDepartment: names('Department handing over', '移交部门', '移交部門'),
  toDepartment: names('Department receiving', '接收部门', '接收部門'),
  documents: names('Documents', '资料件数', '資料件數'),
  receipt: names('Receipt', '接收结果', '接收結果'),
  contents: names('Documents on this list', '移交资料目录', '移交資料目錄'),
  originalOrCopy: names('Original or copy', '原件/复制件', '原件/複製件'),
  codeOf: names('Code of', '编号二维码：', '編號二維碼：'),

  proposedBy: names('Proposed by', '提出人', '提出人'),
  proposedOn: names('Proposed', '提出时间', '提出時間'),
  place: names('Place', '执行地点', '執行地點'),
  method: names('Method', '执行方式', '執行方式'),
  operator: names('Carried out by', '销毁执行人', '銷毀執行人'),
  witness: names('Witness', '监销人', '監銷人'),
  begun: names('Begun', '开始时间', '開始時間'),
  carriedOut: names('Carried out', '执行完成时间', '執行完成時間'),
  proposedEntries: names('What is to go', '拟销毁或移出的个案', '擬銷毀或移出的個案'),
  destroyedLines: names('What was destroyed or handed on', '已销毁或移出的资料', '已銷毀或移出的資料'),
  caseItself: names('Case file', '个案', '個案'),
  dueSince: names('Due since', '期满日期', '期滿日期'),
  how: names('What became of it', '处置方式', '處置方式'),
  destroyed: names('destroyed', '销毁', '銷毀'),
  transferred: names('handed on', '移出', '移出'),
  keptUntil: names('kept until', '延期保管至', '延期保管至'),
  certifies: names(
    'This certifies that the records below were disposed of as approved, and how.',
    '兹证明下列资料已按审批意见处置，情况如下。',
    '茲證明下列資料已依審批意見處置，情形如下。',
  ),
  execution: names('Execution', '执行情况', '執行情形'),
  extent: names('Extent', '处置数量', '處置數量'),
  casesGone: names('Cases', '个案数', '個案數'),
  pagesGone: names('Pages', '页数', '頁數'),
  entriesDestroyed: names('Entries destroyed', '销毁条目', '銷毀條目'),
  entriesTransferred: names('Handed on', '移出条目', '移出條目'),
  entriesExtended: names('Kept longer', '延期保管条目', '延期保管條目'),
  entriesReleased: names('Taken off', '撤出清册条目', '撤出清冊條目'),
  listLines: names('Lines of the list', '销毁清册行数', '銷毀清冊行數'),
  listDigest: names('SHA-256 of the list', '销毁清册 SHA-256', '銷毀清冊 SHA-256'),
  approvedBy: names('Approved by', '审批人', '審批人'),
  handedOnTo: names('Handed on', '移出资料', '移出資料'),
  recipient: names('To', '接收单位', '接收單位'),
  exportDigest: names('SHA-256 of the export', '移出资料 SHA-256', '移出資料 SHA-256'),
  receiptDigest: names('SHA-256 of the receipt', '接收回执 SHA-256', '接收回執 SHA-256'),
  certifiedBy: names('Certified by', '出具人', '出具人'),
  signatures: names('Signatures', '签字', '簽字'),
  fingerprint: names('SHA-256', 'SHA-256', 'SHA-256'),
} as const satisfies Readonly<Record<string, Exclude<Names, string>>>
export type FormWord = keyof typeof words

export function wordIn(word: FormWord, locale: Locale): string {
  return nameIn(words[word], locale)
}

/** What the place for a role's opinion is called: a role that has none does not compile. */
const opinions: Readonly<Record<Role, Exclude<Names, string>>> = {
  departmentHead: names('Opinion of the department head', '部门负责人意见', '部門負責人意見'),
  archivist: names('Opinion of the archivist', '档案管理员意见', '檔案管理員意見'),
  archiveHead: names('Opinion of the archive head', '档案管理部门负责人意见', '檔案管理部門負責人意見'),
  supervisingExecutive: names('Opinion of the supervising executive', '公司分管领导意见', '公司分管領導意見'),
  seniorLeadership: names('Opinion of the senior leadership', '高层领导意见', '高層領導意見'),
  auditor: names('Opinion of the auditor', '审计人员意见', '稽核人員意見'),
  administrator: names('Opinion of the administrator', '人员名录管理员意见', '人員名錄管理員意見'),
}

export function opinionOf(role: Role, locale: Locale): string {
  return nameIn(opinions[role], locale)
}

/** Page numbers, as CSS says them: what stands before, between and after the two counters. */
const pageNumbers: Readonly<Record<Locale, readonly [string, string, string]>> = {
  en: ['Page ', ' of ', ''],
  'zh-Hans': ['第 ', ' 页，共 ', ' 页'],
  'zh-Hant': ['第 ', ' 頁，共 ', ' 頁'],
}
export function pageNumberParts(locale: Locale): readonly [string, string, string] {
  return pageNumbers[locale]
}
