import type { WholeRequest } from 'casekeep'
import { approverOf, hourOf, type Scene } from './stage.ts'
import { partRefusals, rejections } from './texts.ts'

/** A request goes from one approver to the next; null where nothing of it is granted, or its story ends here. */
export async function approve(asked: WholeRequest, scene: Scene): Promise<WholeRequest | null> {
  const { office, time, random, stage } = scene
  if (stage === 'asked') return null
  const isStory = stage === 'over'
  let whole = asked
  while (whole.request.state === 'deciding') {
    const step = whole.steps.find(({ state }) => state === 'open')!
    if (stage === 'headApproved' && step.step > 1) return null
    if (stage === 'toLeadership' && step.role === 'seniorLeadership') return null
    // Some let it lie until they are reminded.
    await time.later(isStory && random.chance(0.12) ? random.between(3, 7) : random.between(0, 1), hourOf(random))
    if (isStory && random.chance(0.03)) {
      await office
        .desk(scene.who)
        .requests.withdraw({ request: whole.request.number, reason: '已取得副本，不需借閱。' })
      return null
    }
    const approver = office.desk(approverOf(step, office))
    const request = whole.request.number
    if (isStory && random.chance(0.07)) {
      await approver.requests.decide({ request, verdict: 'reject', reason: random.pick(rejections) })
      return null
    }
    const asked = whole.items.filter(({ state }) => state === 'asked')
    const refuse =
      isStory && asked.length > 1 && random.chance(0.2)
        ? [{ item: asked.at(-1)!.position, reason: random.pick(partRefusals) }]
        : []
    whole = await approver.requests.decide({ request, verdict: 'approve', refuse })
  }
  return stage === 'granted' || stage === 'headApproved' ? null : whole
}
