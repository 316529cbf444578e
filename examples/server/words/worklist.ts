import { texts, type Words } from '../language.ts'

export const worklistWords = {
  mine: texts('Mine', '我的待办', '我的待辦'),
  everything: texts('All that I may see', '全部待办', '全部待辦'),
  nothingToDo: texts('Nothing to be done here. Well done.', '目前没有待办事项。', '目前沒有待辦事項。'),
  lateBy: texts('late by {n} working days', '逾期 {n} 个工作日', '逾期 {n} 個工作日'),
  lateByOne: texts('late by 1 working day', '逾期 1 个工作日', '逾期 1 個工作日'),
  lateToday: texts('late', '已逾期', '已逾期'),
  dueToday: texts('due today', '今日到期', '今日到期'),
  daysLeft: texts('{n} working days left', '还剩 {n} 个工作日', '尚餘 {n} 個工作日'),
  daysLeftOne: texts('1 working day left', '还剩 1 个工作日', '尚餘 1 個工作日'),
  whyDue: texts(
    'Clause {clause} allows {n} working days from {since}, which makes {due}. Set by policy version {version}.',
    '依据条款 {clause}，自 {since} 起 {n} 个工作日内完成，最迟 {due}。适用制度版本 {version}。',
    '依條款 {clause}，自 {since} 起 {n} 個工作日內完成，最遲 {due}。適用制度版本 {version}。',
  ),
  whyDueOne: texts(
    'Clause {clause} allows 1 working day from {since}, which makes {due}. Set by policy version {version}.',
    '依据条款 {clause}，自 {since} 起 1 个工作日内完成，最迟 {due}。适用制度版本 {version}。',
    '依條款 {clause}，自 {since} 起 1 個工作日內完成，最遲 {due}。適用制度版本 {version}。',
  ),
  whyProvisional: texts(
    'The calendar of that year is not published yet.',
    '该年度的工作日安排尚未公布，日期为暂定。',
    '該年度的工作日安排尚未公布，日期為暫定。',
  ),
  task: texts('Task', '事项', '事項'),
} as const satisfies Words
