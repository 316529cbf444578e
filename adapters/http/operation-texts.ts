import type { OperationName } from '../../src/access/operations.ts'
import type { Locale } from '../../src/locales/locale.ts'
import { names } from '../../src/locales/names.ts'
import type { Area } from './things.ts'

type Texts<Key extends string> = { readonly [K in Key]: Readonly<Record<Locale, string>> }

/** What each operation does, for whoever writes a client. One that is not described does not compile. */
export const operationTexts: Texts<OperationName> = {
  'cases.open': names(
    'Opens a case file and gives it the next number of its category. Its first documents can come with it and make ' +
      'its first batch. Where no department is named, it is the one of the actor’s that can be responsible.',
    '新建个案，并按类别给出下一个编号。首批资料可一并提交，成为首次归档批次。未填部门时，由操作人所属部门中可以负责的那一个负责。',
    '新建個案，並按類別給出下一個編號。首批資料可一併提交，成為首次歸檔批次。未填部門時，由操作人所屬部門中可以負責的那一個負責。',
  ),
  'cases.import': names(
    'Takes over 1 to 1000 cases of an old register, all of them or none. A `number` of the old register is kept, and ' +
      'the numbers that it never used are recorded; what has none gets the next one. What is wrong is said of every ' +
      'row at once. `dryRun` checks all of it and writes nothing.',
    '导入旧登记簿中的 1 至 1000 个个案，要么全部导入，要么一个也不导入。旧登记簿的 `number` 予以保留，其中未使用的编号另行登记；没有编号的，给出下一个编号。各行的问题一次全部列出。`dryRun` 只检查，不写入。',
    '匯入舊登記簿中的 1 至 1000 個個案，要麼全部匯入，要麼一個也不匯入。舊登記簿的 `number` 予以保留，其中未使用的編號另行登記；沒有編號的，給出下一個編號。各列的問題一次全部列出。`dryRun` 只檢查，不寫入。',
  ),
  'cases.amend': names(
    'Brings the title, fields or level of a case up to date. What is not named stays; `null` takes a field out. Where ' +
      'the level is raised, documents below it are raised with it.',
    '更新个案的题名、登记事项或密级。未列出的保持不变；登记事项的值为 `null` 时删去该项。密级提高时，低于该密级的资料一并提高。',
    '更新個案的題名、登記事項或密級。未列出的保持不變；登記事項的值為 `null` 時刪去該項。密級提高時，低於該密級的資料一併提高。',
  ),
  'cases.reassign': names(
    'Gives a case to another department, another person, or both, with the reason. Its duties and unfinished batches ' +
      'go with it.',
    '将个案交由其他部门或其他经办人负责，须说明原因。其待办事项和尚未归档的批次一并转移。',
    '將個案交由其他部門或其他經辦人負責，須說明原因。其待辦事項和尚未歸檔的批次一併轉移。',
  ),
  'cases.end': names(
    'Records that the matter of a case has ended: cooperation, project or employment. `on` is a day or month that has ' +
      'begun. What the checklist expects at the end is due from then on.',
    '登记个案事项已结束，如合作终止、项目完成或员工离职。`on` 为已到来的日期或月份。清单中结案时应有的资料自此开始计算期限。',
    '登記個案事項已結束，如合作終止、項目完成或員工離職。`on` 為已到來的日期或月份。清單中結案時應有的資料自此開始計算期限。',
  ),
  'cases.reopen': names(
    'Takes up an ended case again, with the reason.',
    '重新启用已结束的个案，须说明原因。',
    '重新啟用已結束的個案，須說明原因。',
  ),
  'cases.void': names(
    'Voids a case that was opened in error. Its number is kept and never given again. Where documents of it are in the ' +
      'archive or on their way, it is merged instead.',
    '作废误建的个案。编号予以保留，不再使用。已有归档或在途资料的个案，应改用合并。',
    '作廢誤建的個案。編號予以保留，不再使用。已有歸檔或在途資料的個案，應改用合併。',
  ),
  'cases.merge': names(
    'Merges a case that was opened twice into the one of its category that remains. Its documents keep their numbers ' +
      'and count for the case that remains.',
    '将重复建立的个案并入同类别中保留的个案。其资料保留原编号，并计入保留的个案。',
    '將重複建立的個案併入同類別中保留的個案。其資料保留原編號，並計入保留的個案。',
  ),
  'cases.relate': names(
    'Relates a case to another: to its `parent`, to one of the same matter (`related`, each to the other), or to one whose ' +
      'documents it `needs`, which is not destroyed while this one is kept. Dates that rest on it are computed anew.',
    '将个案与另一个案关联：其上级个案（`parent`）、同一事项的个案（`related`，双方互为关联），或其所需资料所在的个案（`needs`，本个案保管期间该个案不得销毁）。以此为依据的日期随即重新计算。',
    '將個案與另一個案關聯：其上級個案（`parent`）、同一事項的個案（`related`，雙方互為關聯），或其所需資料所在的個案（`needs`，本個案保管期間該個案不得銷毀）。以此為依據的日期隨即重新計算。',
  ),
  'cases.unrelate': names(
    'Ends the relation of a case to another. Dates that rested on it are computed anew.',
    '解除个案与另一个案的关联。以此为依据的日期随即重新计算。',
    '解除個案與另一個案的關聯。以此為依據的日期隨即重新計算。',
  ),
  'retention.record': names(
    'Records what a period may count from and no field tells: events of the category, days of the host’s own objects, ' +
      'decisions and agreements, a day given by hand; or takes it back. Dates may be in the future; of a month or a year ' +
      'the last day counts.',
    '登记保管期限的起算依据中登记事项未载明者：类别所定事件、宿主系统中其他对象的日期、决定或协议、人工给定的日期；也可撤销登记。日期可以在将来；只填月份或年份的，以其最后一日计。',
    '登記保管期限的起算依據中登記事項未載明者：類別所定事件、宿主系統中其他物件的日期、決定或協議、人工給定的日期；也可撤銷登記。日期可以在將來；只填月份或年份的，以其最後一日計。',
  ),
  'retention.decide': names(
    'Decides for one case how long it is kept, in place of the rule of its category, with what the decision rests on. ' +
      'Floor and ceiling hold all the same. `null` takes the decision back. Under a hold nothing is decided to be kept ' +
      'for less long.',
    '就单个个案决定保管期限，以取代其类别的规则，须注明依据；法定下限和目的上限仍然适用。`null` 表示撤销该决定。冻结期间不得缩短保管期限。',
    '就單個個案決定保管期限，以取代其類別的規則，須註明依據；法定下限和目的上限仍然適用。`null` 表示撤銷該決定。凍結期間不得縮短保管期限。',
  ),
  'retention.recalculate': names(
    'Computes the dates of ended cases anew by the present policy, one page a call: go on with `after` until `next` is ' +
      'null. What stands on a disposal keeps its rule; so does every date where the policy applies to new ones alone.',
    '按现行制度重新计算已结束个案的日期，每次一页：以 `after` 继续，直至 `next` 为 null。已列入销毁清册的沿用原规则；制度规定只适用于新日期的，原有日期均沿用原规则。',
    '按現行制度重新計算已結束個案的日期，每次一頁：以 `after` 繼續，直至 `next` 為 null。已列入銷毀清冊的沿用原規則；制度規定只適用於新日期的，原有日期均沿用原規則。',
  ),
  'batches.collect': names(
    'Takes in documents for a case: in a batch of their own, or in one that is still being collected or sorted. ' +
      '`repeated` names those that seem to be there already. An update counts its deadlines from its `event`.',
    '为个案收集资料：新建批次，或加入仍在收集或整理的批次。`repeated` 列出疑似重复的资料。更新批次的期限自 `event` 起算。',
    '為個案收集資料：新建批次，或加入仍在收集或整理的批次。`repeated` 列出疑似重複的資料。更新批次的期限自 `event` 起算。',
  ),
  'batches.import': names(
    'Takes over 1 to 1000 batches of an old register, all of them or none: still to be sorted (`collecting`), or in ' +
      'the archive already (`archived`), where the documents get their numbers in order and no duty is left. It is the ' +
      'archive’s own act, and the trail says so.',
    '导入旧登记簿中的 1 至 1000 个批次，要么全部导入，要么一个也不导入：尚待整理的（`collecting`），或已归档的（`archived`）。已归档批次的资料按顺序编号，不再有待办事项。此操作仅限档案管理部门，并在操作记录中注明。',
    '匯入舊登記簿中的 1 至 1000 個批次，要麼全部匯入，要麼一個也不匯入：尚待整理的（`collecting`），或已歸檔的（`archived`）。已歸檔批次的資料按順序編號，不再有待辦事項。此操作僅限檔案管理部門，並在操作記錄中註明。',
  ),
  'batches.sort': names(
    'Begins sorting a batch, and points out what repeats another document of the case.',
    '开始整理批次，并指出与个案中其他资料重复的资料。',
    '開始整理批次，並指出與個案中其他資料重複的資料。',
  ),
  'batches.screen': names(
    'Takes duplicates and invalid documents out of a batch, with the reason, or puts them back.',
    '剔除批次中重复或无效的资料并记录原因，或将其恢复。',
    '剔除批次中重複或無效的資料並記錄原因，或將其恢復。',
  ),
  'batches.arrange': names(
    'Classifies the documents of a batch that is being sorted, and completes what the catalogue says of them.',
    '对整理中批次的资料分类，并补充编目所需的内容。',
    '對整理中批次的資料分類，並補充編目所需的內容。',
  ),
  'batches.number': names(
    'Gives the documents of a batch their numbers, in the order of time, importance or collection. What was screened ' +
      'out gets none.',
    '按时间、重要程度或收集顺序为批次中的资料编号。已剔除的资料不编号。',
    '按時間、重要程度或收集順序為批次中的資料編號。已剔除的資料不編號。',
  ),
  'batches.submit': names(
    'Submits a sorted batch for review. Every document that was not screened out needs its number first.',
    '将整理好的批次提交审核。未剔除的资料须先全部编号。',
    '將整理好的批次提交審核。未剔除的資料須先全部編號。',
  ),
  'batches.return': names(
    'Returns a batch in review for sorting, with the reasons. Nobody reviews what they sorted.',
    '将审核中的批次退回整理，须说明原因。整理人不得审核自己整理的批次。',
    '將審核中的批次退回整理，須說明原因。整理人不得審核自己整理的批次。',
  ),
  'batches.approve': names(
    'Approves a batch in review, which can then go to the archive. Nobody reviews what they sorted.',
    '审核通过批次，随后即可移交档案管理部门。整理人不得审核自己整理的批次。',
    '審核通過批次，隨後即可移交檔案管理部門。整理人不得審核自己整理的批次。',
  ),
  'batches.withdraw': names(
    'Withdraws a batch that is being collected or sorted, with the reason. Its documents are withdrawn with it, and ' +
      'numbers that they had are void.',
    '撤回收集中或整理中的批次，须说明原因。其中的资料一并撤回，已给出的编号作废。',
    '撤回收集中或整理中的批次，須說明原因。其中的資料一併撤回，已給出的編號作廢。',
  ),
  'transfers.send': names(
    'Hands approved batches of one department to the archive on one transfer list, which this act signs. `form` is the ' +
      'digest of a list that was signed on paper.',
    '将同一部门审核通过的批次列入一份移交清单，移交档案管理部门；此操作即为移交方签字。`form` 为纸质签字清单的摘要值。',
    '將同一部門審核通過的批次列入一份移交清單，移交檔案管理部門；此操作即為移交方簽字。`form` 為紙本簽字清單的摘要值。',
  ),
  'transfers.receive': names(
    'Checks a transfer list at receipt: batches are accepted, and their documents archived, or refused with reasons. ' +
      'This act signs for the archive. A list can be checked in several parts.',
    '接收检查移交清单：批次予以接收，其资料即归档；或说明原因拒收。此操作即为接收方签字。一份清单可分次检查。',
    '接收檢查移交清單：批次予以接收，其資料即歸檔；或說明原因拒收。此操作即為接收方簽字。一份清單可分次檢查。',
  ),
  'documents.correct': names(
    'Mends what the catalogue says of an archived document, with the reason. The old words stay readable.',
    '更正已归档资料的编目内容，须说明原因。原内容仍可查阅。',
    '更正已歸檔資料的編目內容，須說明原因。原內容仍可查閱。',
  ),
  'requests.ask': names(
    'Files a request to consult or to borrow: a whole case, documents by their numbers, or what is described in words ' +
      'where the number is not known. Its approvers follow from the policy. A consultation has a first and a last day, ' +
      'a loan a number of working days. For an outsider their sponsor asks, once a confidentiality agreement is signed.',
    '申请查阅或借阅：整个个案、按编号列出的资料，或在不知编号时以文字说明所需资料。审批人按制度确定。查阅填写起止日期，借阅填写工作日数。外部人员须先签署保密协议，由担保人代为申请。',
    '申請查閱或借閱：整個個案、按編號列出的資料，或在不知編號時以文字說明所需資料。審批人按制度確定。查閱填寫起訖日期，借閱填寫工作日數。外部人員須先簽署保密協議，由擔保人代為申請。',
  ),
  'requests.resolve': names(
    'Says which case or documents a request in words is for, so that it goes its way of approval; or, in `nothing`, why ' +
      'there is nothing, which rejects it.',
    '确认以文字说明的申请所需的个案或资料，申请随即进入审批；没有此类资料时，在 `nothing` 中说明原因，申请即被驳回。',
    '確認以文字說明的申請所需的個案或資料，申請隨即進入審批；沒有此類資料時，在 `nothing` 中說明原因，申請即被駁回。',
  ),
  'requests.decide': names(
    'Decides the step whose turn it is: approves the request, but for the items in `refuse`, or rejects it with the ' +
      'reason. With the last step what remains is granted. Nobody decides on a request of their own.',
    '办理当前审批步骤：同意申请（`refuse` 所列资料除外），或说明原因驳回。最后一步同意后，其余资料即获批准。任何人不得审批自己的申请。',
    '辦理目前審批步驟：同意申請（`refuse` 所列資料除外），或說明原因駁回。最後一步同意後，其餘資料即獲批准。任何人不得審批自己的申請。',
  ),
  'requests.reassign': names(
    'Lets a named person decide the step whose turn it is, with the reason; never the requester. For whose turn it is, or ' +
      'where nobody decides an administrator.',
    '说明原因，将当前审批步骤转交指名的人办理，但不得转交申请人。由当前审批人转交；无人审批时，由人员名录管理员转交。',
    '說明原因，將目前審批步驟轉交指名的人辦理，但不得轉交申請人。由目前審批人轉交；無人審批時，由人員名錄管理員轉交。',
  ),
  'requests.withdraw': names(
    'Gives up a request, or what was not fetched of it. What is out comes back as ever.',
    '撤回申请，或其中尚未领取的资料。已领取的资料仍须归还。',
    '撤回申請，或其中尚未領取的資料。已領取的資料仍須歸還。',
  ),
  'requests.handOver': names(
    'Hands over what was granted, after all rules were checked once more; `blocks` says what stands in the way. Paper ' +
      'waits for the requester’s confirmation, or an outsider has signed the form for it; what is electronic is open at once.',
    '再次核对各项规定后交付获批的资料；不能交付时，`blocks` 列出原因。纸质资料待申请人签字确认，外部人员则已在领取单上签字；电子资料即时开放。',
    '再次核對各項規定後交付獲批的資料；不能交付時，`blocks` 列出原因。紙本資料待申請人簽字確認，外部人員則已在領取單上簽字；電子資料即時開放。',
  ),
  'requests.callOff': names(
    'Takes back what was handed over and not confirmed. It waits to be fetched as before.',
    '收回已交付而未经签字确认的资料，仍待领取。',
    '收回已交付而未經簽字確認的資料，仍待領取。',
  ),
  'requests.confirm': names(
    'Confirms, as the requester’s signature, that what was handed over was received. Its time counts from then on, and ' +
      'the agreement and the borrower’s last day are held against it once more.',
    '申请人签字确认已收到交付的资料，期限自此起算，并再次核对保密协议和在职期限。',
    '申請人簽字確認已收到交付的資料，期限自此起算，並再次核對保密協議和在職期限。',
  ),
  'requests.copy': names(
    'Registers copies that were made of a document that is out or read: no more than were permitted, and marked.',
    '登记对在借或在阅资料所作的复制；份数不得超过批准的份数，并须加注标识。',
    '登記對在借或在閱資料所作的複製；份數不得超過批准的份數，並須加註標識。',
  ),
  'requests.giveBack': names(
    'Brings back what the requester has, as their signature. The archive then checks it in.',
    '申请人归还资料并签字，随后由档案管理部门点收。',
    '申請人歸還資料並簽字，隨後由檔案管理部門點收。',
  ),
  'requests.takeBack': names(
    'Checks in what came back, in the condition that it is in, and closes its line of the register. `form` is the digest ' +
      'of a form of return that was signed on paper.',
    '点收归还的资料并登记其状况，登记表中该项即告办结。`form` 为纸质签字归还单的摘要值。',
    '點收歸還的資料並登記其狀況，登記表中該項即告辦結。`form` 為紙本簽字歸還單的摘要值。',
  ),
  'requests.renew': names(
    'Asks to keep a borrowed document longer, with the reason and before it is due. Where the policy leaves it to the ' +
      'rules alone, it is granted at once.',
    '在到期前说明原因，申请续借所借资料。制度规定按规则自动办理的，即时批准。',
    '在到期前說明原因，申請續借所借資料。制度規定按規則自動辦理的，即時批准。',
  ),
  'requests.decideRenewal': names(
    'Grants a renewal that was asked for, or refuses it with the reason.',
    '批准续借申请，或说明原因不予批准。',
    '批准續借申請，或說明原因不予批准。',
  ),
  'requests.recall': names(
    'Calls a loan back before it is due, with the reason. It is due earlier by the policy’s days, never later.',
    '说明原因，要求提前归还所借资料。到期日按制度所定日数提前，不会延后。',
    '說明原因，要求提前歸還所借資料。到期日按制度所定日數提前，不會延後。',
  ),
  'requests.reportLost': names(
    'Records that a document that is out is lost. It stays in the register until it is found or settled.',
    '登记在外的资料已遗失。找回或赔偿之前，一直列于登记表中。',
    '登記在外的資料已遺失。找回或賠償之前，一直列於登記表中。',
  ),
  'requests.find': names(
    'Records that a lost document was found, and stands on its shelf again.',
    '登记遗失的资料已找回，并放回原处。',
    '登記遺失的資料已找回，並放回原處。',
  ),
  'requests.settle': names(
    'Records that a lost document was paid for or replaced. It stays lost until it turns up.',
    '登记遗失的资料已赔款或补件。找回之前，仍视为遗失。',
    '登記遺失的資料已賠款或補件。找回之前，仍視為遺失。',
  ),
  'requests.chase': names(
    'Does what time alone brings about: reminds approvers and tells those above them, sends borrowers their notices, and ' +
      'lets lapse what was not decided or not fetched in time. Run it once a day or more often, again while there is ' +
      '`more`; nothing is sent twice.',
    '办理到期事项：提醒审批人并报告其上级，向借阅人发出通知，并使逾期未审批或未领取的申请失效。每日执行一次或多次，`more` 为 true 时再次执行；通知不会重复发送。',
    '辦理到期事項：提醒審批人並報告其上級，向借閱人發出通知，並使逾期未審批或未領取的申請失效。每日執行一次或多次，`more` 為 true 時再次執行；通知不會重複發送。',
  ),
  'holds.place': names(
    'Places a hold on a case, on the cases of a person, or on whatever a query finds, also later. Nothing that it covers is ' +
      'destroyed, handed on or lent until it is lifted; what it covers once it covers until then.',
    '对一个个案、某人的个案或符合查询条件的个案（包括日后符合的）冻结销毁。所涉资料在解除之前不得销毁、移出或借出；一经涵盖，至解除为止。',
    '對一個個案、某人的個案或符合查詢條件的個案（包括日後符合的）凍結銷毀。所涉資料在解除之前不得銷毀、移出或借出；一經涵蓋，至解除為止。',
  ),
  'holds.lift': names(
    'Lifts a hold, with the reason. What it covered can be disposed of again where it is due; nothing is destroyed by that.',
    '解除冻结，须说明原因。所涉资料到期的可重新申请销毁；解除本身不会销毁任何资料。',
    '解除凍結，須說明原因。所涉資料到期的可重新申請銷毀；解除本身不會銷毀任何資料。',
  ),
  'holds.review': names(
    'Keeps a hold that was looked at, and says when it is to be looked at again. A hold goes on after its day all the same.',
    '复核后续行冻结，并填写下次复核的日期。复核日期已过的，冻结仍然有效。',
    '複核後續行凍結，並填寫下次複核的日期。複核日期已過的，凍結仍然有效。',
  ),
  'holds.get': names('One hold, by its number.', '按编号查看一项冻结。', '按編號查看一項凍結。'),
  'holds.list': names(
    'Holds, in the order in which they are to be looked at again: those in force, or those that were lifted; all, or those ' +
      'that cover a case. For the archive and auditors.',
    '按复核日期先后列出冻结：生效中的或已解除的；可只列出涵盖某一个案的。仅限档案管理部门和审计人员。',
    '按複核日期先後列出凍結：生效中的或已解除的；可只列出涵蓋某一個案的。僅限檔案管理部門和稽核人員。',
  ),
  'subjects.report': names(
    'Everything that is kept on a person, why, and until when: cases about them with their documents, and the registers ' +
      'that name them. For the archive and auditors, as far as they are cleared for it.',
    '列出所保管的某人的全部资料、保管原因和期限：关于此人的个案及其资料，以及载有此人的登记簿。仅限档案管理部门和审计人员，且以其密级权限为限。',
    '列出所保管的某人的全部資料、保管原因和期限：關於此人的個案及其資料，以及載有此人的登記簿。僅限檔案管理部門和稽核人員，且以其密級權限為限。',
  ),
  'subjects.erase': names(
    'Answers a person who asks for erasure. What is due and free goes on a new disposal list, which is appraised and approved ' +
      'as any other. Of everything else it is said why it stays: by which rule and until when, or what else speaks against it.',
    '办理某人的删除请求。已到期且可处置的，列入新的销毁清册，照常鉴定和审批；其余逐项说明保管的依据和期限，或其他不予删除的原因。',
    '辦理某人的刪除請求。已到期且可處置的，列入新的銷毀清冊，照常鑒定和審批；其餘逐項說明保管的依據和期限，或其他不予刪除的原因。',
  ),
  'disposals.propose': names(
    'Puts what is due on a new disposal list, the longest first and up to 500 entries; `more` says that another list is ' +
      'needed. Or the cases that are named, where all that speaks against any of them is refused at once. What stands on ' +
      'a list stands on no other.',
    '将到期的个案列入新的销毁清册，最早到期的在前，最多 500 条；`more` 表示尚需另列清册。也可指明个案，此时所有不能列入的原因一次全部列出。已列入一份清册的，不再列入其他清册。',
    '將到期的個案列入新的銷毀清冊，最早到期的在前，最多 500 條；`more` 表示尚需另列清冊。也可指明個案，此時所有不能列入的原因一次全部列出。已列入一份清冊的，不再列入其他清冊。',
  ),
  'disposals.appraise': names(
    'Says of entries what is to become of them: destroyed, kept longer `until` a day, or handed on. It can be said anew ' +
      'until the list is submitted.',
    '对条目作出鉴定：销毁、延期保管至 `until`，或移出。提交审批之前可以重新鉴定。',
    '對條目作出鑒定：銷毀、延期保管至 `until`，或移出。提交審批之前可以重新鑒定。',
  ),
  'disposals.submit': names(
    'Asks for the approval of a list of which every entry is appraised; and again where an approval has lapsed before it ' +
      'was carried out.',
    '将全部鉴定完毕的清册提交审批；批准后逾期未执行的，重新提交。',
    '將全部鑒定完畢的清冊提交審批；批准後逾期未執行的，重新提交。',
  ),
  'disposals.decide': names(
    'Approves the list at the step whose turn it is, or sends it back to be appraised anew, with the reason. Who proposed ' +
      'it never approves it, nor anybody in their place. With the last approval what is kept longer is so, and the ' +
      'waiting period begins.',
    '由当前审批人批准清册，或说明原因退回重新鉴定。提出申请的人不得审批，其代理人亦不得代为审批。最后一级批准后，延期保管即行生效，等待期开始计算。',
    '由目前審批人批准清冊，或說明原因退回重新鑒定。提出申請的人不得審批，其代理人亦不得代為審批。最後一級批准後，延期保管即行生效，等待期開始計算。',
  ),
  'disposals.begin': names(
    'Says where and how an approved list is carried out, by whom and before whom. Not before the waiting period is over, ' +
      'nor after the approval has lapsed. The operator is no witness.',
    '登记执行的地点、方式、执行人和监销人。等待期届满之前、审批失效之后均不得执行。执行人不得兼任监销人。',
    '登記執行的地點、方式、執行人和監銷人。等待期屆滿之前、審批失效之後均不得執行。執行人不得兼任監銷人。',
  ),
  'disposals.execute': names(
    'Carries out up to 20 entries. Each is looked at once more: what is held, lent, needed or no longer due stays, and is ' +
      'told in `blocked` with all reasons. What is handed on is proved by the digest of its export and of the receipt. ' +
      'Called again it goes on with the rest; nothing is done twice.',
    '执行至多 20 条。每条再次核对：被冻结、借出、为其他个案所需或不再到期的予以保留，并在 `blocked` 中列出全部原因。移出的以导出内容和收据的摘要值为证。再次调用时继续执行其余条目，不会重复执行。',
    '執行至多 20 條。每條再次核對：遭凍結、借出、為其他個案所需或不再到期的予以保留，並在 `blocked` 中列出全部原因。移出的以匯出內容和收據的摘要值為證。再次呼叫時繼續執行其餘條目，不會重複執行。',
  ),
  'disposals.witness': names(
    'Signs that it was carried out before the witness, or enters the `form` that the witness signed on paper.',
    '由监销人签字确认已在其监督下执行，或由档案管理部门登记监销人已签字表单的 `form`。',
    '由監銷人簽字確認已在其監督下執行，或由檔案管理部門登記監銷人已簽字表單的 `form`。',
  ),
  'disposals.certify': names(
    'Certifies what was carried out: when, where and how, by whom and before whom, with the digest of the destruction ' +
      'list. In a sealed archive keys that are still there are destroyed first.',
    '出具销毁证明，载明时间、地点、方式、执行人、监销人及销毁清册的摘要值。加密的档案系统先销毁尚存的密钥。',
    '出具銷毀證明，載明時間、地點、方式、執行人、監銷人及銷毀清冊的摘要值。加密的檔案系統先銷毀尚存的金鑰。',
  ),
  'disposals.release': names(
    'Takes entries that are not carried out off the list, with the reason. They are due as before.',
    '将尚未执行的条目撤出清册，须说明原因。其到期日不变。',
    '將尚未執行的條目撤出清冊，須說明原因。其到期日不變。',
  ),
  'disposals.abort': names(
    'Gives the whole list up, with the reason, as long as nothing of it is carried out.',
    '在尚无条目执行之前中止整份清册，须说明原因。',
    '在尚無條目執行之前中止整份清冊，須說明原因。',
  ),
  'disposals.list': names(
    'The disposal lists that the actor may know of, newest first.',
    '列出操作人有权知悉的销毁清册，最新的在前。',
    '列出操作人有權知悉的銷毀清冊，最新的在前。',
  ),
  'disposals.get': names(
    'One disposal list with its approvals, its execution and its certificate, and how far its entries have come.',
    '查看一份销毁清册的审批、执行、证明及各条目的进展。',
    '查看一份銷毀清冊的審批、執行、證明及各條目的進展。',
  ),
  'disposals.entries': names(
    'The entries of a list, as far as the actor may know of them.',
    '列出清册中操作人有权知悉的条目。',
    '列出清冊中操作人有權知悉的條目。',
  ),
  'disposals.destroyed': names(
    'The destruction list, which stays readable for ever: a line for each case and document, of a disposal or of one case.',
    '永久可查的销毁清册：每个个案和每份资料一行，可按清册或按个案查看。',
    '永久可查的銷毀清冊：每個個案和每份資料一列，可按清冊或按個案查看。',
  ),
  'disposals.export': names(
    'Everything that is kept of an entry, for whoever takes it over, with the digest that its receipt is for. It takes ' +
      'clearance for all of it.',
    '给出条目所存的全部内容，供接收方使用，并附收据所对应的摘要值。操作人的密级须足以知悉全部内容。',
    '給出條目所存的全部內容，供接收方使用，並附收據所對應的摘要值。操作人的密級須足以知悉全部內容。',
  ),
  'disposals.possible': names(
    'What the actor may do with a disposal list now, and why not the rest.',
    '操作人目前可对销毁清册执行的操作，以及其余操作不可执行的原因。',
    '操作人目前可對銷毀清冊執行的操作，以及其餘操作不可執行的原因。',
  ),
  'outsiders.record': names(
    'Enters somebody from outside the company, whom the actor sponsors or the archive enters for their sponsor, or brings ' +
      'their entry up to date. Outsiders never act themselves: their sponsor asks for them, and they sign on paper.',
    '登记外部人员：由担保人登记，或由档案管理部门代为登记；也可更新登记内容。外部人员不自行操作，由担保人代为申请，本人以纸质表单签字。',
    '登記外部人員：由擔保人登記，或由檔案管理部門代為登記；也可更新登記內容。外部人員不自行操作，由擔保人代為申請，本人以紙本表單簽字。',
  ),
  'agreements.record': names(
    'Enters a confidentiality agreement that somebody signed on paper. The same person and day again bring the entry up ' +
      'to date.',
    '登记某人已签署的纸质保密协议。同一人、同一签署日期再次提交，即更新该项登记。',
    '登記某人已簽署的紙本保密協議。同一人、同一簽署日期再次提交，即更新該項登記。',
  ),
  'agreements.end': names(
    'Ends a confidentiality agreement before it runs out, with the reason: from today on it holds no more.',
    '说明原因，在到期前终止保密协议，自今日起失效。',
    '說明原因，在到期前終止保密協議，自今日起失效。',
  ),
  'people.record': names(
    'Enters a person in the directory that the archive keeps, or brings their entry up to date. Nobody who is entered as ' +
      'an outsider is one of the company.',
    '在档案系统自备的名录中登记人员，或更新其登记内容。已登记为外部人员的，不得登记为公司人员。',
    '在檔案系統自備的名錄中登記人員，或更新其登記內容。已登記為外部人員的，不得登記為公司人員。',
  ),
  'departments.record': names(
    'Enters a department and its head in the directory that the archive keeps, or brings the entry up to date.',
    '在档案系统自备的名录中登记部门及其负责人，或更新登记内容。',
    '在檔案系統自備的名錄中登記部門及其負責人，或更新登記內容。',
  ),
  'deputies.appoint': names(
    'Names who acts in somebody’s place for some days, both inclusive; in one’s own where nobody is named. The same ' +
      'appointment again moves its end.',
    '指定某人在一段日期内（含首尾两日）的代理人；未填被代理人时，即为本人指定。再次提交同一代理，可更改结束日期。',
    '指定某人在一段日期內（含首尾兩日）的代理人；未填被代理人時，即為本人指定。再次提交同一代理，可更改結束日期。',
  ),
  'deputies.end': names(
    'Takes back what is left of a deputy’s appointment.',
    '终止代理的剩余日期。',
    '終止代理的剩餘日期。',
  ),
  'cases.get': names(
    'One case. Fields above the actor’s clearance are not in `fields`; `withheld` names them.',
    '查看一个个案。高于操作人密级的登记事项不在 `fields` 中，由 `withheld` 列出名称。',
    '查看一個個案。高於操作人密級的登記事項不在 `fields` 中，由 `withheld` 列出名稱。',
  ),
  'cases.list': names(
    'The cases that the actor may know of, newest first, narrowed by what is asked. Conditions on fields need a ' +
      'category and go over its indexed fields.',
    '列出操作人有权知悉的个案，最新的在前，可按条件缩小范围。按登记事项查询时须指定类别，且仅限该类别的索引项。',
    '列出操作人有權知悉的個案，最新的在前，可按條件縮小範圍。按登記事項查詢時須指定類別，且僅限該類別的索引項。',
  ),
  'cases.missing': names(
    'What a case should have by now, by its checklist, and how far each thing has come.',
    '对照应归档清单，列出个案目前应有的内容及各项进展。',
    '對照應歸檔清單，列出個案目前應有的內容及各項進展。',
  ),
  'cases.count': names(
    'How many cases a list with the same conditions would hold.',
    '按相同条件统计个案数量。',
    '按相同條件統計個案數量。',
  ),
  'cases.summary': names(
    'How many cases there are by category and state, and how many of them lack something.',
    '按类别和状态统计个案数量，以及其中资料不齐全的数量。',
    '按類別和狀態統計個案數量，以及其中資料不齊全的數量。',
  ),
  'cases.possible': names(
    'What the actor may do now: in which categories they may open a case, and what they may do with one case and its ' +
      'batches. `blocked` names what must be done first.',
    '列出操作人目前可执行的操作：可新建哪些类别的个案，以及对某一个案及其批次可做什么。`blocked` 列出须先完成的事项。',
    '列出操作人目前可執行的操作：可新建哪些類別的個案，以及對某一個案及其批次可做什麼。`blocked` 列出須先完成的事項。',
  ),
  'documents.get': names('One document, by its number.', '按编号查看一份资料。', '按編號查看一份資料。'),
  'documents.list': names(
    'The contents list of a case: its documents in the order of collection, without those above the actor’s clearance.',
    '个案的卷内目录：按收集顺序列出资料，高于操作人密级的除外。',
    '個案的卷內目錄：按收集順序列出資料，高於操作人密級的除外。',
  ),
  'documents.readable': names(
    'Whether the actor may read what a document contains now, by what right and until when: what a host asks before it ' +
      'shows the contents.',
    '操作人目前可否查阅资料内容、依据何种权限、至何日为止；宿主系统显示内容之前应先查询。',
    '操作人目前可否查閱資料內容、依據何種權限、至何日為止；宿主系統顯示內容之前應先查詢。',
  ),
  'documents.revisions': names(
    'What the catalogue said of a document before each correction, with who corrected it and why.',
    '列出资料每次更正前的编目内容、更正人和更正原因。',
    '列出資料每次更正前的編目內容、更正人和更正原因。',
  ),
  'retention.get': names(
    'Until when a case and its documents are kept, and why: the rule, the facts and where they came from, every step, the ' +
      'laws cited, and what the date was before it moved last; also what was recorded, related cases and holds. In sentences ' +
      'too, in the reader’s language.',
    '查看个案及其资料的保管期限及理由：规则、依据及其来源、各计算步骤、所引法规，以及日期最近一次变动之前的情况；并列出已登记的依据、关联个案和冻结。另以读者的语言逐句说明。',
    '查看個案及其資料的保管期限及理由：規則、依據及其來源、各計算步驟、所引法規，以及日期最近一次變動之前的情況；並列出已登記的依據、關聯個案和凍結。另以讀者的語言逐句說明。',
  ),
  'retention.due': names(
    'What is due for disposal today, the longest first. With days, what is due between them; with another state, what has ' +
      'no date, is kept for ever or stands on a disposal.',
    '列出今天已到期的个案和资料，到期最久的在前。填写日期时，列出其间到期的；选择其他状态时，列出尚未确定期限、永久保管或已列入销毁清册的。',
    '列出今天已到期的個案和資料，到期最久的在前。填寫日期時，列出其間到期的；選擇其他狀態時，列出尚未確定期限、永久保管或已列入銷毀清冊的。',
  ),
  'retention.count': names(
    'How many cases, and kinds of documents, are due in each month.',
    '统计各月到期的个案和资料种类的数量。',
    '統計各月到期的個案和資料種類的數量。',
  ),
  'retention.try': names(
    'What a rule for a category, or the present policy, would change in the dates of ended cases: how many and which, one ' +
      'page a call. Nothing is written.',
    '试算某类别的规则或现行制度会使已结束个案的日期发生哪些变动：数量及明细，每次一页。不写入任何内容。',
    '試算某類別的規則或現行制度會使已結束個案的日期發生哪些變動：數量及明細，每次一頁。不寫入任何內容。',
  ),
  'batches.get': names(
    'One batch with its documents, without those above the actor’s clearance.',
    '查看一个批次及其资料，高于操作人密级的除外。',
    '查看一個批次及其資料，高於操作人密級的除外。',
  ),
  'batches.list': names('The batches of a case, in order.', '按顺序列出个案的批次。', '按順序列出個案的批次。'),
  'transfers.get': names(
    'One transfer list, with those of its batches whose cases the actor may know of.',
    '查看一份移交清单，仅列出操作人有权知悉的个案的批次。',
    '查看一份移交清單，僅列出操作人有權知悉的個案的批次。',
  ),
  'transfers.list': names('Transfer lists, newest first.', '列出移交清单，最新的在前。', '列出移交清單，最新的在前。'),
  'requests.get': names(
    'One request with its documents and its approvals. The number of a document above the actor’s clearance is left out ' +
      'until it is granted.',
    '查看一份申请及其资料和审批步骤。高于操作人密级的资料，在获批之前不显示编号。',
    '查看一份申請及其資料和審批步驟。高於操作人密級的資料，在獲批之前不顯示編號。',
  ),
  'requests.list': names(
    'Requests, newest first: the actor’s own, or for the archive and auditors all of them.',
    '列出申请，最新的在前：操作人自己的；档案管理部门和审计人员可列出全部。',
    '列出申請，最新的在前：操作人自己的；檔案管理部門和稽核人員可列出全部。',
  ),
  'requests.waiting': names(
    'Requests that wait for the actor’s decision today, by their roles, by name, or in the place of the head of any ' +
      'department or of somebody who is named; what waits longest comes first.',
    '列出今日待操作人审批的申请：依其角色、被指名，或代理任一部门的负责人或被指名的人；等候最久的在前。',
    '列出今日待操作人審批的申請：依其角色、被指名，或代理任一部門的負責人或被指名的人；等候最久的在前。',
  ),
  'requests.register': names(
    'The register of loans or of consultations: what is in a state, in the order in which it is due. Whoever is neither ' +
      'of the archive nor an auditor gets their own lines, and those of outsiders whom they sponsor.',
    '借阅或查阅登记表：列出处于某一状态的资料，按到期先后排列。非档案管理部门及审计人员，仅列出本人及所担保的外部人员的记录。',
    '借閱或查閱登記表：列出處於某一狀態的資料，按到期先後排列。非檔案管理部門及稽核人員，僅列出本人及所擔保的外部人員的記錄。',
  ),
  'requests.count': names('How many lines the register would have.', '统计登记表的条数。', '統計登記表的筆數。'),
  'requests.possible': names(
    'What the actor may do with a request now, and with which of its items; and of the rest, why not: as each act ' +
      'would be refused.',
    '列出操作人目前可对申请执行的操作及各操作适用的资料；不能执行的，列出原因，与执行时被拒绝的原因相同。',
    '列出操作人目前可對申請執行的操作及各操作適用的資料；不能執行的，列出原因，與執行時被拒絕的原因相同。',
  ),
  'duties.list': names(
    'What is to be done and by when, earliest first: the actor’s own worklist, or all that they may know of.',
    '按到期先后列出待办事项：操作人自己的，或其有权知悉的全部。',
    '按到期先後列出待辦事項：操作人自己的，或其有權知悉的全部。',
  ),
  'duties.count': names(
    'How many duties are open and how many of them are late, by kind.',
    '按种类统计待办事项及其中逾期的数量。',
    '按種類統計待辦事項及其中逾期的數量。',
  ),
  'trail.history': names(
    'Who did what with a case, when, and under which version of the policy.',
    '列出何人于何时、依据哪一制度版本对个案做了什么。',
    '列出何人於何時、依據哪一制度版本對個案做了什麼。',
  ),
  'trail.verify': names(
    'Checks the hash chain of a case. `head`, kept elsewhere, finds a tail that was cut off later.',
    '核验个案操作记录的哈希链。将 `head` 另行保存，可发现日后末尾被截去的情形。',
    '核驗個案操作記錄的雜湊鏈。將 `head` 另行保存，可發現日後末尾被截去的情形。',
  ),
  'trail.readings': names(
    'Who was told something confidential, newest first: fields of a case, or that contents of a document may be opened. ' +
      'One’s own; anybody’s for the archive and auditors.',
    '列出何人获知了秘密以上的内容，最新的在前：个案的内容项，或可打开资料内容的答复。操作人本人的；档案管理部门和审计人员可列出任何人的。',
    '列出何人獲知了秘密以上的內容，最新的在前：個案的內容項，或可打開資料內容的答覆。操作人本人的；檔案管理部門和稽核人員可列出任何人的。',
  ),
  'trail.checkpoints': names(
    'Signed heads of the Merkle tree over the trail, newest first; for auditors and the head of the archive.',
    '列出操作记录默克尔树的已签名检查点，最新的在前；仅限审计人员和档案管理部门负责人。',
    '列出操作記錄默克爾樹的已簽署檢查點，最新的在前；僅限稽核人員和檔案管理部門負責人。',
  ),
  'trail.prove': names(
    'Proves that an entry of the trail is in the tree of a checkpoint (RFC 6962); for auditors and the head of the archive.',
    '证明某条操作记录在检查点的树中（RFC 6962）；仅限审计人员和档案管理部门负责人。',
    '證明某條操作記錄在檢查點的樹中（RFC 6962）；僅限稽核人員和檔案管理部門負責人。',
  ),
  'trail.consistency': names(
    'Proves that the tree of a later checkpoint was only added to (RFC 6962); for auditors and the head of the archive.',
    '证明后一检查点的树只是在先前的树上追加（RFC 6962）；仅限审计人员和档案管理部门负责人。',
    '證明後一檢查點的樹只是在先前的樹上追加（RFC 6962）；僅限稽核人員和檔案管理部門負責人。',
  ),
  'trail.export': names(
    'The whole trail, chain by chain, to be verified elsewhere; for auditors and the head of the archive.',
    '逐链导出全部操作记录，供在别处核验；仅限审计人员和档案管理部门负责人。',
    '逐鏈匯出全部操作記錄，供在別處核驗；僅限稽核人員和檔案管理部門負責人。',
  ),
  'refusals.list': names(
    'What was refused to whom, newest first; for auditors and the head of the archive, and empty for everybody else.',
    '列出何人的何种操作被拒，最新的在前；仅限审计人员和档案管理部门负责人，其他人得到空列表。',
    '列出何人的何種操作被拒，最新的在前；僅限稽核人員和檔案管理部門負責人，其他人得到空清單。',
  ),
  'policies.list': names(
    'Every version of the policy that ever decided something, oldest first, then the one in force and those to come, with ' +
      'their whole content.',
    '按时间先后列出曾作为办理依据的各制度版本，以及现行的和将要施行的版本，含全部内容。',
    '按時間先後列出曾作為辦理依據的各制度版本，以及現行的和將要施行的版本，含全部內容。',
  ),
  'policies.compare': names(
    'What a version of the policy says differently from another: the next to come from the one in force, where neither is named.',
    '列出一个制度版本与另一版本的不同；均未指定时，为下一版本与现行版本的不同。',
    '列出一個制度版本與另一版本的不同；均未指定時，為下一版本與現行版本的不同。',
  ),
  'outsiders.list': names(
    'People from outside: whom the actor sponsors, or for the archive and auditors all of them.',
    '列出外部人员：操作人担保的；档案管理部门和审计人员可列出全部。',
    '列出外部人員：操作人擔保的；檔案管理部門和稽核人員可列出全部。',
  ),
  'agreements.list': names(
    'The confidentiality agreements of a person, the earliest end first: the actor’s own, those of whom they sponsor, or ' +
      'for the archive and auditors anybody’s.',
    '列出某人的保密协议，最早到期的在前：操作人本人的、其所担保人员的；档案管理部门和审计人员可列出任何人的。',
    '列出某人的保密協議，最早到期的在前：操作人本人的、其所擔保人員的；檔案管理部門和稽核人員可列出任何人的。',
  ),
  'staff.duties': names(
    'Whose confidentiality agreement is in force, and who owes one: the actor, or for the archive, auditors and ' +
      'administrators everybody. Who has left is left out.',
    '列出保密协议的签署情况：操作人本人的；档案管理部门、审计人员和管理员可列出全部人员的。已离职人员不列。',
    '列出保密協議的簽署情況：操作人本人的；檔案管理部門、稽核人員和管理員可列出全部人員的。已離職人員不列。',
  ),
  'people.list': names('The people of the directory.', '列出名录中的人员。', '列出名錄中的人員。'),
  'departments.list': names(
    'The departments of the directory, with their heads.',
    '列出名录中的部门及其负责人。',
    '列出名錄中的部門及其負責人。',
  ),
  'deputies.list': names(
    'Who acts in whose place, now and later; the earliest end first.',
    '列出目前及今后的代理安排，最早结束的在前。',
    '列出目前及今後的代理安排，最早結束的在前。',
  ),
}

