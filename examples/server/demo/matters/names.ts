import type { Random } from '../random.ts'

const brands = [
  '瑞嶺',
  '鴻岳',
  '晉禾',
  '宏岱',
  '立昀',
  '德曜',
  '昱澤',
  '凱竑',
  '禾沅',
  '勝岩',
  '日曜',
  '翔岑',
  '東曄',
  '群岳',
  '永嶼',
  '嘉沐',
  '景峻',
  '泓碩',
  '南曜',
  '聯岱',
  '振沅',
  '合嶸',
  '匯朗',
  '啟昀',
  '華嶼',
  '鼎沐',
  '信岑',
  '安碩',
  '元竑',
  '富岩',
] as const
const trades = [
  ['精密機械股份有限公司', '精密機械'],
  ['環保工程有限公司', '環保工程'],
  ['水處理科技股份有限公司', '水處理'],
  ['食品工業股份有限公司', '食品加工'],
  ['造紙股份有限公司', '造紙'],
  ['化工有限公司', '化學工業'],
  ['船舶工程有限公司', '船舶修造'],
  ['半導體設備股份有限公司', '半導體設備'],
] as const
const foreign = [
  ['Calderwick Pumps Ltd', 'Pumps and valves'],
  ['Osterlind Marine AB', 'Marine equipment'],
  ['Kestrel Ridge Controls Inc.', 'Process control'],
  ['Brennholt Anlagenbau GmbH', 'Plant engineering'],
  ['Valdoro Impianti S.r.l.', 'Food machinery'],
  ['Harbourgate Utilities (HK) Ltd', 'Water utilities'],
  ['Tanabe-Iwase Kikai K.K.', 'Machine tools'],
  ['Pinnacle Reef Desalination Pty Ltd', 'Desalination'],
  ['Lantau Bay Cold Stores Ltd', 'Cold storage'],
  ['Norrvik Papper AB', 'Paper mills'],
  ['Quarrydale Minerals plc', 'Mineral processing'],
  ['Sunda Straits Shipyard Pte Ltd', 'Shipbuilding'],
  ['Marlowe & Finch Beverages Ltd', 'Beverages'],
  ['Groenveld Zuivel B.V.', 'Dairy'],
  ['Alto Bosque Papelera S.A.', 'Paper mills'],
] as const
const surnames = [
  ['陳', 'Chen'],
  ['林', 'Lin'],
  ['黃', 'Huang'],
  ['張', 'Chang'],
  ['李', 'Li'],
  ['王', 'Wang'],
  ['吳', 'Wu'],
  ['劉', 'Liu'],
  ['蔡', 'Tsai'],
  ['楊', 'Yang'],
  ['許', 'Hsu'],
  ['鄭', 'Cheng'],
  ['謝', 'Hsieh'],
  ['郭', 'Kuo'],
  ['洪', 'Hung'],
  ['邱', 'Chiu'],
  ['曾', 'Tseng'],
  ['廖', 'Liao'],
  ['賴', 'Lai'],
  ['周', 'Chou'],
] as const
const givenNames = [
  '怡安',
  '承翰',
  '雅筑',
  '冠廷',
  '詩涵',
  '柏宇',
  '佳穎',
  '宗翰',
  '思妤',
  '家豪',
  '欣怡',
  '俊傑',
  '婉婷',
  '志偉',
  '淑惠',
  '建宏',
  '美君',
  '彥廷',
  '靜宜',
  '文傑',
  '嘉玲',
  '子軒',
  '惠雯',
  '育誠',
  '佩君',
  '國棟',
  '心怡',
  '明哲',
  '慧敏',
  '裕民',
] as const
const foreigners = [
  'Andrew Lam',
  'Priya Raman',
  'Carmen Yip',
  'Tomás Herrera',
  'Mei Okafor',
  'Daniel Szeto',
  'Aiko Mori',
  'Ben Whitlock',
] as const
const districts = [
  '台北市內湖區瑞光路',
  '新北市汐止區新台五路一段',
  '桃園市龜山區文化一路',
  '新竹縣竹北市光明六路',
  '台中市西屯區工業區一路',
  '台南市安南區工業三路',
  '高雄市小港區大業南路',
  '彰化縣鹿港鎮鹿工北二路',
] as const
const streets = [
  'Wai Yip Street, Kwun Tong, Hong Kong',
  'Harbour Road, Gothenburg',
  'Mill Lane, Leeds',
  'Via Emilia, Parma',
] as const

/** Nobody has a name of these but the demo: a brand and a trade are put together by number, so none comes twice. */
export function firm(index: number): { readonly name: string; readonly trade: string; readonly foreign: boolean } {
  if (index % 10 === 7) {
    const [name, trade] = foreign[Math.floor(index / 10) % foreign.length]!
    const again = Math.floor(index / 10 / foreign.length)
    return { name: again === 0 ? name : `${name}, Branch ${again + 1}`, trade, foreign: true }
  }
  const [suffix, trade] = trades[(index + Math.floor(index / brands.length)) % trades.length]!
  return { name: `${brands[index % brands.length]}${suffix}`, trade, foreign: false }
}

/** What one calls a firm in a title of a document. */
export function shortName(name: string): string {
  return name
    .replace(/(科技|工業)?(股份)?有限公司$/, '')
    .replace(/ (Ltd|AB|Inc\.|GmbH|S\.r\.l\.|K\.K\.|plc|P\S+ Ltd)$/, '')
}

export function individual(random: Random): { readonly name: string; readonly chinese: boolean } {
  if (random.chance(0.08)) return { name: random.pick(foreigners), chinese: false }
  return { name: `${random.pick(surnames)[0]}${random.pick(givenNames)}`, chinese: true }
}

export function address(random: Random, abroad: boolean): string {
  return abroad
    ? `${random.between(2, 180)} ${random.pick(streets)}`
    : `${random.pick(districts)} ${random.between(1, 380)} 號`
}
