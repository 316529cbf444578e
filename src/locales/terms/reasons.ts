import { type Lack, lacks, type Relation, relations, type SeparatedPair, separatedPairs } from '../../reasons.ts'
import type { Locale } from '../locale.ts'
import { names } from '../names.ts'

type Said<Key extends string> = Readonly<Record<Key, Readonly<Record<Locale, string>>>>

/** Why something is refused; a reason without its words does not compile. The English is what the log says. */
export const reasons = {
  /** Who may, instead. */
  relation: {
    responsible: names(relations.responsible, '责任部门', '責任部門'),
    head: names(relations.head, '责任部门负责人', '責任部門負責人'),
    reviewer: names(relations.reviewer, '审核人', '審核人'),
    archive: names(relations.archive, '档案管理部门', '檔案管理部門'),
    administrator: names(relations.administrator, '人员名录管理员', '人員名錄管理員'),
    oneself: names(relations.oneself, '本人', '本人'),
  } satisfies Said<Relation>,
  /** Instead of a department's id. */
  department: {
    'any department': names('any department', '任一部门', '任一部門'),
    none: names('none', '无', '無'),
  },
  /** What must be done first. */
  lack: {
    nothingUnfinished: names(
      lacks.nothingUnfinished,
      '尚有批次未归档，请先归档或撤回',
      '尚有批次未歸檔，請先歸檔或撤回',
    ),
    nothingKept: names(
      lacks.nothingKept,
      '个案已有归档或在途的资料，请改用合并',
      '個案已有歸檔或在途的資料，請改用合併',
    ),
    onlyExpectedAtEnd: names(
      lacks.onlyExpectedAtEnd,
      '已结束的个案只能补收应归档清单所列的结案资料，请先重新启用',
      '已結束的個案只能補收應歸檔清單所列的結案資料，請先重新啟用',
    ),
    somethingUnnumbered: names(lacks.somethingUnnumbered, '批次中没有待编号的资料', '批次中沒有待編號的資料'),
    everythingNumbered: names(lacks.everythingNumbered, '未剔除的资料须先全部编号', '未剔除的資料須先全部編號'),
    everythingDecided: names(lacks.everythingDecided, '清单中尚有批次未处理', '清單中尚有批次未處理'),
  } satisfies Said<Lack>,
  /** Acts that are never one person's (policy §13). */
  pair: {
    requesterAndApprover: names(separatedPairs.requesterAndApprover, '申请人和审批人', '申請人和審批人'),
    proposerAndApprover: names(separatedPairs.proposerAndApprover, '销毁申请人和审批人', '銷毀申請人和審批人'),
    operatorAndWitness: names(separatedPairs.operatorAndWitness, '销毁执行人和监销人', '銷毀執行人和監銷人'),
    sorterAndReviewer: names(separatedPairs.sorterAndReviewer, '同一批次的整理人和审核人', '同一批次的整理人和審核人'),
  } satisfies Said<SeparatedPair>,
  /** What is wrong with a chain of the trail, at the first entry where it shows. */
  brokenLink: {
    missing: names('an entry is missing or out of order', '缺少记录或顺序不符', '缺少記錄或順序不符'),
    previous: names('it does not follow from the entry before', '与前一条记录不衔接', '與前一筆記錄不銜接'),
    digest: names('its digest does not fit what it says', '摘要与内容不符', '摘要與內容不符'),
    detail: names('its details were changed', '明细已被改动', '明細已遭更動'),
    format: names('its form is not known', '记录格式无法识别', '記錄格式無法識別'),
  },
}
