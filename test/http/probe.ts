import { createArchive, standardPolicy } from '../../src/index.ts'
import { memoryAdapter } from '../../adapters/memory/index.ts'
import * as z from 'zod'
const a = createArchive({ policy: standardPolicy(), storage: memoryAdapter() })
for (const o of a.operations) { for (const [k, io] of [['input','input'],['output','output']] as const) { try { const s = z.toJSONSchema(o[k], { io }); if (['cases.list','batches.screen','documents.correct','policies.list'].includes(o.name) ) console.log(o.name, k, JSON.stringify(s).slice(0,1800)) } catch (e) { console.log(o.name, k, String(e)) } } }
