import { names } from '../names.ts'

/** States of everything that has a machine, and of the items of a transfer. */
export const states = {
  case: {
    open: names('Open', '进行中', '進行中'),
    ended: names('Ended', '已结束', '已結束'),
    voided: names('Voided', '已作废', '已作廢'),
    destroyed: names('Destroyed', '已销毁', '已銷毀'),
    transferredOut: names('Transferred out', '已移出', '已移出'),
  },
  disposal: {
    proposed: names('Proposed', '已提出', '已提出'),
    appraising: names('Being appraised', '鉴定中', '鑒定中'),
    approving: names('Awaiting approval', '审批中', '審批中'),
    waiting: names('Approved, waiting', '已批准，等待期', '已批准，等待期'),
    executing: names('Being carried out', '执行中', '執行中'),
    executed: names('Carried out', '已执行', '已執行'),
    aborted: names('Aborted', '已中止', '已中止'),
  },
  disposalEntry: {
    listed: names('Listed', '已列入', '已列入'),
    approved: names('Approved', '已批准', '已批准'),
    done: names('Carried out', '已执行', '已執行'),
    extended: names('Kept longer', '延期保管', '延期保管'),
    released: names('Taken off the list', '已撤出清册', '已撤出清冊'),
  },
  disposalVerdict: {
    open: names('Not appraised', '未鉴定', '未鑒定'),
    destroy: names('Destroy', '销毁', '銷毀'),
    extend: names('Keep longer', '延期保管', '延期保管'),
    transfer: names('Transfer out', '移出', '移出'),
  },
  hold: {
    active: names('In force', '生效中', '生效中'),
    lifted: names('Lifted', '已解除', '已解除'),
  },
  holdKind: {
    legal: names('Legal proceedings', '诉讼或仲裁', '訴訟或仲裁'),
    audit: names('Audit', '审计', '稽核'),
    dispute: names('Dispute', '争议', '爭議'),
  },
  /** What somebody who asks for erasure is answered of each thing. */
  erasure: {
    listed: names('Put on a disposal list', '已列入销毁清册', '已列入銷毀清冊'),
    restricted: names('Kept, since it must be', '依规定继续保管', '依規定繼續保管'),
    refused: names('Refused', '不予删除', '不予刪除'),
  },
  batch: {
    collecting: names('Collecting', '收集中', '收集中'),
    sorting: names('Sorting', '整理中', '整理中'),
    inReview: names('In review', '审核中', '審核中'),
    approved: names('Approved', '审核通过', '審核通過'),
    transferred: names('Transferred', '已移交', '已移交'),
    archived: names('Archived', '已归档', '已歸檔'),
    withdrawn: names('Withdrawn', '已撤回', '已撤回'),
  },
  document: {
    collected: names('Collected', '已收集', '已收集'),
    screenedOut: names('Screened out', '已剔除', '已剔除'),
    numbered: names('Numbered', '已编号', '已編號'),
    archived: names('Archived', '已归档', '已歸檔'),
    superseded: names('Superseded', '已被取代', '已被取代'),
    voided: names('Voided', '已作废', '已作廢'),
    withdrawn: names('Withdrawn', '已撤回', '已撤回'),
  },
  transfer: {
    sent: names('Sent', '已移交，待接收', '已移交，待接收'),
    received: names('Received', '已接收', '已接收'),
  },
  transferItem: {
    sent: names('Waiting for receipt', '待接收', '待接收'),
    accepted: names('Accepted', '已接收', '已接收'),
    refused: names('Refused', '已拒收', '已拒收'),
  },
  request: {
    submitted: names('Submitted', '已提交，待确认资料', '已提交，待確認資料'),
    deciding: names('Awaiting approval', '审批中', '審批中'),
    approved: names('Approved', '审批通过', '審批通過'),
    active: names('In use', '使用中', '使用中'),
    closed: names('Closed', '已办结', '已辦結'),
    rejected: names('Rejected', '已驳回', '已駁回'),
    cancelled: names('Cancelled', '已取消', '已取消'),
    expired: names('Expired', '已失效', '已失效'),
  },
  requestItem: {
    asked: names('Asked for', '已申请', '已申請'),
    granted: names('Granted', '已批准', '已批准'),
    offered: names('Handed over, to be confirmed', '已交付，待签字确认', '已交付，待簽字確認'),
    inReading: names('Being read', '查阅中', '查閱中'),
    out: names('On loan', '已借出', '已借出'),
    returning: names('Given back, to be checked', '已交还，待点收', '已交還，待點收'),
    lost: names('Lost', '已遗失', '已遺失'),
    settled: names('Lost and settled', '遗失，已赔偿', '遺失，已賠償'),
    returned: names('Returned', '已归还', '已歸還'),
    refused: names('Refused', '不予提供', '不予提供'),
    withdrawn: names('Withdrawn', '已撤回', '已撤回'),
    expired: names('Expired', '已失效', '已失效'),
  },
  dutyState: {
    open: names('Open', '待办', '待辦'),
    done: names('Done', '已完成', '已完成'),
    dropped: names('No longer due', '已取消', '已取消'),
  },
  agreement: {
    ended: names('Ended', '已终止', '已終止'),
    over: names('Over', '已到期', '已到期'),
  },
  deputy: {
    over: names('Over', '已终止', '已終止'),
  },
}
