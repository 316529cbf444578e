import type { Role } from 'casekeep'
import type { Company, Person } from '../company.ts'
import { type Bilingual, both } from '../language.ts'

function person(
  id: string,
  names: Bilingual,
  position: Bilingual,
  department: string,
  clearance: string,
  ...roles: Role[]
): Person {
  return { id, names, position, departments: [department], roles, clearance }
}

/** An invented trading house for industrial equipment, in Taipei and Hong Kong. */
export const company = {
  names: both('Hengyu Engineering & Trading', '恆嶼工程貿易'),
  departments: {
    sales: both('Sales', '業務部'),
    marketing: both('Marketing', '市場部'),
    engineering: both('Engineering', '工程部'),
    purchasing: both('Purchasing', '採購部'),
    hr: both('Human Resources', '人力資源部'),
    administration: both('Administration', '行政部'),
    archive: both('Archive', '檔案室'),
    audit: both('Internal Audit', '稽核室'),
    management: both('Management Office', '總經理室'),
  },
  people: [
    person('lin.yating', both('Lin Ya-ting', '林雅婷'), both('Sales clerk', '業務專員'), 'sales', 'confidential'),
    person('chen.jason', both('Jason Chen', '陳偉傑'), both('Junior sales clerk', '業務助理'), 'sales', 'internal'),
    person(
      'wong.kelvin',
      both('Kelvin Wong', '黃家明'),
      both('Head of Sales', '業務部經理'),
      'sales',
      'confidential',
      'departmentHead',
    ),
    person(
      'ho.peishan',
      both('Ho Pei-shan', '何佩珊'),
      both('Marketing clerk', '市場專員'),
      'marketing',
      'confidential',
    ),
    person(
      'su.mingte',
      both('Su Ming-te', '蘇明德'),
      both('Head of Marketing', '市場部經理'),
      'marketing',
      'confidential',
      'departmentHead',
    ),
    person(
      'cheng.chihhao',
      both('Cheng Chih-hao', '鄭志豪'),
      both('Project lead', '專案負責人'),
      'engineering',
      'confidential',
    ),
    person(
      'brandt.lukas',
      both('Lukas Brandt', '盧卡斯．布蘭特'),
      both('Project engineer', '專案工程師'),
      'engineering',
      'confidential',
    ),
    person(
      'hsu.chienkuo',
      both('Hsu Chien-kuo', '許建國'),
      both('Head of Engineering', '工程部經理'),
      'engineering',
      'confidential',
      'departmentHead',
    ),
    person('tseng.meiling', both('Tseng Mei-ling', '曾美玲'), both('Buyer', '採購專員'), 'purchasing', 'confidential'),
    person(
      'chow.manpan',
      both('Simon Chow', '周文彬'),
      both('Head of Purchasing', '採購部經理'),
      'purchasing',
      'confidential',
      'departmentHead',
    ),
    person('tsai.yuchun', both('Tsai Yu-chun', '蔡語君'), both('HR clerk', '人事專員'), 'hr', 'confidential'),
    person(
      'wu.shufen',
      both('Wu Shu-fen', '吳淑芬'),
      both('Head of HR', '人力資源部經理'),
      'hr',
      'secret',
      'departmentHead',
    ),
    person(
      'kuo.yichun',
      both('Kuo Yi-chun', '郭怡君'),
      both('Administration clerk', '行政專員'),
      'administration',
      'confidential',
    ),
    person(
      'yeh.shuchen',
      both('Yeh Shu-chen', '葉淑貞'),
      both('Head of Administration', '行政部經理'),
      'administration',
      'confidential',
      'departmentHead',
    ),
    person(
      'lin.hsiuying',
      both('Lin Hsiu-ying', '林秀英'),
      both('Archivist', '檔案管理員'),
      'archive',
      'confidential',
      'archivist',
    ),
    person(
      'li.kuohua',
      both('Li Kuo-hua', '李國華'),
      both('Head of the Archive', '檔案室主任'),
      'archive',
      'secret',
      'archiveHead',
      'departmentHead',
    ),
    person('lau.margaret', both('Margaret Lau', '劉敏儀'), both('Auditor', '稽核'), 'audit', 'secret', 'auditor'),
    person(
      'chang.juilin',
      both('Chang Jui-lin', '張瑞麟'),
      both('Supervising executive', '分管副總經理'),
      'management',
      'secret',
      'supervisingExecutive',
    ),
  ],
} as const satisfies Company
