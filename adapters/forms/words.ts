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

  requestNumber: names('Request number', '申请编号', '申請編號'),
  borrower: names('Borrower', '借阅人', '借閱人'),
  reader: names('Reader', '查阅人', '查閱人'),
  lentAt: names('Lent', '借出时间', '借出時間'),
  readAt: names('Handed over', '查阅时间', '查閱時間'),
  dueBack: names('Due back', '应还日期', '應還日期'),
  daysLate: names('Days late', '逾期天数', '逾期天數'),
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
  onBehalfOf: names('for', '代', '代'),
  refusedItems: names('Not granted: items', '不予提供的序号：', '不予提供的序號：'),
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
