import * as z from 'zod'
import { allowed, forbidden, is } from '../access/rules.ts'
import { command } from '../engine/command.ts'
import { contentHash, current, personId } from '../engine/inputs.ts'
import { invalid } from '../engine/parse.ts'
import { refuse } from '../errors.ts'
import { tenantChain } from '../trail/entry.ts'
import { factsOf, findDisposal } from './facts.ts'
import { advanceWork, countedOutput, disposalInput } from './shared.ts'

/** A witness signs that it was carried out before them (監銷, P9.2), or the archive enters the form that they signed. */
export const witness = command({
  name: 'disposals.witness',
  summary: 'Sign as a witness of an execution, or enter the form that a witness signed',
  input: () =>
    z.strictObject({
      ...disposalInput,
      witness: personId.optional().meta({ description: 'Whose form is entered; yourself where left out' }),
      form: contentHash.optional().meta({ description: 'SHA-256 of the signed form' }),
    }),
  output: countedOutput,
  facts: (read, input, context) => findDisposal(read, input.disposal, context),
  access: ({ execution }, input, { actor, policy }) => {
    const person = input.witness ?? actor.person
    // Before it began nobody is a witness, and its state says so.
    if (execution === null) return allowed
    const isWitness = execution.witnesses.some((one) => one.person === actor.person)
    if (person === actor.person ? isWitness : is('archive', '', actor, policy)) return allowed
    return forbidden('P9.2', { reason: 'relation', relations: ['witness', 'archive'], department: '' })
  },
  decide: (work, input, context) => {
    const { disposal } = work
    const { actor, now } = context
    current('disposal', disposal.number, disposal, input.version)
    const person = input.witness ?? actor.person
    const witnesses = (work.execution?.witnesses ?? []).map((one) =>
      one.person === person ? { ...one, signed: now, form: input.form ?? null } : one,
    )
    const execution = work.execution === null ? {} : { execution: { ...work.execution, witnesses } }
    const { changes, result } = advanceWork(work, 'witness', execution, context)
    if (factsOf(work).toExecute > 0) {
      refuse('NOT_READY', { what: 'disposal', number: disposal.number, lacks: ['nothingToExecute'] })
    }
    const named = work.execution!.witnesses
    const known = named.find((one) => one.person === person)
    const unsigned = named.filter(({ signed }) => signed === null).map((one) => one.person)
    if (known === undefined) invalid(['witness'], 'choice', `${person} is no witness of it`, unsigned)
    if (known.signed !== null) invalid(['witness'], 'choice', `${person} has signed already`, unsigned)
    if (person !== actor.person && input.form === undefined) {
      invalid(['form'], 'required', 'is required of a witness who does not sign here')
    }
    return {
      chains: [tenantChain],
      changes,
      events: [{ type: 'disposal.witnessed', data: { disposal: disposal.number, witness: person } }],
      result,
    }
  },
})
