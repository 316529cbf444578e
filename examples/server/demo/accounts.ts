import type { Account } from '../company.ts'

/** Everybody in the demo has the same password, so that it can be told on the sign-in page. */
export const demoPassword = 'case-records'

const passwords = {
  'lin.yating': 'scrypt$32768$8$3$DDSra3hUGQp1kyWOAXj7Hw$hbZzrim8Q2FuaRgGeHfMtqSmFPmrH7571VYoKjt0Als',
  'chen.jason': 'scrypt$32768$8$3$e31ppcGyU--J-aBy2ixoSQ$0TXOtGEHgqetb0chcbDW9S2T6fzIl4CW4dOd39IlpbE',
  'wong.kelvin': 'scrypt$32768$8$3$ktCqeAVe0qSpryqhHSmNUA$iOjtpyqNB4PSJ0gmdvZDJmxGM9kpKPL1I6x_pPvxd_U',
  'ho.peishan': 'scrypt$32768$8$3$8s3K-XeJNDzD_JbVLToNng$_mJ6H5gXlEiG2vQpdGbyTYaS2XnEx5jh4oe27VT87Wk',
  'su.mingte': 'scrypt$32768$8$3$AYIpL_BvtzI_CwP85hWDcQ$Gw2_ooUjO1LL-1YnFi-O05rIK10fcECuy0rwb7TuvBs',
  'cheng.chihhao': 'scrypt$32768$8$3$zqp0DXloZlTnHiIS2D-owQ$1P3p5rlTMEvTdxD4VrSHHzga6bGcuuHbbwS7dr4Qfis',
  'brandt.lukas': 'scrypt$32768$8$3$zDxK85GTrq9nItKBZwzHmw$Z4RCiVprIdeqGjdsGIKDTotGQCeRIPhIB8LgiYQ7WL0',
  'hsu.chienkuo': 'scrypt$32768$8$3$rkzOn18qeXZttOSckHzq4Q$pyrLc95ib2MLRtUkRcg9-YzBOG_jGjEuDcd4svImpws',
  'tseng.meiling': 'scrypt$32768$8$3$FwPGQ-xKJxMKp4GsfmWBBg$5sVH87Dik3JEcPg2dzkbj0757HBtM6yVx4JIPxOulP0',
  'chow.manpan': 'scrypt$32768$8$3$PFUl739U_prx9ZcFl70CFQ$BUA62_7Ik_acDRn4fLMqJ68ZimaiJPMT-4zDdq4hcRs',
  'tsai.yuchun': 'scrypt$32768$8$3$uU_7HJzr-E3bnLChWg4Seg$Vv7O5ORqyMBbdbTe1KSLEpBA3tYNn-s_MgNpMPmEg1Y',
  'wu.shufen': 'scrypt$32768$8$3$GEPRIYc9YwB6qm5F0duLwQ$Wg2sZJt30aAj6jrxDCv0TTWJcPv61eVXpMYDusQIdZM',
  'kuo.yichun': 'scrypt$32768$8$3$waQ34SRCcr0-M9kPjOw2cA$yB5Glf1JjNjhTXm0aAozsm_GvFWoAHr0unpYWeRD8Qc',
  'yeh.shuchen': 'scrypt$32768$8$3$MKGrqQDulNyLv8oS4XkUMg$9hffyK0v3LHy98wUO0Od_-qtJlhKu2Ux8eU2zfn7D0o',
  'lin.hsiuying': 'scrypt$32768$8$3$_j5KlvJT3YhzVBXMhL0Y6Q$DQIe_lr5TFFzvbs9rxIZBXaKl4ruH6sovNvgd1FOJk4',
  'li.kuohua': 'scrypt$32768$8$3$6uUjHxQFhw2A0VXiYsmtZQ$e1HuAWgUXhCqvYvOA8xZNM3H403S7ULXN2SGwc7S5qM',
  'lau.margaret': 'scrypt$32768$8$3$pHOVJaW3vc-ekyNWUuStdQ$iVAGl69OVzKATVe2Nn_4ItjJcBqoxi8BJ1uljJxuUBM',
  'chang.juilin': 'scrypt$32768$8$3$VMsZFJbhsuaMIkgqrithSw$FsrZ5hxT_j5iN9PBRsUQP5ovo8SYzOoFensCIwxogQ4',
  'kao.minghsien': 'scrypt$32768$8$3$FdRCYUCiBQYTYXox5HMZ0g$KUK4eteo-7Hs9tkj0SrdNw95vWzqJ6_XmXfxtb4wUvA',
} as const

/** The sample people sign in by their ids. */
export const accounts: readonly Account[] = Object.entries(passwords).map(([person, password]) => ({
  account: person,
  person,
  password,
}))
