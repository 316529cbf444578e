import { names } from '../names.ts'

/** States of everything that has a machine, and of the items of a transfer. */
export const states = {
  case: {
    open: names('Open', '进行中', '進行中'),
    ended: names('Ended', '已结束', '已結束'),
    voided: names('Voided', '已作废', '已作廢'),
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
  dutyState: {
    open: names('Open', '待办', '待辦'),
    done: names('Done', '已完成', '已完成'),
    dropped: names('No longer due', '已取消', '已取消'),
  },
  deputy: {
    over: names('Over', '已终止', '已終止'),
  },
}
