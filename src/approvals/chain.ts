import type { Policy } from '../policy/policy.ts'
import type { ApprovalStep, Role } from '../policy/settings.ts'
import { isApart } from './apart.ts'

/** What decides which steps a request or a disposal goes through (P6.1, P6.2, P9.2). */
export interface AskedFor {
  readonly kind: 'consultation' | 'loan' | 'disposal'
  /** Names of the levels and categories of what is asked for. */
  readonly levels: readonly string[]
  readonly categories: readonly string[]
  /** Whose head decides, where the role is a department's. */
  readonly department: string
  /** Somebody from outside the company is to read or to borrow. */
  readonly outside: boolean
}

/** Who asks, as far as it decides who approves. */
export interface Asker {
  readonly person: string
  readonly roles: readonly Role[]
  /** Heads the department for which they ask. */
  readonly isHead: boolean
}

/** A step that it has to go through. */
export interface PlannedStep {
  readonly role: Role
  /** Named people who decide; empty where the holders of the role do. */
  readonly people: readonly string[]
  readonly need: 'any' | 'all'
  /** The role that it moved up from. */
  readonly movedFrom: Role | null
}

/** Who stands above whom where a step moves up (policy §13). */
const ladder: readonly Role[] = ['departmentHead', 'archiveHead', 'supervisingExecutive', 'seniorLeadership']

/**
 * The chain of approvals, in order: the policy's steps whose conditions hold. A step that who asks
 * would decide moves up to the next role that they do not hold; where the chain asks that role anyway, it asks it once.
 * A step at the top stays: somebody else who holds the role decides it. Pure.
 *
 * The head of the archive's own department is the head of the archive: where one person decides one step, they are asked once.
 */
export function planChain(policy: Policy, asked: AskedFor, asker: Asker): readonly PlannedStep[] {
  const steps: PlannedStep[] = []
  const chain = policy.settings.approvals[asked.kind].filter((step) => applies(step, asked))
  const isAskedOnce =
    isApart(policy) && asked.department === policy.archiveDepartment && chain.some((step) => isOf('archiveHead', step))
  for (const step of chain) {
    const planned =
      isAskedOnce && isOf('departmentHead', step)
        ? { ...withoutAsker({ ...step, role: 'archiveHead' }, asker), movedFrom: step.role }
        : withoutAsker(step, asker)
    const same = steps.findIndex((other) => other.role === planned.role && isByRole(other) && isByRole(planned))
    if (same === -1) steps.push(planned)
    else steps[same] = { ...steps[same]!, movedFrom: steps[same]!.movedFrom ?? planned.movedFrom }
  }
  return steps
}

const isOf = (role: Role, step: ApprovalStep) => step.role === role && step.people === undefined
const isByRole = ({ people }: PlannedStep) => people.length === 0

function applies({ when }: ApprovalStep, { levels, categories, outside }: AskedFor): boolean {
  if (when === undefined) return true
  const names = (wanted: readonly string[] | undefined, is: readonly string[]) =>
    wanted === undefined || wanted.some((name) => is.includes(name))
  return (
    names(when.levels, levels) &&
    names(when.categories, categories) &&
    (when.outside === undefined || when.outside === outside)
  )
}

function withoutAsker({ role, people = [], need = 'any' }: ApprovalStep, asker: Asker): PlannedStep {
  const others = people.filter((person) => person !== asker.person)
  if (others.length > 0) return { role, people: others, need, movedFrom: null }
  if (people.length === 0 && !holds(asker, role)) return { role, people: [], need: 'any', movedFrom: null }
  const place = ladder.indexOf(role)
  const above = place === -1 ? undefined : ladder.slice(place + 1).find((next) => !holds(asker, next))
  return { role: above ?? role, people: [], need: 'any', movedFrom: above === undefined ? null : role }
}

function holds({ roles, isHead }: Asker, role: Role): boolean {
  return role === 'departmentHead' ? isHead : roles.includes(role)
}
