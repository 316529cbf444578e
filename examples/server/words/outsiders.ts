import { texts, type Words } from '../language.ts'

/** People from outside, and what they signed. */
export const outsiderWords = {
  peopleViews: texts('Lists of people', '人员列表', '人員清單'),
  departmentsAndDeputies: texts('Departments', '部门与代理', '部門與代理'),
  outsiders: texts('Outsiders', '外部人员', '外部人員'),
  findOutsider: texts('Name or organization', '姓名或单位', '姓名或單位'),
  sponsoredBy: texts('Sponsored by', '担保人', '擔保人'),
  byMe: texts('Me', '本人', '本人'),
  noOutsiders: texts(
    'Nobody from outside is entered whom you may know of.',
    '没有您可以查看的外部人员。',
    '沒有您可以查看的外部人員。',
  ),
  noOutsidersChosen: texts('Nobody fits these filters.', '没有符合筛选条件的人员。', '沒有符合篩選條件的人員。'),
  outsiderMeans: texts(
    'Somebody of the company sponsors each of them, asks for them and answers for them (P6.1).',
    '外部人员由公司员工担保，由担保人代为申请并负责（P6.1）。',
    '外部人員由公司員工擔保，由擔保人代為申請並負責（P6.1）。',
  ),
  nameOfPerson: texts('Name', '姓名', '姓名'),
  shortName: texts('Short name', '人员代号', '人員代號'),
  shortNameHint: texts(
    'Stands for this person in the records, and cannot be changed later.',
    '在记录中代表此人，登记后不能更改。',
    '在記錄中代表此人，登記後不能更改。',
  ),
  outsiderKnown: texts(
    'Somebody is entered under this short name. Correct that entry, or choose another name.',
    '此代号已登记。请更正原有登记，或改用其他代号。',
    '此代號已登記。請更正原有登記，或改用其他代號。',
  ),
  identityHint: texts(
    'Kind and number of the paper that they showed.',
    '所出示证件的种类与号码。',
    '所出示證件的種類與號碼。',
  ),
  letterHash: texts('SHA-256 of the letter of introduction', '介绍信的 SHA-256 摘要值', '介紹信的 SHA-256 摘要值'),
  sponsoredUntil: texts('Sponsored until', '担保至', '擔保至'),
  sponsoredUntilHint: texts(
    'The last day; nothing is due later. Leave empty where no end is known.',
    '担保的最后一天，到期日不得晚于此日；没有期限的留空。',
    '擔保的最後一天，到期日不得晚於此日；沒有期限的留空。',
  ),
  noLetter: texts('None was brought', '未提供', '未提供'),
  enteredBy: texts('Entered by', '登记人', '登記人'),
  enteredOn: texts('Entered on', '登记日期', '登記日期'),
  askForThem: texts('Request for them', '代为申请', '代為申請'),
  correctEntry: texts('Correct the entry', '更正登记', '更正登記'),
  theirAgreements: texts('Their agreements', '所签保密协议', '所簽保密協議'),
  theirRequests: texts('Requests for them', '代为申请的记录', '代為申請的記錄'),
  noRequestsForThem: texts('Nothing was requested for them.', '尚无代为申请的记录。', '尚無代為申請的記錄。'),
  noneHeld: texts(
    'No agreement is in force. Until one is signed and entered, nothing is lent or shown to them (P8.3).',
    '目前没有有效的保密协议。签署并登记之前，不得向其提供查阅或借阅（P8.3）。',
    '目前沒有有效的保密協議。簽署並登記之前，不得向其提供查閱或借閱（P8.3）。',
  ),
  noneHeldWarned: texts(
    'No agreement is in force (P8.3).',
    '目前没有有效的保密协议（P8.3）。',
    '目前沒有有效的保密協議（P8.3）。',
  ),
  forWhom: texts('For whom', '为谁申请', '為誰申請'),
  forMyself: texts('For myself', '本人', '本人'),
  forWhomHint: texts(
    'Whom you sponsor reads or borrows, and you answer for it.',
    '由您担保的外部人员查阅或借阅，并由您负责。',
    '由您擔保的外部人員查閱或借閱，並由您負責。',
  ),
  notYours: texts('You do not sponsor this person.', '此人并非由您担保。', '此人並非由您擔保。'),
} as const satisfies Words
