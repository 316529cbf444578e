import type { CommandName } from 'casekeep'
import { type Texts, texts } from '../language.ts'

/** What is said once something is done. `{it}` is its number. */
export const doneWords: Readonly<Record<CommandName, Texts>> = {
  'cases.open': texts('Case {it} is open.', '已建立个案 {it}。', '已建立個案 {it}。'),
  'cases.import': texts('The cases were taken over.', '个案已导入。', '個案已匯入。'),
  'cases.amend': texts('{it} is up to date.', '已更新 {it} 的登记内容。', '已更新 {it} 的登記內容。'),
  'cases.reassign': texts('{it} was reassigned.', '已变更 {it} 的经办人或部门。', '已變更 {it} 的經辦人或部門。'),
  'cases.end': texts('{it} has ended.', '个案 {it} 已结束。', '個案 {it} 已結束。'),
  'cases.reopen': texts('{it} is open again.', '个案 {it} 已重新启用。', '個案 {it} 已重新啟用。'),
  'cases.void': texts(
    '{it} is void. Its number is kept.',
    '个案 {it} 已作废，编号保留。',
    '個案 {it} 已作廢，編號保留。',
  ),
  'cases.merge': texts('{it} was merged.', '个案 {it} 已合并。', '個案 {it} 已合併。'),
  'batches.collect': texts('The documents are in batch {it}.', '资料已收入批次 {it}。', '資料已收入批次 {it}。'),
  'batches.import': texts('The batches were taken over.', '批次已导入。', '批次已匯入。'),
  'batches.sort': texts('Sorting of {it} has begun.', '已开始整理批次 {it}。', '已開始整理批次 {it}。'),
  'batches.screen': texts('{it} was screened.', '批次 {it} 已完成筛选。', '批次 {it} 已完成篩選。'),
  'batches.arrange': texts('{it} was arranged.', '已更新批次 {it} 的分类与著录。', '已更新批次 {it} 的分類與著錄。'),
  'batches.number': texts(
    'The documents of {it} have their numbers.',
    '批次 {it} 的资料已编号。',
    '批次 {it} 的資料已編號。',
  ),
  'batches.submit': texts('{it} was submitted for review.', '批次 {it} 已提交审核。', '批次 {it} 已提交審核。'),
  'batches.return': texts('{it} was returned for sorting.', '批次 {it} 已退回整理。', '批次 {it} 已退回整理。'),
  'batches.approve': texts('{it} was approved.', '批次 {it} 已审核通过。', '批次 {it} 已審核通過。'),
  'batches.withdraw': texts('{it} was withdrawn.', '批次 {it} 已撤回。', '批次 {it} 已撤回。'),
  'transfers.send': texts('Transfer list {it} was handed over.', '移交清单 {it} 已送出。', '移交清單 {it} 已送出。'),
  'transfers.receive': texts(
    'The receipt check of {it} is recorded.',
    '移交清单 {it} 的接收检查已登记。',
    '移交清單 {it} 的接收檢查已登記。',
  ),
  'documents.correct': texts(
    '{it} was corrected. The old entry stays readable.',
    '{it} 已更正，原内容仍可查看。',
    '{it} 已更正，原內容仍可查閱。',
  ),
  'people.record': texts('{it} is recorded.', '人员 {it} 已登记。', '人員 {it} 已登記。'),
  'departments.record': texts('Department {it} is recorded.', '部门 {it} 已登记。', '部門 {it} 已登記。'),
  'deputies.appoint': texts('The deputy is appointed.', '已指定代理人。', '已指定代理人。'),
  'deputies.end': texts('The appointment of the deputy has ended.', '已终止代理。', '已終止代理。'),
}
