import type { Role } from 'casekeep'
import type { Company, Person } from '../company.ts'
import { type Texts, texts } from '../language.ts'
import { accounts, demoPassword } from './accounts.ts'

function person(
  id: string,
  names: Texts,
  position: Texts,
  department: string,
  clearance: string,
  ...roles: Role[]
): Person {
  return { id, names, position, departments: [department], roles, clearance }
}

/** An invented trading house for industrial equipment, in Taipei and Hong Kong. */
export const company = {
  names: texts('Hengyu Engineering & Trading', '恒屿工程贸易', '恆嶼工程貿易'),
  departments: {
    sales: texts('Sales', '业务部', '業務部'),
    marketing: texts('Marketing', '市场部', '市場部'),
    engineering: texts('Engineering', '工程部', '工程部'),
    purchasing: texts('Purchasing', '采购部', '採購部'),
    hr: texts('Human Resources', '人力资源部', '人力資源部'),
    administration: texts('Administration', '行政部', '行政部'),
    archive: texts('Archive', '档案室', '檔案室'),
    audit: texts('Internal Audit', '审计室', '稽核室'),
    management: texts('Management Office', '总经理办公室', '總經理室'),
  },
  people: [
    person(
      'lin.yating',
      texts('Lin Ya-ting', '林雅婷', '林雅婷'),
      texts('Sales clerk', '业务专员', '業務專員'),
      'sales',
      'confidential',
    ),
    person(
      'chen.jason',
      texts('Jason Chen', '陈伟杰', '陳偉傑'),
      texts('Junior sales clerk', '业务助理', '業務助理'),
      'sales',
      'internal',
    ),
    person(
      'wong.kelvin',
      texts('Kelvin Wong', '黄家明', '黃家明'),
      texts('Head of Sales', '业务部经理', '業務部經理'),
      'sales',
      'confidential',
      'departmentHead',
    ),
    person(
      'ho.peishan',
      texts('Ho Pei-shan', '何佩珊', '何佩珊'),
      texts('Marketing clerk', '市场专员', '市場專員'),
      'marketing',
      'confidential',
    ),
    person(
      'su.mingte',
      texts('Su Ming-te', '苏明德', '蘇明德'),
      texts('Head of Marketing', '市场部经理', '市場部經理'),
      'marketing',
      'confidential',
      'departmentHead',
    ),
    person(
      'cheng.chihhao',
      texts('Cheng Chih-hao', '郑志豪', '鄭志豪'),
      texts('Project lead', '项目负责人', '專案負責人'),
      'engineering',
      'confidential',
    ),
    person(
      'brandt.lukas',
      texts('Lukas Brandt', '卢卡斯·布兰特', '盧卡斯．布蘭特'),
      texts('Project engineer', '项目工程师', '專案工程師'),
      'engineering',
      'confidential',
    ),
    person(
      'hsu.chienkuo',
      texts('Hsu Chien-kuo', '许建国', '許建國'),
      texts('Head of Engineering', '工程部经理', '工程部經理'),
      'engineering',
      'confidential',
      'departmentHead',
    ),
    person(
      'tseng.meiling',
      texts('Tseng Mei-ling', '曾美玲', '曾美玲'),
      texts('Buyer', '采购专员', '採購專員'),
      'purchasing',
      'confidential',
    ),
    person(
      'chow.manpan',
      texts('Simon Chow', '周文彬', '周文彬'),
      texts('Head of Purchasing', '采购部经理', '採購部經理'),
      'purchasing',
      'confidential',
      'departmentHead',
    ),
    person(
      'tsai.yuchun',
      texts('Tsai Yu-chun', '蔡语君', '蔡語君'),
      texts('HR clerk', '人事专员', '人事專員'),
      'hr',
      'confidential',
    ),
    person(
      'wu.shufen',
      texts('Wu Shu-fen', '吴淑芬', '吳淑芬'),
      texts('Head of HR', '人力资源部经理', '人力資源部經理'),
      'hr',
      'secret',
      'departmentHead',
    ),
    person(
      'kuo.yichun',
      texts('Kuo Yi-chun', '郭怡君', '郭怡君'),
      texts('Administration clerk', '行政专员', '行政專員'),
      'administration',
      'confidential',
      'administrator',
    ),
    person(
      'yeh.shuchen',
      texts('Yeh Shu-chen', '叶淑贞', '葉淑貞'),
      texts('Head of Administration', '行政部经理', '行政部經理'),
      'administration',
      'confidential',
      'departmentHead',
    ),
    person(
      'lin.hsiuying',
      texts('Lin Hsiu-ying', '林秀英', '林秀英'),
      texts('Archivist', '档案管理员', '檔案管理員'),
      'archive',
      'confidential',
      'archivist',
    ),
    person(
      'li.kuohua',
      texts('Li Kuo-hua', '李国华', '李國華'),
      texts('Head of the Archive', '档案室主任', '檔案室主任'),
      'archive',
      'secret',
      'archiveHead',
      'departmentHead',
    ),
    person(
      'lau.margaret',
      texts('Margaret Lau', '刘敏仪', '劉敏儀'),
      texts('Auditor', '审计专员', '稽核專員'),
      'audit',
      'secret',
      'auditor',
    ),
    person(
      'chang.juilin',
      texts('Chang Jui-lin', '张瑞麟', '張瑞麟'),
      texts('Supervising executive', '分管副总经理', '分管副總經理'),
      'management',
      'secret',
      'supervisingExecutive',
    ),
  ],
  accounts,
  demonstration: { password: demoPassword },
} as const satisfies Company
