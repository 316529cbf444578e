import { names } from '../names.ts'

/** How long things are kept, why, and what moved a date (P9.1). Facts stand in braces. */
export const retention = {
  /** What may be done once a period is over. */
  retentionAction: {
    destroy: names('Destroy', '销毁', '銷毀'),
    review: names('Review', '鉴定', '鑒定'),
    transfer: names('Transfer out', '移交其他机构', '移交其他機構'),
    permanent: names('Keep for ever', '永久保管', '永久保管'),
  },
  retentionState: {
    dated: names('Dated', '期限已定', '期限已定'),
    undecided: names('Undecided', '期限未定', '期限未定'),
    permanent: names('Permanent', '永久', '永久'),
    listed: names('On a disposal', '已列入销毁清册', '已列入銷毀清冊'),
  },
  retentionMark: {
    monthOnly: names('Only the month is known', '仅知月份', '僅知月份'),
    yearOnly: names('Only the year is known', '仅知年份', '僅知年份'),
    planned: names('Planned', '预定', '預定'),
    shortMonth: names('Last day of a shorter month', '按月末计', '按月末計'),
    leapDay: names('29 February', '2 月 29 日', '2 月 29 日'),
    extended: names('Extended', '延期保管', '延期保管'),
    raised: names('Raised to the legal minimum', '提高至法定最低期限', '提高至法定最低期限'),
    lowered: names('Lowered to what the purpose allows', '缩短至必要期限', '縮短至必要期限'),
    own: names('Decided for the case', '个案另定', '個案另定'),
  },
  /** What a period counts from. */
  retentionTrigger: {
    ended: names('the end of the case', '个案结束', '個案結束'),
    parentEnded: names('the end of the parent case', '上级个案结束', '上級個案結束'),
    relatedEnded: names('the end of all related cases', '全部相关个案结束', '全部相關個案結束'),
    given: names('the day given for this case', '为本个案填写的日期', '為本個案填寫的日期'),
    event: names('“{name}”', '“{name}”', '「{name}」'),
    field: names('the date in “{name}”', '“{name}”所填日期', '「{name}」所填日期'),
    object: names('the date of “{name}”', '“{name}”的日期', '「{name}」的日期'),
    decisionStart: names('the start of the decision', '决定生效', '決定生效'),
    decisionEnd: names('the end of the decision', '决定终止', '決定終止'),
    kindStart: names('the start of “{name}”', '“{name}”生效', '「{name}」生效'),
    kindEnd: names('the end of “{name}”', '“{name}”终止', '「{name}」終止'),
    after: names('{period} after {trigger}', '{trigger}后满 {period}', '{trigger}後滿 {period}'),
    optional: names('{trigger} where there is one', '{trigger}（如有）', '{trigger}（如有）'),
    latest: names('the latest of {list}', '{list}中的最晚日期', '{list}中的最晚日期'),
    earliest: names('the earliest of {list}', '{list}中的最早日期', '{list}中的最早日期'),
  },
  /** Where a fact came from. */
  factSource: {
    field: names('a field of the case', '个案登记事项', '個案登記事項'),
    fieldOf: names('the field “{name}” of the case', '个案登记事项“{name}”', '個案登記事項「{name}」'),
    case: names('a case', '个案', '個案'),
    document: names('a document', '个案资料', '個案資料'),
    signal: names('an event that was reported', '上报的事件', '通報的事件'),
    hand: names('entered by hand', '人工填写', '人工填寫'),
    host: names('another system', '其他系统', '其他系統'),
    import: names('an old register', '旧登记册', '舊登記冊'),
    entry: names('entry {position}', '第 {position} 条记录', '第 {position} 筆記錄'),
  },
  /** Sentences of an explanation. */
  retentionLine: {
    dated: names(
      'Kept until {endsOn}. From {due} on, disposal may be proposed: {action}.',
      '保管至 {endsOn}，自 {due} 起可提出处置：{action}。',
      '保管至 {endsOn}，自 {due} 起可提出處置：{action}。',
    ),
    permanent: names('Kept for ever.', '永久保管。', '永久保管。'),
    undecided: names('Kept, without a date: something is missing.', '期限未定，继续保管。', '期限未定，繼續保管。'),
    rule: names('Rule: {rule}.', '规定：{rule}。', '規定：{rule}。'),
    own: names('Decided for this case: {rule}.', '本个案另定：{rule}。', '本個案另定：{rule}。'),
    fact: names('{trigger}: {on} ({source}).', '{trigger}：{on}（{source}）。', '{trigger}：{on}（{source}）。'),
    factBeside: names(
      '{trigger}: {on} ({source}); another date counts.',
      '{trigger}：{on}（{source}），以另一日期为准。',
      '{trigger}：{on}（{source}），以另一日期為準。',
    ),
    citation: names('Basis: {citation}.', '依据：{citation}。', '依據：{citation}。'),
    floor: names(
      'The law demands at least {period}: {citation}.',
      '法定最低期限 {period}：{citation}。',
      '法定最低期限 {period}：{citation}。',
    ),
    floorPermanent: names(
      'The law demands that it is kept for ever: {citation}.',
      '法定永久保管：{citation}。',
      '法定永久保管：{citation}。',
    ),
    ceiling: names(
      'The purpose allows at most {period}: {citation}.',
      '必要期限最长 {period}：{citation}。',
      '必要期限最長 {period}：{citation}。',
    ),
    principle: names(
      'Never longer than its purpose needs: {citation}.',
      '不超过实现目的所必要的期限：{citation}。',
      '不超過實現目的所必要的期限：{citation}。',
    ),
    planned: names(
      'What it counts from lies in the future: the date is provisional.',
      '起算日尚未到来，日期为暂定。',
      '起算日尚未到來，日期為暫定。',
    ),
    policy: names(
      'Policy version {policy}, {clause}: {at}.',
      '制度版本 {policy}，{clause}：{at}。',
      '制度版本 {policy}，{clause}：{at}。',
    ),
  },
  /** A rule in one sentence, without its end. */
  retentionRule: {
    period: names(
      '{period} from {trigger}, {counting}',
      '自{trigger}起保管 {period}，{counting}',
      '自{trigger}起保管 {period}，{counting}',
    ),
    permanent: names('kept for ever', '永久保管', '永久保管'),
    undecided: names('decided for each case', '逐案确定', '逐案決定'),
    nextYear: names('counted from 1 January of the next year', '从次年 1 月 1 日起算', '從次年 1 月 1 日起算'),
    sameDay: names('counted from the day after', '从次日起算', '從次日起算'),
  },
  /** How a date was reached. */
  retentionStep: {
    lastDayOfMonth: names(
      'Of {on} only the month is known: its last day counts, {to}.',
      '{on} 仅知月份，按该月最后一日 {to} 计。',
      '{on} 僅知月份，按該月最後一日 {to} 計。',
    ),
    lastDayOfYear: names(
      'Of {on} only the year is known: its last day counts, {to}.',
      '{on} 仅知年份，按该年最后一日 {to} 计。',
      '{on} 僅知年份，按該年最後一日 {to} 計。',
    ),
    after: names('{period} after {from}: {to}.', '{from} 后满 {period}：{to}。', '{from} 後滿 {period}：{to}。'),
    latest: names('The latest of {of} is {to}.', '{of} 中最晚为 {to}。', '{of} 中最晚為 {to}。'),
    earliest: names('The earliest of {of} is {to}.', '{of} 中最早为 {to}。', '{of} 中最早為 {to}。'),
    nextYear: names(
      'From {from} it counts from 1 January of the next year, {to}.',
      '起算日 {from}，从次年 1 月 1 日（{to}）起算。',
      '起算日 {from}，從次年 1 月 1 日（{to}）起算。',
    ),
    sameDay: names(
      'From {from} it counts from the day after, {to}.',
      '起算日 {from}，从次日（{to}）起算。',
      '起算日 {from}，從次日（{to}）起算。',
    ),
    period: names(
      '{period} that begin on {from} end on {to}.',
      '自 {from} 起 {period}，至 {to} 届满。',
      '自 {from} 起 {period}，至 {to} 屆滿。',
    ),
    shortMonth: names(
      'The month has no day of that number: its last day counts, {to}.',
      '该月没有对应日，按月末 {to} 计。',
      '該月沒有對應日，按月末 {to} 計。',
    ),
    firstOfMarch: names(
      'The year has no 29 February: 1 March counts, {to}.',
      '该年没有 2 月 29 日，按 3 月 1 日（{to}）计。',
      '該年沒有 2 月 29 日，按 3 月 1 日（{to}）計。',
    ),
    lastOfFebruary: names(
      'The year has no 29 February: 28 February counts, {to}.',
      '该年没有 2 月 29 日，按 2 月 28 日（{to}）计。',
      '該年沒有 2 月 29 日，按 2 月 28 日（{to}）計。',
    ),
    extended: names('Extended until {to}: {reason}.', '延期保管至 {to}：{reason}。', '延期保管至 {to}：{reason}。'),
    raised: names(
      'Raised to the legal minimum of {period}: {to} ({citation}).',
      '提高至法定最低期限 {period}：{to}（{citation}）。',
      '提高至法定最低期限 {period}：{to}（{citation}）。',
    ),
    raisedForEver: names(
      'Raised to what the law demands: kept for ever ({citation}).',
      '按法定要求改为永久保管（{citation}）。',
      '按法定要求改為永久保管（{citation}）。',
    ),
    lowered: names(
      'Lowered to at most {period}, as the purpose allows: {to} ({citation}).',
      '缩短至必要期限 {period}：{to}（{citation}）。',
      '縮短至必要期限 {period}：{to}（{citation}）。',
    ),
  },
  /** Why there is no date. */
  retentionMissing: {
    unknown: names('Not known yet: {trigger}.', '尚不知道：{trigger}。', '尚不知道：{trigger}。'),
    open: names('{trigger}: no day is known yet.', '{trigger}：日期尚未确定。', '{trigger}：日期尚未確定。'),
    none: names(
      'There is nothing to count from: {trigger}.',
      '没有可起算的事项：{trigger}。',
      '沒有可起算的事項：{trigger}。',
    ),
    undecided: names(
      'The period is yet to be decided for this case.',
      '本个案的保管期限尚待确定。',
      '本個案的保管期限尚待決定。',
    ),
    beyondCalendar: names('It would end after 9999-12-30.', '届满日晚于 9999-12-30。', '屆滿日晚於 9999-12-30。'),
    duty: names('To be supplied: {missing}', '须补充：{missing}', '須補充：{missing}'),
  },
  /** What became of a date. */
  retentionMove: {
    same: names('It stays as it is: {to}.', '没有变化：{to}。', '沒有變化：{to}。'),
    later: names(
      'Moved from {from} to {to}, {days} days later.',
      '由 {from} 延后 {days} 天至 {to}。',
      '由 {from} 延後 {days} 天至 {to}。',
    ),
    earlier: names(
      'Moved from {from} to {to}, {days} days earlier.',
      '由 {from} 提前 {days} 天至 {to}。',
      '由 {from} 提前 {days} 天至 {to}。',
    ),
    changed: names('Changed from {from} to {to}.', '由{from}变为{to}。', '由{from}變為{to}。'),
    date: names('due on {due}', '“自 {due} 起可处置”', '「自 {due} 起可處置」'),
    undecided: names('undecided', '“期限未定”', '「期限未定」'),
    permanent: names('permanent', '“永久保管”', '「永久保管」'),
  },
  /** Why it moved. */
  retentionDifference: {
    fact: names(
      '{trigger}: {before}, now {after}.',
      '{trigger}：原为 {before}，现为 {after}。',
      '{trigger}：原為 {before}，現為 {after}。',
    ),
    factNew: names('{trigger}: now {after}.', '{trigger}：现为 {after}。', '{trigger}：現為 {after}。'),
    factGone: names(
      '{trigger}: {before}, no longer counted.',
      '{trigger}：原为 {before}，现不再计入。',
      '{trigger}：原為 {before}，現不再計入。',
    ),
    rule: names('{part}: {before}, now {after}.', '{part}：{before} → {after}。', '{part}：{before} → {after}。'),
    extended: names('Extended until {after}.', '延期保管至 {after}。', '延期保管至 {after}。'),
    extendedTo: names(
      'Extended until {before}, now until {after}.',
      '延期保管原至 {before}，现至 {after}。',
      '延期保管原至 {before}，現至 {after}。',
    ),
    extendedNoMore: names(
      'No longer extended until {before}.',
      '不再延期保管至 {before}。',
      '不再延期保管至 {before}。',
    ),
    policy: names(
      'Policy version {before}, now {after}.',
      '制度版本由 {before} 改为 {after}。',
      '制度版本由 {before} 改為 {after}。',
    ),
    none: names('none', '无', '無'),
  },
  /** Parts of a rule. */
  retentionPart: {
    from: names('Counted from', '起算', '起算'),
    period: names('Period', '保管期限', '保管期限'),
    counting: names('Counting', '计算方式', '計算方式'),
    february29: names('29 February', '2 月 29 日', '2 月 29 日'),
    action: names('Disposal', '处置方式', '處置方式'),
    floor: names('Legal minimum', '法定最低期限', '法定最低期限'),
    ceiling: names('Longest for its purpose', '必要期限', '必要期限'),
    citation: names('Basis', '依据', '依據'),
  },
  february29: {
    firstOfMarch: names('1 March', '3 月 1 日', '3 月 1 日'),
    lastOfFebruary: names('28 February', '2 月 28 日', '2 月 28 日'),
  },
  /** Lengths of time; `One` of a single one. */
  duration: {
    years: names('{n} years', '{n} 年', '{n} 年'),
    yearsOne: names('{n} year', '{n} 年', '{n} 年'),
    months: names('{n} months', '{n} 个月', '{n} 個月'),
    monthsOne: names('{n} month', '{n} 个月', '{n} 個月'),
    weeks: names('{n} weeks', '{n} 周', '{n} 週'),
    weeksOne: names('{n} week', '{n} 周', '{n} 週'),
    days: names('{n} days', '{n} 天', '{n} 天'),
    daysOne: names('{n} day', '{n} 天', '{n} 天'),
  },
}
