import { texts, type Words } from '../language.ts'

/** The refusal log: what was refused to whom, and why. */
export const refusalWords = {
  refusalsMean: texts(
    'What the rules refused of requests to consult or to borrow. Nothing of it was done.',
    '查阅与借阅中依制度拒绝的操作，均未执行。',
    '查閱與借閱中依制度拒絕的操作，均未執行。',
  ),
  whoTried: texts('Who tried', '操作人', '操作人'),
  whatTried: texts('What', '操作', '操作'),
  whyRefused: texts('Why', '拒绝原因', '拒絕原因'),
  triedOf: texts('Of', '对象', '對象'),
  fromDay: texts('From', '起始日期', '起始日期'),
  toDay: texts('Until', '截止日期', '截止日期'),
  noRefusals: texts('Nothing was refused.', '没有被拒的操作。', '沒有遭拒的操作。'),
  noRefusalsChosen: texts('Nothing fits these filters.', '没有符合筛选条件的记录。', '沒有符合篩選條件的記錄。'),
  noneSoFar: texts(
    'Nothing fits among those looked through so far. There are older ones.',
    '已查找的部分没有符合条件的记录，还有更早的记录。',
    '已查找的部分沒有符合條件的記錄，還有更早的記錄。',
  ),
  because_INVALID_INPUT: texts('Entry that cannot be', '填写内容不符', '填寫內容不符'),
  because_NOT_FOUND: texts('Not there, or hidden', '不存在或无权知悉', '不存在或無權知悉'),
  because_FORBIDDEN: texts('No right to it', '无权执行', '無權執行'),
  because_WRONG_DEPARTMENT: texts('Wrong department', '责任部门不符', '責任部門不符'),
  because_SEPARATION: texts('Separation of duties', '职责须分离', '職責須分離'),
  because_ILLEGAL: texts('Not in this state', '状态不允许', '狀態不允許'),
  because_NOT_READY: texts('Not ready yet', '条件尚未具备', '條件尚未具備'),
  because_BLOCKED: texts('Against the policy', '制度不允许', '制度不允許'),
} as const satisfies Words
