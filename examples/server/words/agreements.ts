import { texts, type Words } from '../language.ts'

/** Confidentiality agreements (P8.3). */
export const agreementWords = {
  agreements: texts('Agreements', '保密协议', '保密協議'),
  agreementOf: texts('Confidentiality agreement: {person}', '保密协议：{person}', '保密協議：{person}'),
  agreementInForce: texts('In force', '有效', '有效'),
  agreementEndsSoon: texts('Ends soon', '即将到期', '即將到期'),
  agreementOver: texts('Ran out', '已到期', '已到期'),
  agreementEnded: texts('Ended early', '已终止', '已終止'),
  agreementsOver: texts('Ran out or ended', '已到期或已终止', '已到期或已終止'),
  agreementsMissing: texts('Without one', '无有效协议', '無有效協議'),
  withoutOne: texts('None in force', '无有效协议', '無有效協議'),
  inside: texts('Employees', '公司员工', '公司員工'),
  outside: texts('Outsiders', '外部人员', '外部人員'),
  whoSigned: texts('Who signed', '签署人', '簽署人'),
  whoseKind: texts('Inside or outside', '人员类别', '人員類別'),
  holdsUntil: texts('In force until', '有效期至', '有效期至'),
  holdsUntilHint: texts(
    'The last day on which it holds. Leave empty where it has no end.',
    '协议有效的最后一天；没有期限的留空。',
    '協議有效的最後一天；沒有期限的留空。',
  ),
  noEnd: texts('without an end', '无期限', '無期限'),
  signedHash: texts('SHA-256 of the signed agreement', '已签署协议的 SHA-256 摘要值', '已簽署協議的 SHA-256 摘要值'),
  lastOne: texts('Last one', '最近一份', '最近一份'),
  neverSigned: texts('none was ever entered', '从未登记', '從未登記'),
  endedSince: texts('Ended since', '终止日期', '終止日期'),
  enterAgreement: texts('Enter an agreement', '登记协议', '登記協議'),
  endIt: texts('End this agreement', '终止此协议', '終止此協議'),
  endingMeans: texts(
    'From today on it holds no more. It stays readable, and cannot be put in force again.',
    '自今日起失效。登记内容仍可查看，但不能恢复效力。',
    '自今日起失效。登記內容仍可查看，但不能恢復效力。',
  ),
  agreementKnown: texts(
    'An agreement of this person that was signed on this day is entered. Correct that entry.',
    '此人当日签署的协议已登记，请更正原有登记。',
    '此人當日簽署的協議已登記，請更正原有登記。',
  ),
  noAgreements: texts('There is none.', '没有记录。', '沒有記錄。'),
  nobodyWithout: texts(
    'Everybody has an agreement that is in force.',
    '所有人员均有有效的保密协议。',
    '所有人員均有有效的保密協議。',
  ),
} as const satisfies Words
