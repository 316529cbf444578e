import type { Locale } from '../../src/locales/locale.ts'

/*
 * What tells Traditional from Simplified Chinese, and written Chinese from a draft of it.
 */

/** Pairs of the same character in both scripts, Traditional first, of those that offices use. */
const pairs = [
  ...'個个檔档歸归審审閱阅續续還还簽签銷销毀毁鑒鉴監监紙纸質质電电郵邮門门負负責责領领導导內内開开資资類类號号編编數数時时間间員员備备務务業业',
  ...'約约協协議议書书標标識识結结狀状態态級级發发請请無无應应將将與与為为進进項项幣币擔担產产額额選选錄录過过變变驗验訓训績绩獎奖懲惩齊齐庫库',
  ...'單单據据長长須须處处經经辦办問问題题關关閉闭聯联絡络絕绝權权許许認认證证記记話话語语該该說说設设計计試试詳详讀读調调論论護护譯译讓让訪访評评詞词',
  ...'條条來来東东樣样檢检機机樹树殺杀減减測测準准滿满區区傳传價价優优儲储僅仅億亿們们從从復复後后徵征德德憶忆懷怀應应戶户換换搶抢損损擇择擔担據据擴扩',
  ...'總总織织細细終终組组給给統统維维緊紧線线練练縮缩繫系繼继職职聽听膠胶臨临藝艺蘇苏蘭兰觀观視视規规覽览訂订貨货費费貼贴貿贸賴赖購购贈赠車车軟软較较載载輪轮輸输',
  ...'轉转辭辞農农運运違违遞递遠远適适遲迟遺遗鄭郑醫医釋释錯错鍵键鎖锁鏈链閒闲陳陈陸陆階阶際际隨随險险隱隐雙双離离難难雲云靜静頁页頂顶預预頭头頻频顯显顧顾飛飞飲饮餘余',
  ...'驅驱驟骤體体鮮鲜麗丽黃黄點点黨党齡龄動动勞劳勝胜匯汇單单參参國国園园圍围圖图圓圆團团報报場场塊块壓压壞坏壯壮夠够奪夺奮奋實实寫写寬宽寶宝專专對对屬属島岛幫帮幾几廠厂廣广廳厅',
  ...'彙汇彈弹徑径恆恒惡恶戰战執执採采掃扫揚扬摘摘撤撤擊击擬拟攝摄敵敌敗败於于昇升晉晋暫暂曆历會会構构槍枪歐欧歡欢殘残氣气決决沒没況况涼凉準准溫温滅灭濟济無无煙烟煩烦營营爭争爾尔牆墙獨独獻献現现環环瑪玛異异當当療疗盡尽盤盘眾众礎础禮礼種种稱称積积穩稳窮穷筆笔範范節节簡简糧粮紀纪級级純纯納纳紹绍絲丝絡络給给網网緒绪緣缘縣县績绩繁繁繪绘罰罚羅罗義义聖圣聞闻聲声肅肃脫脱華华萬万葉叶著著號号蟲虫補补裝装製制複复襲袭訊讯託托誌志誤误誰谁課课談谈謀谋謝谢謹谨豐丰貝贝財财販贩貪贪貫贯貴贵買买賀贺賓宾賞赏賠赔賣卖賬账賽赛贏赢趕赶跡迹躍跃軌轨輔辅輕轻輯辑辨辨邊边郎郎鄰邻釘钉針针鈔钞鋪铺鋼钢錢钱鎮镇鐘钟鐵铁閘闸閣阁闊阔闡阐陣阵陰阴陽阳隊队隸隶雜杂韓韩響响順顺頒颁頓顿額额願愿類类飯饭館馆馬马駐驻騎骑驚惊髒脏鬆松鬥斗鬧闹魚鱼鳥鸟鹽盐麼么龍龙龜龟',
]
// Some stand in texts of the other script too, on their own or in another word.
const alsoTraditional = new Set([...'制志准征系范余松斗几云升'])
const alsoSimplified = new Set([...'著徵'])

const onlyTraditional = new Set<string>()
const onlySimplified = new Set<string>()
for (let index = 0; index < pairs.length; index += 2) {
  const [traditional, simplified] = [pairs[index]!, pairs[index + 1]!]
  if (traditional === simplified) continue
  if (!alsoSimplified.has(traditional)) onlyTraditional.add(traditional)
  if (!alsoTraditional.has(simplified)) onlySimplified.add(simplified)
}
export const telltales = Math.min(onlyTraditional.size, onlySimplified.size)

/** What is of the wrong script in a text; English has no Chinese at all. */
export function foreign(text: string, locale: Locale): readonly string[] {
  if (locale === 'en') return text.match(/\p{Script=Han}/gu) ?? []
  const wrong = locale === 'zh-Hans' ? onlyTraditional : onlySimplified
  return [...text].filter((letter) => wrong.has(letter))
}

/** Punctuation that does not belong beside Chinese, blanks between Chinese, and quotation marks of the other script. */
export function mispunctuated(text: string, locale: Locale): readonly string[] {
  if (locale === 'en') return text.match(/[，。；：！？（）「」、]/gu) ?? []
  return [
    ...(text.match(/\p{Script=Han}\s*[,.;:!?()"'](?!\d)/gu) ?? []),
    ...(text.match(/[,;:!?()"']\s*\p{Script=Han}/gu) ?? []),
    ...(text.match(/[\p{Script=Han}，。；：] +[\p{Script=Han}，。；：]/gu) ?? []),
    ...(text.match(locale === 'zh-Hans' ? /[「」『』]/gu : /[“”‘’]/gu) ?? []),
  ]
}

/** What is written in Latin letters in Chinese too. */
const latin =
  /\{\w+\}|§13|\b[A-Z]{2,4}\d{4,}(-P?\d+)*\b|\bP\d+\.\d\b|\b(casekeep|SHA-256|CSV|Shift|migrate\(db\)|YYYY|MM|DD|Ctrl|Enter|Esc|Tab|API|JSON|UTF-8|PDF|ID|true|false|null|content-type|application\/json|[A-Za-z])\b/g

/** English that was left in a Chinese text. */
export function english(text: string, locale: Locale): readonly string[] {
  return locale === 'en' ? [] : (text.replace(latin, ' ').match(/[A-Za-z]+/g) ?? [])
}
