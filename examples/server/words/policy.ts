import { texts, type Words } from '../language.ts'

export const policyWords = {
  inForce: texts('In force', '现行', '現行'),
  adoptedOn: texts('First decided', '首次适用', '首次適用'),
  deadlines: texts('Deadlines', '期限', '期限'),
  deadlinesHint: texts('Working days allowed, by category.', '各类别允许的工作日数。', '各類別允許的工作日數。'),
  categories: texts('Categories', '类别', '類別'),
  prefix: texts('Prefix', '编号前缀', '編號前綴'),
  departments: texts('Departments', '负责部门', '負責部門'),
  anyDepartment: texts('Any department', '任一部门', '任一部門'),
  leadersDepartment: texts('The department of: {field}', '“{field}”所在部门', '「{field}」所屬部門'),
  retention: texts('Kept', '保管期限', '保管期限'),
  kindKept: texts('{kind}: {rule}', '{kind}：{rule}', '{kind}：{rule}'),
  reviewers: texts('Who reviews a batch', '批次审核人', '批次審核人'),
  duplicates: texts('Duplicates', '重复资料', '重複資料'),
  duplicatesRefuse: texts('refused', '拒收', '拒收'),
  duplicatesWarn: texts('pointed out', '提示', '提示'),
  duplicatesAllow: texts('allowed', '允许', '允許'),
  timeZone: texts('Time zone', '时区', '時區'),
  otherSettings: texts('All settings, as they are stored', '全部设置（按保存内容）', '全部設定（依儲存內容）'),
} as const satisfies Words
