import { texts, type Words } from '../language.ts'

/** Who was told something confidential. */
export const readingWords = {
  readingsMean: texts(
    'Who was told something that the policy has kept: fields of cases from a level on, and contents of documents.',
    '依制度留痕的阅览：达到一定密级的个案内容项，以及资料内容。',
    '依制度留痕的閱覽：達到一定密級的個案內容項，以及資料內容。',
  ),
  whoRead: texts('Who read', '阅览人', '閱覽人'),
  readWhat: texts('What', '阅览内容', '閱覽內容'),
  readHow: texts('How', '方式', '方式'),
  readOfList: texts('{n} cases in a list', '列表中的 {n} 个个案', '清單中的 {n} 個個案'),
  readOfListOne: texts('1 case in a list', '列表中的 1 个个案', '清單中的 1 個個案'),
  noReadings: texts('Nobody was told anything of that kind.', '没有这样的阅览。', '沒有這樣的閱覽。'),
} as const satisfies Words
