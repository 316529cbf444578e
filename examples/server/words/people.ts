import { texts, type Words } from '../language.ts'

/** Departments, their heads, and who stands in for them. */
export const peopleWords = {
  people: texts('People', '人员', '人員'),
  heads: texts('Departments and their heads', '部门与负责人', '部門與負責人'),
  head: texts('Head', '负责人', '負責人'),
  noHead: texts('No head is entered', '尚未登记负责人', '尚未登記負責人'),
  standsInNow: texts('Stands in today', '今日代理人', '今日代理人'),
  deputiesNow: texts('Who stands in for whom', '代理安排', '代理安排'),
  noDeputies: texts(
    'Nobody stands in for anybody now or later.',
    '目前及日后均无代理安排。',
    '目前及日後均無代理安排。',
  ),
  principal: texts('In whose place', '被代理人', '被代理人'),
  deputyFrom: texts('From', '起始日期', '起始日期'),
  deputyUntil: texts('Until', '截止日期', '截止日期'),
  beginsLater: texts('begins later', '尚未开始', '尚未開始'),
  appointOwn: texts('I am away: who stands in for me?', '本人不在时由谁代理？', '本人不在時由誰代理？'),
  appointAny: texts('Appoint a deputy', '指定代理人', '指定代理人'),
  appointHint: texts(
    'A deputy of a department’s head reviews, reopens, voids, merges and reassigns in the head’s place. They see what they saw before, and review nothing that they or the head sorted.',
    '部门负责人的代理人可代为审核、重新启用、作废、合并和变更责任部门。代理人可见的范围不变，且不得审核本人或被代理人整理的批次。',
    '部門負責人的代理人可代為審核、重新啟用、作廢、合併及變更責任部門。代理人可見的範圍不變，且不得審核本人或被代理人整理的批次。',
  ),
  takeBack: texts('Take back', '终止代理', '終止代理'),
  inPlaceOf: texts('{person}, in the place of {who}', '{person}（代{who}）', '{person}（代{who}）'),
} as const satisfies Words
