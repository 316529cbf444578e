import type { Locale } from '../../../src/locales/locale.ts'
import { names } from '../../../src/locales/names.ts'

/** What schemas describe in English, which is what OpenAPI documents carry, in the other languages. */
export const schemaTexts: readonly Readonly<Record<Locale, string>>[] = [
  names('YYYY-MM-DD', 'YYYY-MM-DD', 'YYYY-MM-DD'),
  names('YYYY-MM-DD or YYYY-MM', 'YYYY-MM-DD 或 YYYY-MM', 'YYYY-MM-DD 或 YYYY-MM'),
  names('Number of a case', '个案编号', '個案編號'),
  names('Number of a document', '资料编号', '資料編號'),
  names('Number of a batch', '批次编号', '批次編號'),
  names('Number of a transfer', '移交编号', '移交編號'),
  names('SHA-256, 64 hexadecimal digits', 'SHA-256，64 位十六进制数字', 'SHA-256，64 位十六進位數字'),
  names('SHA-256 of the list signed on paper', '纸质签字清单的 SHA-256', '紙本簽字清單的 SHA-256'),
  names('The beginning of the title', '题名的开头', '題名的開頭'),
  names(
    'Conditions on indexed fields; they need a category',
    '对索引项的条件，须指定类别',
    '對索引項的條件，須指定類別',
  ),
  names(
    'mine: what I may do myself; all: everything that I may know of',
    'mine：本人可办理的；all：本人有权知悉的全部',
    'mine：本人可辦理的；all：本人有權知悉的全部',
  ),
  names(
    'Only the duties of this case, whosever they are',
    '仅此个案的待办事项，不论由谁办理',
    '僅此個案的待辦事項，不論由誰辦理',
  ),
  names('Only what is overdue, or only what is not', '仅已逾期的，或仅未逾期的', '僅已逾期的，或僅未逾期的'),
  names('The version you have seen', '您所见的版本', '您所見的版本'),
  names('When what an update records happened', '更新所记录的事情发生的日期', '更新所記錄的事情發生的日期'),
  names('Position of a document in its case', '资料在个案中的序号', '資料在個案中的序號'),
  names(
    'Your name for this one act: sent again, it does nothing twice and answers the same',
    '您为这一次操作所取的名称；再次发送时不会重复执行，结果相同',
    '您為這一次操作所取的名稱；再次發送時不會重複執行，結果相同',
  ),
  names(
    "JSON pointer into the operation's input; empty for the whole of it",
    '指向操作输入的 JSON 指针；为空时指整个输入',
    '指向操作輸入的 JSON 指標；為空時指整個輸入',
  ),
  names('The rule that was broken, in a short stable word', '所违反的规则，为固定的短词', '所違反的規則，為固定的短詞'),
  names('What is wrong, in the language of the answer', '错误说明，以返回所用语言书写', '錯誤說明，以回應所用語言書寫'),
  names('What would be accepted, where that can be listed', '可接受的内容（可列举时）', '可接受的內容（可列舉時）'),
  names('The kind of problem, for people', '错误的种类，供人阅读', '錯誤的種類，供人閱讀'),
  names('What happened, for people', '错误的说明，供人阅读', '錯誤的說明，供人閱讀'),
  names('Only for who is one of these to the department', '仅限对该部门具有下列关系者', '僅限對該部門具有下列關係者'),
  names('Empty where it is no department’s', '与部门无关时为空', '與部門無關時為空'),
  names('Above the clearance of the actor', '高于操作人的密级', '高於操作人的密級'),
  names('The host keeps the directory', '名录由宿主系统保存', '名錄由宿主系統保存'),
  names('In whose place; your own where left out', '被代理人；未填时为本人', '被代理人；未填時為本人'),
  names('Only those of one person', '仅某一人的', '僅某一人的'),
  names('Whether each says whom it waits for', '是否列出各事项应由谁办理', '是否列出各事項應由誰辦理'),
  names('Which entries come first', '先列出哪些记录', '先列出哪些記錄'),
]
