import { texts, type Words } from '../language.ts'

/** What must not be disposed of, and why. */
export const holdWords = {
  holds: texts('Holds', '冻结销毁', '凍結銷毀'),
  placeHold: texts('Place a hold', '登记冻结', '登記凍結'),
  holdMeans: texts(
    'Nothing that a hold covers is destroyed, handed on or lent until it is lifted.',
    '冻结期间，所涉个案不得销毁、移出或借出。',
    '凍結期間，所涉個案不得銷毀、移出或借出。',
  ),
  heldWhat: texts('What is held', '冻结范围', '凍結範圍'),
  heldCase: texts('Case {number}', '个案 {number}', '個案 {number}'),
  heldPerson: texts('All cases of {who}', '{who} 的全部个案', '{who} 的全部個案'),
  heldPersonAs: texts(
    'All cases of {who} (“{subject}”)',
    '{who}（“{subject}”）的全部个案',
    '{who}（「{subject}」）的全部個案',
  ),
  heldSince: texts('Covered before', '仍受冻结的个案', '仍受凍結的個案'),
  casesOfPerson: texts('All cases of a person', '某人的全部个案', '某人的全部個案'),
  casesOfQuery: texts('All cases that fit', '符合条件的全部个案', '符合條件的全部個案'),
  calledInCases: texts('What cases call the person', '个案中所用的标识', '個案中所用的識別'),
  calledInCasesHint: texts(
    'Such as the employee number, where cases know the person by another name.',
    '如员工编号；个案以其他标识登记该人时填写。',
    '如員工編號；個案以其他識別登記該人時填寫。',
  ),
  reviewOn: texts('To be looked at again', '复查日期', '複查日期'),
  holdReviewHint: texts(
    'It goes on after that day, until it is lifted.',
    '到期后仍然有效，直至解除。',
    '到期後仍然有效，直至解除。',
  ),
  reviewWhen: texts('Review', '复查', '複查'),
  reviewDue: texts('To be looked at', '待复查', '待複查'),
  reviewMeans: texts(
    'It goes on. Say when it is to be looked at again.',
    '继续冻结，请填写下次复查日期。',
    '繼續凍結，請填寫下次複查日期。',
  ),
  liftMeans: texts(
    'What it covers can be put on a disposal list again. Nothing is destroyed by this.',
    '解除后，所涉个案可再列入销毁清册，但不会因此销毁。',
    '解除後，所涉個案可再列入銷毀清冊，但不會因此銷毀。',
  ),
  placedBy: texts('Placed by', '登记人', '登記人'),
  liftedBy: texts('Lifted by', '解除人', '解除人'),
  liftReason: texts('Why it was lifted', '解除原因', '解除原因'),
  noHoldsYet: texts('Nothing is on hold.', '没有冻结的个案。', '沒有凍結的個案。'),
  noHoldsChosen: texts('No hold fits these filters.', '没有符合条件的冻结。', '沒有符合條件的凍結。'),
  holdsToReview: texts('Holds to be looked at again', '待复查的冻结', '待複查的凍結'),
} as const satisfies Words
