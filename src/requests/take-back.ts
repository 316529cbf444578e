import * as z from 'zod'
import { may } from '../access/rules.ts'
import { command } from '../engine/command.ts'
import { contentHash, current, note, seenInput } from '../engine/inputs.ts'
import { invalid } from '../engine/parse.ts'
import { refuse } from '../errors.ts'
import { mayAnswering, ownLoan } from './answering.ts'
import { advanceItem, chosenItems, signature } from './changes.ts'
import { closing, ending, findGoingBack } from './going-back.ts'
import { mostItems } from './most-items.ts'
import { never } from './never.ts'
import { isOnScreen } from './on-screen.ts'
import { acted, happenedTo, itemsInput, requestNumber, requestOutput } from './shared.ts'
import { conditions } from './view.ts'

/**
 * Who borrowed or read brings it back and signs, and who has a copy on loan signs that it is deleted: it is closed to them; the archive checks it in
 * (P6.2, P7.2).
 */
export const giveBack = command({
  name: 'requests.giveBack',
  summary: 'Bring back what you have',
  logsRefusals: true,
  input: () => z.strictObject({ request: requestNumber(), ...itemsInput, ...seenInput }),
  output: requestOutput,
  facts: (read, input, context) => findGoingBack(read, input.request, input.items, context),
  access: (work, _input, context) => mayAnswering('requests.giveBack', work, context),
  decide: (work, input, context) => {
    const { request } = work
    current('request', request.number, request, input.version)
    const chosen = chosenItems(work, input.items, ({ state }) => state === 'out' || state === 'inReading')
    if (chosen.length === 0) refuse('NOT_READY', { what: 'request', number: request.number, lacks: ['somethingOut'] })
    const givenBack = signature(context.actor.person, context)
    const items = chosen.map((item) => advanceItem(item, 'giveBack', { givenBack, notice: never }))
    const changes = closing(work, items)
    return acted(work, 'giveBack', items, happenedTo('request.givenBack', work, items), context, { changes })
  },
})

/** The archive checks in what came back, in the condition that it is in, and the register is closed (P6.2, P7.2). */
export const takeBack = command({
  name: 'requests.takeBack',
  summary: 'Check in what came back',
  logsRefusals: true,
  input: () =>
    z.strictObject({
      request: requestNumber(),
      items: z
        .array(
          z.strictObject({
            item: z.int().min(1),
            condition: z.enum(conditions).default('complete'),
            remark: note.optional().meta({ description: 'Required of what is not complete' }),
          }),
        )
        .min(1)
        .max(mostItems),
      form: contentHash
        .optional()
        .meta({ description: 'SHA-256 of the signed form of return, of who cannot sign here' }),
      ...seenInput,
    }),
  output: requestOutput,
  facts: (read, input, context) =>
    findGoingBack(
      read,
      input.request,
      input.items.map(({ item }) => item),
      context,
    ),
  access: ({ request }, _input, { actor, policy }) => may('requests.takeBack', request.department, actor, policy),
  decide: (work, input, context) => {
    const { request } = work
    const { actor } = context
    current('request', request.number, request, input.version)
    const chosen = chosenItems(
      work,
      input.items.map(({ item }) => item),
      () => false,
    )
    ownLoan(work, context)
    const takenBack = signature(actor.person, context, input.form)
    const items = chosen.map((item, index) => {
      const { condition, remark } = input.items[index]!
      if (condition !== 'complete' && remark === undefined) {
        invalid(['items', index, 'remark'], 'required', 'is required of what is not complete')
      }
      // Two sign: who brings it back here, or on the form that the archive keeps. What is on screen just ends.
      const isOut = item.state === 'out' || item.state === 'inReading'
      if (!isOnScreen(item) && isOut && input.form === undefined) {
        refuse('NOT_READY', { what: 'request', number: request.number, lacks: ['givenBackOrForm'] })
      }
      return advanceItem(item, 'takeBack', {
        takenBack,
        condition,
        remark: remark ?? null,
        renewal: null,
        notice: never,
      })
    })
    const changes = ending(work, items, 'onShelf', context)
    return acted(work, 'takeBack', items, happenedTo('request.returned', work, items), context, { changes })
  },
})
