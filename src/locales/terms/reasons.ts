import {
  type BlockReason,
  type Lack,
  type LimitedTo,
  lacks,
  type Relation,
  relations,
  type SeparatedPair,
  separatedPairs,
  type UnreadableReason,
  unreadableReasons,
} from '../../reasons.ts'
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
    archiveHead: names(relations.archiveHead, '档案管理部门负责人', '檔案管理部門負責人'),
    owner: names(relations.owner, '个案负责人', '個案負責人'),
    auditor: names(relations.auditor, '审计人员', '稽核人員'),
    proposer: names(relations.proposer, '销毁申请的提出人', '銷毀申請的提出人'),
    administrator: names(relations.administrator, '人员名录管理员', '人員名錄管理員'),
    oneself: names(relations.oneself, '本人', '本人'),
    anyone: names(relations.anyone, '公司内任何人员', '公司內任何人員'),
    requester: names(relations.requester, '申请人', '申請人'),
    approver: names(relations.approver, '当前审批人', '目前審批人'),
    sponsor: names(relations.sponsor, '担保人', '擔保人'),
    appraiser: names(relations.appraiser, '鉴定人', '鑒定人'),
    operator: names(relations.operator, '销毁执行人', '銷毀執行人'),
    witness: names(relations.witness, '监销人', '監銷人'),
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
    somethingArchived: names(lacks.somethingArchived, '个案没有已归档的资料', '個案沒有已歸檔的資料'),
    nothingOpen: names(lacks.nothingOpen, '申请中尚有资料未了结', '申請中尚有資料未了結'),
    chainComplete: names(lacks.chainComplete, '申请尚未完成全部审批', '申請尚未完成全部審批'),
    isLoan: names(lacks.isLoan, '该申请为查阅，不是借阅', '該申請為查閱，不是借閱'),
    somethingUnfetched: names(lacks.somethingUnfetched, '申请的资料已全部领取', '申請的資料已全部領取'),
    somethingGranted: names(lacks.somethingGranted, '没有待交付的资料', '沒有待交付的資料'),
    somethingOffered: names(lacks.somethingOffered, '没有待签字确认的资料', '沒有待簽字確認的資料'),
    somethingOut: names(lacks.somethingOut, '没有在外的资料', '沒有在外的資料'),
    givenBackOrForm: names(
      lacks.givenBackOrForm,
      '须由借阅人先交还，或填写已签字归还单的摘要值',
      '須由借閱人先交還，或填寫已簽字歸還單的摘要值',
    ),
    renewalAsked: names(lacks.renewalAsked, '没有待审批的续借申请', '沒有待審批的續借申請'),
    copiesPermitted: names(lacks.copiesPermitted, '未获准复制，或已复制满获准份数', '未獲准複製，或已複製滿獲准份數'),
    signedForm: names(
      lacks.signedForm,
      '外部人员领取纸质资料须签字，请填写已签字领取单的摘要值',
      '外部人員領取紙本資料須簽字，請填寫已簽字領取單的摘要值',
    ),
    everythingAppraised: names(
      lacks.everythingAppraised,
      '清册中尚有条目未鉴定，或已无条目',
      '清冊中尚有條目未鑒定，或已無條目',
    ),
    nothingToExecute: names(lacks.nothingToExecute, '尚有条目待销毁或移出', '尚有條目待銷毀或移出'),
    somethingToExecute: names(lacks.somethingToExecute, '已无待销毁或移出的条目', '已無待銷毀或移出的條目'),
    everythingExecuted: names(
      lacks.everythingExecuted,
      '尚有条目未执行或未撤出清册，或监销人未全部签字',
      '尚有條目未執行或未撤出清冊，或監銷人未全部簽字',
    ),
    nothingExecuted: names(lacks.nothingExecuted, '已有条目销毁或移出', '已有條目銷毀或移出'),
    notOnDisposal: names(lacks.notOnDisposal, '个案在销毁清册中，须先移出', '個案在銷毀清冊中，須先移出'),
  } satisfies Said<Lack>,
  /**
   * Why something is not lent, read, handed over or renewed, as one part of a sentence, with the numbers that it rests on:
   * a fact in braces, of what the policy states its value.
   */
  block: {
    tooLong: names(
      '{days} working days asked for, at most {longest} allowed for {for}',
      '申请 {days} 个工作日，{for}最长 {longest} 个工作日',
      '申請 {days} 個工作日，{for}最長 {longest} 個工作日',
    ),
    tooMany: names(
      '{out} out already or asked for with it, at most {most} allowed',
      '已借出和一并申请的共 {out} 件，最多可借 {most} 件',
      '已借出和一併申請的共 {out} 件，最多可借 {most} 件',
    ),
    neverLent: names(
      'nothing of this kind is lent; it can be read at the archive',
      '此类资料不外借，可在档案管理部门查阅',
      '此類資料不外借，可在檔案管理部門查閱',
    ),
    electronicNotLent: names(
      'what is electronic is not lent; it can be read on screen',
      '电子资料不外借，可在线查阅',
      '電子資料不外借，可在線上查閱',
    ),
    yours: names(
      'you have it, or have asked for it, under {request}',
      '您已借得或已申请此资料（{request}）',
      '您已借得或已申請此資料（{request}）',
    ),
    borrowerLeft: names(
      'the last day of the borrower was {until}',
      '借阅人的最后工作日为 {until}，已过',
      '借閱人的最後工作日為 {until}，已過',
    ),
    borrowerLeaves: names(
      'the last day of the borrower is {until}, which is too early',
      '借阅人的最后工作日为 {until}，期限不足',
      '借閱人的最後工作日為 {until}，期限不足',
    ),
    inThePast: names('the day {day} is over', '{day} 已过', '{day} 已過'),
    endsBeforeItBegins: names(
      'it ends on {until}, before it begins on {from}',
      '结束日期 {until} 早于开始日期 {from}',
      '結束日期 {until} 早於開始日期 {from}',
    ),
    onlyClosedDays: names(
      'the archive is closed on all days from {from} until {until}; the next open day is {next}',
      '{from} 至 {until} 均非工作日，下一工作日为 {next}',
      '{from} 至 {until} 均非工作日，下一工作日為 {next}',
    ),
    tooLate: names(
      'a renewal had to be asked for by {latest}',
      '续借最迟须于 {latest} 申请',
      '續借最遲須於 {latest} 申請',
    ),
    afterDue: names('it was due on {due}', '已于 {due} 到期', '已於 {due} 到期'),
    limitReached: names(
      'renewed {renewals} of {most} times',
      '已续借 {renewals} 次，最多可续借 {most} 次',
      '已續借 {renewals} 次，最多可續借 {most} 次',
    ),
    outsider: names('a loan to an outsider is not renewed', '外部人员的借阅不可续借', '外部人員的借閱不可續借'),
    neverRenewed: names('nothing of the kind “{by}” is renewed', '“{by}”类资料不可续借', '「{by}」類資料不可續借'),
    recalled: names('it was recalled on {on}', '已于 {on} 要求提前归还', '已於 {on} 要求提前歸還'),
    waitedFor: names('others wait for it ({by})', '另有 {by} 份申请等候此资料', '另有 {by} 份申請等候此資料'),
    lost: names('it is lost', '资料已遗失', '資料已遺失'),
    notOut: names('it is not out, but “{state}”', '资料并未借出，目前为“{state}”', '資料並未借出，目前為「{state}」'),
    notLater: names(
      'it is due on {due}, and would be due no later',
      '到期日为 {due}，续借不会延后',
      '到期日為 {due}，續借不會延後',
    ),
    renewalAsked: names('a renewal was asked for already', '已提出续借申请，尚待审批', '已提出續借申請，尚待審批'),
    lapsed: names('it had to be decided by {until}', '最迟须于 {until} 审批，已失效', '最遲須於 {until} 審批，已失效'),
    notYet: names('the period begins on {from}', '查阅期间自 {from} 开始', '查閱期間自 {from} 開始'),
    over: names('the period ended on {until}', '查阅期间已于 {until} 结束', '查閱期間已於 {until} 結束'),
    expired: names('it had to be fetched by {until}', '最迟须于 {until} 领取，已逾期', '最遲須於 {until} 領取，已逾期'),
    caseEnded: names(
      'the case {case} ended on {ended}',
      '个案 {case} 已于 {ended} 结束',
      '個案 {case} 已於 {ended} 結束',
    ),
    gone: names('it is no longer in the archive', '资料已不在档案中', '資料已不在檔案中'),
    levelRaised: names(
      'its level was raised to “{level}” since it was approved',
      '审批后密级已提高为“{level}”',
      '審批後密級已提高為「{level}」',
    ),
    out: names('somebody else has it', '资料已借给他人', '資料已借給他人'),
    agreementMissing: names('no confidentiality agreement is signed', '尚未签署保密协议', '尚未簽署保密協議'),
    agreementExpired: names(
      'the confidentiality agreement ran out on {until}',
      '保密协议已于 {until} 到期',
      '保密協議已於 {until} 到期',
    ),
    agreementEnded: names(
      'the confidentiality agreement was ended on {ended}',
      '保密协议已于 {ended} 终止',
      '保密協議已於 {ended} 終止',
    ),
    agreementEnds: names(
      'the confidentiality agreement ends on {until}, before it would be due on {due}',
      '保密协议于 {until} 到期，早于应归还的 {due}',
      '保密協議於 {until} 到期，早於應歸還的 {due}',
    ),
    held: names('the hold {hold} covers it', '已被 {hold} 冻结', '已遭 {hold} 凍結'),
    onDisposal: names('it stands on the disposal {disposal}', '已列入销毁清册 {disposal}', '已列入銷毀清冊 {disposal}'),
    notEnded: names('its case has not ended', '个案尚未结束', '個案尚未結束'),
    notDue: names(
      'it may not go before {due}',
      '{due} 起方可处置，保管期限尚未届满',
      '{due} 起方可處置，保管期限尚未屆滿',
    ),
    noDate: names('nobody has decided until when it is kept', '保管期限尚未确定', '保管期限尚未確定'),
    permanent: names('it is kept for ever', '应永久保管', '應永久保管'),
    listed: names(
      'it stands on another disposal, {disposal}',
      '已列入另一销毁清册 {disposal}',
      '已列入另一銷毀清冊 {disposal}',
    ),
    onLoan: names(
      'something of it is requested, handed out or lost ({by})',
      '有资料正在申请、借出或已遗失（{by}）',
      '有資料正在申請、借出或已遺失（{by}）',
    ),
    unfinishedBatch: names('the batch {by} is on its way', '批次 {by} 尚未归档', '批次 {by} 尚未歸檔'),
    neededBy: names('{by}, which is kept, needs it', '尚在保管的 {by} 需要此资料', '尚在保管的 {by} 需要此資料'),
    outdated: names(
      'by the present policy it is kept longer: its date is to be computed anew',
      '按现行制度应保管更久，请先重新计算保管期限',
      '依現行制度應保管更久，請先重新計算保管期限',
    ),
    unreadable: names(
      'it cannot be read for now, and may be again',
      '内容目前无法解密，密钥恢复前不得处置',
      '內容目前無法解密，金鑰恢復前不得處置',
    ),
    addedSince: names(
      'documents have come since it was listed: {documents} instead of {listed}',
      '列入清册后又有资料归档：原 {listed} 件，现 {documents} 件',
      '列入清冊後又有資料歸檔：原 {listed} 件，現 {documents} 件',
    ),
    witnessesMissing: names(
      'something of it is on paper, which takes {needed} witnesses',
      '含有纸质资料，须有 {needed} 名监销人',
      '含有紙本資料，須有 {needed} 名監銷人',
    ),
    waitingPeriod: names('the waiting period ends on {from}', '须待 {from} 起方可执行', '須待 {from} 起方可執行'),
    approvalLapsed: names('the approval lapsed on {until}', '审批已于 {until} 失效', '審批已於 {until} 失效'),
    agreementSignedLater: names(
      'the confidentiality agreement was signed on {signed}, after it was asked for on {asked}',
      '保密协议于 {signed} 签署，晚于申请的 {asked}',
      '保密協議於 {signed} 簽署，晚於申請的 {asked}',
    ),
  } satisfies Said<BlockReason>,
  /** For what or whom a limit holds, within the sentences above. */
  limitedTo: {
    level: names('the level “{name}”', '密级“{name}”', '密級「{name}」'),
    category: names('the category “{name}”', '类别“{name}”', '類別「{name}」'),
    role: names('the role “{name}”', '角色“{name}”', '角色「{name}」'),
    department: names('the department “{name}”', '部门“{name}”', '部門「{name}」'),
    outsiders: names('outsiders', '外部人员', '外部人員'),
    insiders: names('people of the company', '公司内部人员', '公司內部人員'),
    consultation: names('a consultation', '查阅', '查閱'),
    renewal: names('a renewal', '续借', '續借'),
    all: names('any loan', '每次借阅', '每次借閱'),
  } satisfies Said<LimitedTo['of']>,
  /** Acts that are never one person's (policy §13). */
  pair: {
    requesterAndApprover: names(separatedPairs.requesterAndApprover, '申请人和审批人', '申請人和審批人'),
    approverAndApprover: names(
      separatedPairs.approverAndApprover,
      '前后两个审批步骤的审批人',
      '前後兩個審批步驟的審批人',
    ),
    proposerAndApprover: names(separatedPairs.proposerAndApprover, '销毁申请人和审批人', '銷毀申請人和審批人'),
    operatorAndWitness: names(separatedPairs.operatorAndWitness, '销毁执行人和监销人', '銷毀執行人和監銷人'),
    sorterAndReviewer: names(separatedPairs.sorterAndReviewer, '同一批次的整理人和审核人', '同一批次的整理人和審核人'),
    lenderAndBorrower: names(separatedPairs.lenderAndBorrower, '交付人和借阅人', '交付人和借閱人'),
  } satisfies Said<SeparatedPair>,
  /** What is wrong with a chain of the trail, at the first entry where it shows. */
  brokenLink: {
    missing: names('an entry is missing or out of order', '缺少记录或顺序不符', '缺少記錄或順序不符'),
    previous: names('it does not follow from the entry before', '与前一条记录不衔接', '與前一筆記錄不銜接'),
    digest: names('its digest does not fit what it says', '摘要与内容不符', '摘要與內容不符'),
    detail: names('its details were changed', '明细已被改动', '明細已遭更動'),
    format: names('its form is not known', '记录格式无法识别', '記錄格式無法識別'),
  },
  /** Why a sealed value cannot be read. */
  unreadable: {
    destroyed: names(unreadableReasons.destroyed, '其密钥已销毁', '其金鑰已銷毀'),
    lost: names(unreadableReasons.lost, '密钥库中没有其密钥', '金鑰庫中沒有其金鑰'),
    keyring: names(unreadableReasons.keyring, '主密钥无法解开其密钥', '主金鑰無法解開其金鑰'),
    damaged: names(unreadableReasons.damaged, '内容与加密时不符', '內容與加密時不符'),
    newer: names(unreadableReasons.newer, '加密格式无法识别', '加密格式無法識別'),
    plain: names(unreadableReasons.plain, '内容未加密', '內容未加密'),
  } satisfies Said<UnreadableReason>,
  /** What is sealed, by table and column. */
  sealed: {
    'cases.fields': names('details', '登记事项', '登記事項'),
    'trail.detail': names('history', '变动明细', '變動明細'),
    'documentRevisions.content': names('earlier catalogue entries', '更正前的著录', '更正前的著錄'),
    'idempotency.result': names('kept answers', '保存的答复', '保存的答覆'),
  },
}
