import { describe } from 'vitest'
import { findsOut } from './found-out.ts'

describe('the kit finds an adapter out that', () => findsOut(['changes', 'works']))
