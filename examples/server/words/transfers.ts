import { texts, type Words } from '../language.ts'

export const transferWords = {
  chooseBatches: texts('Choose approved batches', '选择审核通过的批次', '選擇審核通過的批次'),
  noApproved: texts(
    'No approved batch is waiting for a transfer list.',
    '目前没有待移交的批次。',
    '目前沒有待移交的批次。',
  ),
  makeList: texts('Make the transfer list', '生成移交清单', '製作移交清單'),
  refusalReasons: texts('Reasons for refusal', '拒收原因', '拒收原因'),
  recordCheck: texts('Record the check', '登记检查结果', '登記檢查結果'),
  documentsCount: texts('Documents', '资料数', '資料數'),
  handsOver: texts('Hands over', '移交部门', '移交部門'),
  receives: texts('Receives', '接收部门', '接收部門'),
  signatureOf: texts('Signature and date', '签字及日期', '簽字及日期'),
  notYetReceived: texts('Not yet received', '尚未接收', '尚未接收'),
  receiptCheck: texts('Receipt check', '接收检查', '接收檢查'),
  decideLater: texts('Decide later', '稍后处理', '稍後處理'),
  accept: texts('Accept', '接收', '接收'),
  refuse: texts('Refuse', '拒收', '拒收'),
} as const satisfies Words
