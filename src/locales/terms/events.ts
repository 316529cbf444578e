import { names } from '../names.ts'

/** What happened, as the events of the outbox and the trail tell it. */
export const events = {
  happened: {
    'case.opened': names('Case opened', '个案已建立', '個案已建立'),
    'case.amended': names('Case amended', '个案登记已修改', '個案登記已修改'),
    'case.reassigned': names('Case reassigned', '个案责任已变更', '個案責任已變更'),
    'case.ended': names('Case ended', '个案已结束', '個案已結束'),
    'case.reopened': names('Case reopened', '个案已重新启用', '個案已重新啟用'),
    'case.voided': names('Case voided', '个案已作废', '個案已作廢'),
    'case.merged': names('Case merged', '个案已合并', '個案已合併'),
    'batch.collected': names('Documents collected', '资料已收集', '資料已收集'),
    'batch.sorted': names('Sorting begun', '已开始整理', '已開始整理'),
    'batch.screened': names('Batch screened', '批次已筛选', '批次已篩選'),
    'batch.arranged': names('Batch arranged', '批次已分类排列', '批次已分類排列'),
    'batch.numbered': names('Documents numbered', '资料已编号', '資料已編號'),
    'batch.submitted': names('Submitted for review', '已提交审核', '已提交審核'),
    'batch.returned': names('Returned for sorting', '已退回整理', '已退回整理'),
    'batch.approved': names('Batch approved', '批次已审核通过', '批次已審核通過'),
    'batch.withdrawn': names('Batch withdrawn', '批次已撤回', '批次已撤回'),
    'batch.archived': names('Batch archived', '批次已归档', '批次已歸檔'),
    'batch.refused': names('Refused at receipt', '接收时被拒收', '接收時遭拒收'),
    'transfer.sent': names('Handed over to the archive', '已移交档案管理部门', '已移交檔案管理部門'),
    'transfer.received': names('Receipt checked', '接收检查已完成', '接收檢查已完成'),
    'document.corrected': names('Catalogue corrected', '著录已更正', '著錄已更正'),
    'document.superseded': names('Document superseded', '资料已被取代', '資料已被取代'),
    'person.recorded': names('Person entered', '人员已登记', '人員已登記'),
    'department.recorded': names('Department entered', '部门已登记', '部門已登記'),
    'deputy.appointed': names('Deputy appointed', '已指定代理人', '已指定代理人'),
    'deputy.ended': names('Deputy’s appointment ended', '代理已终止', '代理已終止'),
  },
}
