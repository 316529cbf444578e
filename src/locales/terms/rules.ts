import { names } from '../names.ts'

/** What an input can break and what an act can lack, as the rest of a sentence. */
export const rules = {
  rule: {
    required: names('is required', '必须填写', '必須填寫'),
    unknown_key: names('is not known here', '不是可填写的项目', '不是可填寫的項目'),
    type: names('is of the wrong type', '数据类型不对', '資料類型不符'),
    choice: names('is not one of the possible values', '不在可选范围内', '不在可選範圍內'),
    format: names('is not well-formed', '格式不正确', '格式不正確'),
    too_big: names('is too much', '超出上限', '超出上限'),
    too_small: names('is too little', '低于下限', '低於下限'),
    too_deep: names('is nested too deep', '嵌套层数过多', '巢狀層數過多'),
    not_multiple_of: names('is not a whole multiple', '不是整数倍', '不是整數倍'),
    rule: names('breaks a rule', '不符合要求', '不符合要求'),
    future: names('lies in the future', '不能晚于今天', '不能晚於今天'),
    day: names('is not a day that exists', '不是有效的日期', '不是有效的日期'),
    month: names('is not a month', '不是有效的月份', '不是有效的月份'),
    timeZone: names('is not a time zone', '不是有效的时区', '不是有效的時區'),
    decimals: names('has more than two decimals', '小数不能超过两位', '小數不能超過兩位'),
    unprintable: names('holds characters that cannot be printed', '含有不可打印的字符', '含有無法列印的字元'),
    spaces: names('holds blanks', '含有空格', '含有空格'),
    fullWidth: names('holds full-width characters', '含有全角字符', '含有全形字元'),
    dash: names('has the wrong hyphen', '连字符不对', '連字號不對'),
    lowerCase: names('has small letters', '应使用大写字母', '應使用大寫字母'),
    leadingZeros: names('has too many leading zeros', '前面的零过多', '前面的零過多'),
    tooShort: names('has too few digits', '位数不足', '位數不足'),
    blank: names('is blank', '不能为空', '不能為空'),
    tooLong: names('is too long', '过长', '過長'),
    notLatin: names('holds other than Latin letters and digits', '只能使用拉丁字母和数字', '只能使用拉丁字母和數字'),
    unknownForm: names('has no known form', '不是编号的格式', '不是編號的格式'),
    prefix: names('has the wrong prefix', '编号前缀不对', '編號前綴不對'),
    zero: names('counts from 1', '序号从 1 开始', '序號從 1 開始'),
    tooLarge: names('is too large', '序号过大', '序號過大'),
    year: names('has no year of four digits', '缺少四位年份', '缺少四位年份'),
    reservedPrefix: names('has a reserved prefix', '使用了保留前缀', '使用了保留前綴'),
    otherKind: names('is the number of something else', '是其他类型的编号', '是其他類型的編號'),
    otherPrefix: names('is a number of another category', '是其他类别的编号', '是其他類別的編號'),
    past9999: names('lies past 9999', '超过 9999', '超過 9999'),
  },
  /** What must be done first; named like the guards of the machines, in English as the errors say it. */
  lack: {
    nothingUnfinished: names(
      'a batch of the case is still on its way: archive or withdraw it first',
      '尚有批次未归档，请先归档或撤回',
      '尚有批次未歸檔，請先歸檔或撤回',
    ),
    nothingKept: names(
      'the case has documents in the archive or on their way: merge it instead',
      '个案已有归档或在途的资料，请改用合并',
      '個案已有歸檔或在途的資料，請改用合併',
    ),
    onlyExpectedAtEnd: names(
      'an ended case takes only what its checklist expects at the end: reopen it first',
      '已结束的个案只能补收清单所列的结案资料，请先重新启用',
      '已結束的個案只能補收清單所列的結案資料，請先重新啟用',
    ),
    somethingKept: names('no document is left in the batch', '批次中没有保留的资料', '批次中沒有保留的資料'),
    everythingNumbered: names(
      'every document that was not screened out needs its number first',
      '未剔除的资料须先全部编号',
      '未剔除的資料須先全部編號',
    ),
    everythingDecided: names('not every batch of the list is decided', '清单中尚有批次未处理', '清單中尚有批次未處理'),
  },
  /** Pairs that are never one person (§13), in English as the errors say it. */
  pair: {
    requesterAndApprover: names('requester and approver', '申请人和审批人', '申請人和審批人'),
    proposerAndApprover: names('proposer and approver', '销毁申请人和审批人', '銷毀申請人和審批人'),
    operatorAndWitness: names('operator and witness', '销毁执行人和监销人', '銷毀執行人和監銷人'),
    sorterAndReviewer: names('sorter and reviewer', '同一批次的整理人和审核人', '同一批次的整理人和審核人'),
  },
}
