import * as z from 'zod'
import { names } from '../../locales/names.ts'
import { defineCategory } from '../category.ts'
import { dayOrMonth, money, percent, text } from '../fields.ts'
import { archiveTerms } from './citations.ts'
import { chosenRetention, type StandardChoices } from './options.ts'

/** P3.2, and what P11.2 counts: progress, cost, return. */
const fields = z.object({
  /** The company's own code for the project. */
  code: text(40).optional(),
  name: text(200),
  goals: text(4000).optional(),
  plan: text(8000).optional(),
  /** In whole hundredths, 0 to 100. */
  progress: percent().optional(),
  /** `personId` of the leader, whose department is responsible (P3.1). */
  leader: text(100).optional(),
  /** Amounts are in the company's currency. */
  budget: money().optional(),
  cost: money().optional(),
  return: money().optional(),
  established: dayOrMonth().optional(),
  plannedEnd: dayOrMonth().optional(),
  ended: dayOrMonth().optional(),
})

/** Project 項目 (P2.1): planning, execution, results. */
export function project({ departments, retention, prefixes, levels }: StandardChoices = {}) {
  return defineCategory({
    prefix: prefixes?.project ?? 'XM',
    names: names('Project', '项目', '項目'),
    mark: names('Key project document', '项目关键文件', '項目關鍵文件'),
    level: levels?.project?.case ?? 'internal',
    departments: departments?.project ?? { leaderIn: 'leader' },
    fields,
    fieldNames: {
      code: names('Project code', '项目编码', '項目代碼'),
      name: names('Project name', '项目名称', '項目名稱'),
      goals: names('Goals', '项目目标', '項目目標'),
      plan: names('Plan', '项目计划', '項目計劃'),
      progress: names('Progress (%)', '进度（%）', '進度（%）'),
      leader: names('Leader', '项目负责人', '項目負責人'),
      budget: names('Budget', '预算', '預算'),
      cost: names('Cost', '成本', '成本'),
      return: names('Return', '收益', '收益'),
      established: names('Established', '立项日期', '立項日期'),
      plannedEnd: names('Planned end', '计划结束日期', '計劃結束日期'),
      ended: names('Ended', '结束日期', '結束日期'),
    },
    restricted: {
      budget: levels?.project?.budget ?? 'confidential',
      cost: levels?.project?.cost ?? 'confidential',
      return: levels?.project?.return ?? 'confidential',
    },
    indexed: {
      code: 'text',
      leader: 'text',
      progress: 'integer',
      budget: { as: 'money', stored: 'plain' },
      cost: { as: 'money', stored: 'plain' },
      return: { as: 'money', stored: 'plain' },
      established: 'day',
      plannedEnd: 'day',
      ended: 'day',
    },
    documents: {
      plan: { names: names('Plan', '项目计划书', '項目計劃書') },
      budget: { names: names('Budget', '预算书', '預算書'), level: levels?.project?.budget ?? 'confidential' },
      agreement: {
        names: names('Agreement', '项目协议', '項目協議'),
        level: levels?.project?.agreement ?? 'confidential',
        important: true,
      },
      execution: { names: names('Record of execution', '执行记录', '執行記錄') },
      change: { names: names('Record of a change', '变更记录', '變更記錄') },
      acceptanceReport: { names: names('Acceptance report', '验收报告', '驗收報告'), important: true },
    },
    checklist: {
      now: { documents: ['plan', 'budget'], fields: ['name', 'goals', 'plan', 'leader', 'budget', 'established'] },
      end: { documents: ['execution', 'acceptanceReport'], fields: ['cost', 'return', 'ended'] },
    },
    endField: 'ended',
    events: { projectEnded: { names: names('Project ended', '项目结束', '項目結束'), field: 'ended' } },
    retention: chosenRetention(
      {
        from: { event: 'projectEnded' },
        period: 'P10Y',
        kinds: {
          agreement: { period: 'P30Y', citation: archiveTerms },
          acceptanceReport: { period: 'P30Y', citation: archiveTerms },
        },
        citation: archiveTerms,
      },
      retention?.project,
    ),
  })
}
