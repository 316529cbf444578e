import * as z from 'zod'
import { names } from '../../locales/names.ts'
import { floorOf } from '../../retention/minimum-periods.ts'
import { defineCategory } from '../category.ts'
import { dayOrMonth, money, text } from '../fields.ts'
import { shortestNecessary } from './citations.ts'
import { chosenRetention, type StandardChoices } from './options.ts'

/** P3.2, and what P11.2 counts: age structure, education, performance. */
const fields = z.object({
  employeeNumber: text(40).optional(),
  name: text(200),
  position: text(100).optional(),
  birthDate: dayOrMonth().optional(),
  education: z
    .enum(['juniorSecondary', 'seniorSecondary', 'associate', 'bachelor', 'master', 'doctorate', 'other'])
    .optional(),
  entryDate: dayOrMonth().optional(),
  leavingDate: dayOrMonth().optional(),
  /** The grade of the latest performance review. */
  performanceGrade: z.enum(['excellent', 'good', 'satisfactory', 'unsatisfactory']).optional(),
  /** Agreed pay a month, in the company's currency. */
  pay: money().optional(),
  identityNumber: text(40).optional(),
  health: text(2000).optional(),
})

/** Employee 員工 (P2.1): entry, training, performance, rewards and discipline. */
export function employee({ departments, retention, prefixes, levels }: StandardChoices = {}) {
  return defineCategory({
    prefix: prefixes?.employee ?? 'YG',
    names: names('Employee', '员工', '員工'),
    mark: names('Important employee information', '重要员工资料', '重要員工資料'),
    level: levels?.employee?.case ?? 'confidential',
    departments: departments?.employee ?? ['hr'],
    fields,
    fieldNames: {
      employeeNumber: names('Employee number', '工号', '員工編號'),
      name: names('Name', '姓名', '姓名'),
      position: names('Position', '职位', '職位'),
      birthDate: names('Date of birth', '出生日期', '出生日期'),
      education: names('Education', '学历', '學歷'),
      entryDate: names('Entry', '入职日期', '入職日期'),
      leavingDate: names('Leaving', '离职日期', '離職日期'),
      performanceGrade: names('Performance grade', '绩效等级', '績效等級'),
      pay: names('Monthly pay', '月薪', '月薪'),
      identityNumber: names('Identity number', '身份证号码', '身份證號碼'),
      health: names('Health', '健康状况', '健康狀況'),
    },
    valueNames: {
      education: {
        juniorSecondary: names('Junior secondary or below', '初中及以下', '初中及以下'),
        seniorSecondary: names('Senior secondary or vocational', '高中或中专', '高中或高職'),
        associate: names('Associate degree', '大专', '專科'),
        bachelor: names('Bachelor', '本科', '大學本科'),
        master: names('Master', '硕士', '碩士'),
        doctorate: names('Doctorate', '博士', '博士'),
        other: names('Other', '其他', '其他'),
      },
      performanceGrade: {
        excellent: names('Excellent', '优秀', '優秀'),
        good: names('Good', '良好', '良好'),
        satisfactory: names('Satisfactory', '合格', '合格'),
        unsatisfactory: names('Unsatisfactory', '不合格', '不合格'),
      },
    },
    restricted: {
      pay: levels?.employee?.pay ?? 'secret',
      identityNumber: levels?.employee?.identityNumber ?? 'secret',
      health: levels?.employee?.health ?? 'secret',
    },
    indexed: {
      employeeNumber: 'text',
      birthDate: 'day',
      education: 'text',
      entryDate: 'day',
      leavingDate: 'day',
      performanceGrade: 'text',
    },
    documents: {
      cv: { names: names('Curriculum vitae', '个人简历', '個人履歷') },
      entryApplication: { names: names('Entry application', '入职申请', '入職申請') },
      // Not on the checklist: agreements have a duty of their own, with its own time to comply (P8.3).
      confidentialityAgreement: { names: names('Confidentiality agreement', '保密协议', '保密協議'), important: true },
      training: { names: names('Record of training', '培训记录', '培訓記錄') },
      performanceReview: { names: names('Performance review', '绩效考核', '績效考核') },
      reward: { names: names('Reward', '奖励记录', '獎勵記錄') },
      discipline: { names: names('Discipline', '惩处记录', '懲處記錄') },
      leavingApplication: { names: names('Leaving application', '离职申请', '離職申請') },
    },
    checklist: {
      now: {
        documents: ['cv', 'entryApplication'],
        fields: ['employeeNumber', 'name', 'position', 'birthDate', 'education', 'entryDate'],
      },
      end: { documents: ['leavingApplication'], fields: ['leavingDate'] },
    },
    endField: 'leavingDate',
    subject: 'employeeNumber',
    events: { leftTheCompany: { names: names('Left the company', '离职', '離職'), field: 'leavingDate' } },
    retention: chosenRetention(
      {
        from: { event: 'leftTheCompany' },
        period: 'P5Y',
        floor: floorOf('cn.labourContract'),
        ceiling: { citation: shortestNecessary },
      },
      retention?.employee,
    ),
  })
}
