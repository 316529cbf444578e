import type { Names } from '../locales/locale.ts'
import { names } from '../locales/names.ts'
import type { RetentionFloor } from './rule.ts'

/** Where a law is in force, by ISO 3166-1. */
export type Jurisdiction = 'CN' | 'HK' | 'TW'

/** A period that a law is understood to demand. */
export interface MinimumPeriod {
  readonly jurisdiction: Jurisdiction
  /** What is to be kept. */
  readonly of: Names
  /** ISO 8601, or `permanent`. */
  readonly period: string
  /** What the law is understood to count from, for whoever chooses a trigger. */
  readonly from: Names
  readonly citation: Names
  /** The day on which somebody compared it with the text of the law; null: nobody has. */
  readonly checked: string | null
}

const endOfYear = names('the end of the fiscal year', '会计年度终了', '會計年度終了')
const cnAccounting = names(
  'PRC Measures for the Administration of Accounting Archives, annexed table',
  '《会计档案管理办法》附表',
  '《會計檔案管理辦法》附表',
)

/**
 * Minimum periods that a company may be bound to, written down from general knowledge as **engineering defaults**: no text
 * of a law was read for them (`checked` is null), and they are no legal advice. Compare each with the law in force before
 * you rest on it. They set nothing by themselves: take one into a rule with {@link floorOf}.
 */
export const minimumPeriods = {
  'cn.labourContract': {
    jurisdiction: 'CN',
    of: names('Labour contracts', '劳动合同文本', '勞動合同文本'),
    period: 'P2Y',
    from: names('the end of the contract', '劳动合同解除或者终止', '勞動合同解除或者終止'),
    citation: names('PRC Labour Contract Law art. 50', '《劳动合同法》第五十条', '《勞動合同法》第五十條'),
    checked: null,
  },
  'cn.wages': {
    jurisdiction: 'CN',
    of: names('Records of wages paid', '工资支付记录', '工資支付記錄'),
    period: 'P2Y',
    from: names('the payment', '工资支付', '工資支付'),
    citation: names(
      'PRC Provisional Regulations on Payment of Wages art. 6',
      '《工资支付暂行规定》第六条',
      '《工資支付暫行規定》第六條',
    ),
    checked: null,
  },
  'cn.accountingVouchers': {
    jurisdiction: 'CN',
    of: names('Accounting vouchers and books', '会计凭证、会计账簿', '會計憑證、會計帳簿'),
    period: 'P30Y',
    from: endOfYear,
    citation: cnAccounting,
    checked: null,
  },
  'cn.annualAccounts': {
    jurisdiction: 'CN',
    of: names('Annual financial reports', '年度财务会计报告', '年度財務會計報告'),
    period: 'permanent',
    from: endOfYear,
    citation: cnAccounting,
    checked: null,
  },
  'cn.interimAccounts': {
    jurisdiction: 'CN',
    of: names(
      'Monthly, quarterly and half-yearly reports',
      '月度、季度、半年度财务会计报告',
      '月度、季度、半年度財務會計報告',
    ),
    period: 'P10Y',
    from: endOfYear,
    citation: cnAccounting,
    checked: null,
  },
  'cn.onlineTransactions': {
    jurisdiction: 'CN',
    of: names('Information on transactions of a platform', '平台交易信息', '平台交易資訊'),
    period: 'P3Y',
    from: names('the completion of the transaction', '交易完成', '交易完成'),
    citation: names('PRC E-Commerce Law art. 31', '《电子商务法》第三十一条', '《電子商務法》第三十一條'),
    checked: null,
  },
  'cn.procurement': {
    jurisdiction: 'CN',
    of: names('Documents of government procurement', '政府采购文件', '政府採購文件'),
    period: 'P15Y',
    from: names('the end of the procurement', '采购结束', '採購結束'),
    citation: names('PRC Government Procurement Law art. 42', '《政府采购法》第四十二条', '《政府採購法》第四十二條'),
    checked: null,
  },
  'cn.impactAssessment': {
    jurisdiction: 'CN',
    of: names(
      'Impact assessments on personal information',
      '个人信息保护影响评估报告和处理情况记录',
      '個人資訊保護影響評估報告和處理情況記錄',
    ),
    period: 'P3Y',
    from: names('the assessment', '评估完成', '評估完成'),
    citation: names(
      'PRC Personal Information Protection Law art. 56',
      '《个人信息保护法》第五十六条',
      '《個人資訊保護法》第五十六條',
    ),
    checked: null,
  },
  'tw.employeeRoster': {
    jurisdiction: 'TW',
    of: names('Employee records', '劳工名卡', '勞工名卡'),
    period: 'P5Y',
    from: names('leaving', '离职', '離職'),
    citation: names('Taiwan Labor Standards Act art. 7', '《劳动基准法》第 7 条', '《勞動基準法》第 7 條'),
    checked: null,
  },
  'tw.wages': {
    jurisdiction: 'TW',
    of: names('Wage rosters', '工资清册', '工資清冊'),
    period: 'P5Y',
    from: names('the payment', '工资给付', '工資給付'),
    citation: names('Taiwan Labor Standards Act art. 23', '《劳动基准法》第 23 条', '《勞動基準法》第 23 條'),
    checked: null,
  },
  'tw.accountingVouchers': {
    jurisdiction: 'TW',
    of: names('Accounting vouchers', '会计凭证', '會計憑證'),
    period: 'P5Y',
    from: names('the closing of the annual accounts', '年度决算程序办理终了', '年度決算程序辦理終了'),
    citation: names(
      'Taiwan Business Entity Accounting Act art. 38',
      '《商业会计法》第 38 条',
      '《商業會計法》第 38 條',
    ),
    checked: null,
  },
  'tw.accountingBooks': {
    jurisdiction: 'TW',
    of: names('Accounting books and financial statements', '会计账簿及财务报表', '會計帳簿及財務報表'),
    period: 'P10Y',
    from: names('the closing of the annual accounts', '年度决算程序办理终了', '年度決算程序辦理終了'),
    citation: names(
      'Taiwan Business Entity Accounting Act art. 38',
      '《商业会计法》第 38 条',
      '《商業會計法》第 38 條',
    ),
    checked: null,
  },
  'hk.businessRecords': {
    jurisdiction: 'HK',
    of: names('Business records for tax', '税务业务记录', '稅務業務紀錄'),
    period: 'P7Y',
    from: names('the transaction', '交易完成', '交易完成'),
    citation: names(
      'Hong Kong Inland Revenue Ordinance s. 51C',
      '香港《税务条例》第 51C 条',
      '香港《稅務條例》第 51C 條',
    ),
    checked: null,
  },
  'hk.wages': {
    jurisdiction: 'HK',
    of: names('Wage and employment records', '工资及雇佣记录', '工資及僱傭紀錄'),
    period: 'P6M',
    from: names('leaving', '离职', '離職'),
    citation: names('Hong Kong Employment Ordinance s. 49A', '香港《雇佣条例》第 49A 条', '香港《僱傭條例》第 49A 條'),
    checked: null,
  },
} as const satisfies Readonly<Record<string, MinimumPeriod>>

export type MinimumPeriodName = keyof typeof minimumPeriods

/**
 * A minimum period as the floor of a rule.
 * @example
 * defineCategory({ …, retention: { from: 'ended', period: 'P5Y', floor: floorOf('cn.labourContract') } })
 */
export function floorOf(name: MinimumPeriodName): RetentionFloor {
  const { period, citation } = minimumPeriods[name]
  return { period, citation }
}
