import { texts, type Words } from '../language.ts'

/** Forms to print, and registers as files. */
export const paperWords = {
  hashHint: texts(
    'From the scan of the paper: 64 digits and letters a to f.',
    '由纸质文件的扫描件生成，共 64 位十六进制字符。',
    '由紙本的掃描檔產生，共 64 位十六進位字元。',
  ),
  chooseScan: texts('Choose the scan', '选择扫描件', '選擇掃描檔'),
  papers: texts('Print and files', '打印与下载', '列印與下載'),
  printForm: texts('Print the request form', '打印申请表', '列印申請表'),
  printSlip: texts('Print the hand-over slip', '打印交接归还单', '列印交接歸還單'),
  printList: texts('Print the transfer list', '打印移交清单', '列印移交清單'),
  printRegister: texts('Print', '打印', '列印'),
  registerAsCsv: texts('CSV', 'CSV', 'CSV'),
  registerAsExcel: texts('Excel', '电子表格', '試算表'),
  fileOfRegister: texts('{kind} register {day}', '{kind}登记表 {day}', '{kind}登記表 {day}'),
} as const satisfies Words
