/** What people of the demo write when they ask, decide, and explain. */
export const purposes = [
  '準備下週客戶拜訪，需核對往來紀錄。',
  '報價比對前次成交條件。',
  '與供應商議約，參考原合約條款。',
  '年度稽核抽查，核對原件。',
  '製作結案報告，查對會議紀錄。',
  '客戶來函詢問保固條款，需查原合約。',
  '新案規劃，參考既有設計資料。',
  'Preparing the renewal of the framework agreement.',
  '主管交辦：整理歷年往來摘要。',
  '處理付款爭議，需出示原始文件。',
] as const
export const descriptions = [
  '去年與港口設備客戶簽訂的框架協議，確切名稱不記得。',
  '三年前冷卻水系統改善案的驗收報告。',
  '有關備品交期的會議紀錄，約在今年年初。',
  'The signed agreement with a valve maker, some time last spring.',
] as const
export const renewalReasons = ['客戶延後會議，仍需對照原件。', '稽核尚未結束。', '案件協商延長兩週。'] as const
export const recallReasons = ['法務急需調閱同一份原件。', '盤點需要，請提前歸還。'] as const
export const rejections = ['與目前職務無關，請補充用途。', '請先洽承辦人取得副本。'] as const
export const partRefusals = ['此份與用途無關。', '內容涉及其他案件，不予提供。'] as const
export const lossReasons = ['外出拜訪途中遺失，已報案。', '搬遷辦公室後找不到。'] as const
export const remarks = ['第 3 頁右下角破損，已修補。', '缺附件二，已請借閱人補件。'] as const
export const nothingThere = '查無符合說明的資料，請提供年份或客戶名稱。'