/** What the operations of an area are about. */
export const areaTexts: { readonly [A in Area]: Record<'title' | 'text', Readonly<Record<Locale, string>>> } = {
  cases: {
    title: names('Case files', '个案', '個案'),
    text: names(
      'A case file is kept for one client, project, employee or other matter, and has a number.',
      '为一个客户、项目、员工或其他事项建立的卷宗，有唯一编号。',
      '為一個客戶、項目、員工或其他事項建立的卷宗，有唯一編號。',
    ),
  },
  batches: {
    title: names('Batches', '归档批次', '歸檔批次'),
    text: names(
      'Documents on their way into the archive together: collected, sorted, reviewed, transferred.',
      '一并归档的资料：经收集、整理、审核、移交而归档。',
      '一併歸檔的資料：經收集、整理、審核、移交而歸檔。',
    ),
  },
  documents: {
    title: names('Documents', '个案资料', '個案資料'),
    text: names(
      'The items of a case file, on paper or electronic.',
      '个案中的各份资料，纸质或电子。',
      '個案中的各份資料，紙本或電子。',
    ),
  },
  transfers: {
    title: names('Transfer lists', '移交清单', '移交清單'),
    text: names(
      'Approved batches, handed to the archive and checked at receipt, signed by both sides.',
      '审核通过的批次移交档案管理部门并经接收检查，双方签字。',
      '審核通過的批次移交檔案管理部門並經接收檢查，雙方簽字。',
    ),
  },
  requests: {
    title: names('Consultation and loan', '查阅与借阅', '查閱與借閱'),
    text: names(
      'What is read at the archive, on screen or taken out for a time: requested, approved, handed over, returned.',
      '在档案管理部门或屏幕上查阅，或限期借出：经申请、审批、交付、归还。',
      '在檔案管理部門或螢幕上查閱，或限期借出：經申請、審批、交付、歸還。',
    ),
  },
  holds: {
    title: names('Holds', '冻结销毁', '凍結銷毀'),
    text: names(
      'What stops every disposal and every loan of what it covers, for a lawsuit, an audit or a dispute, until it is lifted.',
      '因诉讼、审计或争议，停止对所涉资料的销毁、移出和借阅，至解除为止。',
      '因訴訟、稽核或爭議，停止對所涉資料的銷毀、移出和借閱，至解除為止。',
    ),
  },
  subjects: {
    title: names('Rights of people', '个人权利', '個人權利'),
    text: names(
      'What is kept on a person, why and until when, and what becomes of it where they ask that it be erased.',
      '所保管的个人资料、保管原因和期限，以及本人要求删除时的处理结果。',
      '所保管的個人資料、保管原因和期限，以及本人要求刪除時的處理結果。',
    ),
  },
  disposals: {
    title: names('Lists of disposal', '销毁清册', '銷毀清冊'),
    text: names(
      'The end of a case: listed, appraised, approved, waited for, carried out before witnesses and certified.',
      '个案的终结：列入清册、鉴定、审批、等待、在监销人监督下执行并出具证明。',
      '個案的終結：列入清冊、鑒定、審批、等待、在監銷人監督下執行並出具證明。',
    ),
  },
  retention: {
    title: names('Retention', '保管期限', '保管期限'),
    text: names(
      'Until when a case is kept, and why: computed when it ends, and anew whenever what it rests on changes.',
      '个案保管至何时及其理由：个案结束时计算，所依据的事实变动时随即重新计算。',
      '個案保管至何時及其理由：個案結束時計算，所依據的事實變動時隨即重新計算。',
    ),
  },
  duties: {
    title: names('Duties', '待办事项', '待辦事項'),
    text: names(
      'What is to be done by a day, counted in working days.',
      '按工作日计算期限的应办事项。',
      '按工作日計算期限的應辦事項。',
    ),
  },
  trail: {
    title: names('Audit trail', '操作留痕', '操作軌跡'),
    text: names(
      'Every act, in one hash chain for each case.',
      '每一操作均有记录，每个个案自成一条哈希链。',
      '每一操作均有記錄，每個個案自成一條雜湊鏈。',
    ),
  },
  outsiders: {
    title: names('Outsiders', '外部人员', '外部人員'),
    text: names(
      'People from outside the company, each sponsored by one of its own.',
      '公司以外的人员，各由公司内一人担保。',
      '公司以外的人員，各由公司內一人擔保。',
    ),
  },
  agreements: {
    title: names('Confidentiality agreements', '保密协议', '保密協議'),
    text: names(
      'Signed on paper before anything is read or borrowed, and entered by the archive.',
      '查阅或借阅之前以纸质签署，由档案管理部门登记。',
      '查閱或借閱之前以紙本簽署，由檔案管理部門登記。',
    ),
  },
  staff: {
    title: names('Duties of people', '人员义务', '人員義務'),
    text: names(
      'What people owe before they may read or borrow.',
      '人员在查阅或借阅之前应尽的义务。',
      '人員在查閱或借閱之前應盡的義務。',
    ),
  },
  refusals: {
    title: names('Refusals', '被拒操作', '被拒操作'),
    text: names(
      'The log of what was refused, kept apart from what was done.',
      '被拒绝的操作另行记录，与已执行的操作分开保存。',
      '被拒絕的操作另行記錄，與已執行的操作分開保存。',
    ),
  },
  people: {
    title: names('People', '人员', '人員'),
    text: names(
      'The directory that the archive keeps where the host has none of its own.',
      '宿主系统没有自己的名录时，由档案系统保存的人员名录。',
      '宿主系統沒有自己的名錄時，由檔案系統保存的人員名錄。',
    ),
  },
  departments: {
    title: names('Departments', '部门', '部門'),
    text: names('Departments and their heads.', '部门及其负责人。', '部門及其負責人。'),
  },
  deputies: {
    title: names('Deputies', '代理', '代理'),
    text: names('Who acts in whose place while they are away.', '不在期间由谁代理。', '不在期間由誰代理。'),
  },
  policies: {
    title: names('The policy', '制度', '制度'),
    text: names(
      'The regulation as the company runs it, in its versions.',
      '公司执行的制度及其各版本。',
      '公司執行的制度及其各版本。',
    ),
  },
}
