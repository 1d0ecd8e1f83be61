import fc from 'fast-check'
import { v7 } from 'uuid'
import { answerIntroduction } from '../../../src/use-cases/answer-introduction.ts'
import { blockCounterparty, unblockCounterparty } from '../../../src/use-cases/block-counterparty.ts'
import { chaseDeliveries } from '../../../src/use-cases/chase-deliveries.ts'
import { chaseIntroductions } from '../../../src/use-cases/chase-introductions.ts'
import { expireListings } from '../../../src/use-cases/expire-listings.ts'
import { findMatches } from '../../../src/use-cases/find-matches.ts'
import { forgetPerson } from '../../../src/use-cases/forget-person.ts'
import { moveIntroduction, type Progress } from '../../../src/use-cases/move-introduction.ts'
import { moveListing } from '../../../src/use-cases/move-listing.ts'
import { publishListing } from '../../../src/use-cases/publish-listing.ts'
import { reportDelivery, settleDelivery } from '../../../src/use-cases/record-delivery.ts'
import { reviewMatch } from '../../../src/use-cases/review-match.ts'
import { ashOffer, canary, clinkerNeed } from '../../support/world.ts'
import { checkAll } from './scene.ts'
import type { Person, Scene } from './state.ts'

type Model = { steps: number }
type Step = fc.AsyncCommand<Model, Scene>
type Act = (scene: Scene) => Promise<unknown>

/** A step of anybody: acts, lets the jobs run that it asked for, then every invariant is checked. */
class Command implements Step {
  readonly #name: string
  readonly #act: Act
  constructor(name: string, act: Act) {
    this.#name = name
    this.#act = act
  }
  check = () => true
  async run(model: Model, scene: Scene): Promise<void> {
    model.steps += 1
    scene.world.clock.pass({ ms: 1000 })
    await this.#act(scene)
    await checkAll(scene)
  }
  toString = () => this.#name
}

const nth = <Item>(items: readonly Item[], index: number): Item | undefined => items[index % Math.max(1, items.length)]

const actorOf = async (scene: Scene, who: number) => {
  const person: Person | undefined = nth(scene.people, who)
  return { person, context: await scene.world.as(person?.id ?? v7()) }
}

async function publish(scene: Scene, who: number, tonnes: number): Promise<void> {
  const { person, context } = await actorOf(scene, who)
  const plant = person?.plant
  if (!plant || scene.acknowledged.size >= 8) return
  const gives = scene.plants.indexOf(plant) % 2 === 0
  const words = { materialWords: `from the ${canary} works ${plant.facilityId}`, location: `${canary} works ${plant.facilityId}` }
  const quantity = { min: tonnes, max: tonnes, unit: 't', period: 'month' } as const
  const content = gives ? ashOffer({ ...words, quantity }) : clinkerNeed({ ...words, quantity })
  const listingId = v7()
  const published = await publishListing(context, { listingId, facilityId: plant.facilityId, content })
  if (published.outcome !== 'published') return
  scene.acknowledged.add(listingId)
  await findMatches(scene.world.context, { listingId })
}

async function review(scene: Scene, who: number, which: number, decide: 'approve' | 'hold' | 'reject'): Promise<void> {
  const { context } = await actorOf(scene, who)
  const match = nth(scene.previous.matches, which)
  if (!match) return
  const decision = decide === 'reject' ? ({ decide, reason: 'quality' } as const) : { decide }
  await reviewMatch(context, { matchId: match.id, ...(decision as { decide: 'approve' }) })
}

async function inIntroduction(
  scene: Scene,
  who: number,
  which: number,
  act: (context: Awaited<ReturnType<typeof actorOf>>['context'], id: string) => Promise<unknown>,
) {
  const { context } = await actorOf(scene, who)
  const found = nth(scene.previous.introductions, which)
  if (found) await act(context, found.id)
}

async function settle(scene: Scene, who: number, which: number, own: number | null): Promise<void> {
  const { context } = await actorOf(scene, who)
  const found = nth(scene.previous.deliveries, which)
  if (found) await settleDelivery(context, { deliveryId: found.id, settle: own === null ? 'confirm' : { ownAmount: own } })
}

async function moveOne(scene: Scene, who: number, which: number, move: 'pause' | 'renew' | 'withdraw'): Promise<void> {
  const { context } = await actorOf(scene, who)
  const found = nth(scene.previous.listings, which)
  if (!found) return
  const moved = await moveListing(context, { listingId: found.id, move })
  if (moved.outcome === 'moved') await findMatches(scene.world.context, { listingId: found.id })
}

async function blockOne(scene: Scene, who: number, which: number, undo: boolean): Promise<void> {
  const { context } = await actorOf(scene, who)
  const found = nth(scene.previous.introductions, which)
  const rows = await context.db.execute<{ number: number }>(`select number from introduction where id = '${found?.id ?? v7()}'`)
  const reference = { kind: 'introduction', number: rows[0]?.number ?? 1 } as const
  await (undo ? unblockCounterparty(context, { reference }) : blockCounterparty(context, { reference }))
}

async function passTime(scene: Scene, days: number): Promise<void> {
  scene.world.clock.pass({ days })
  await chaseIntroductions(scene.world.context)
  await chaseDeliveries(scene.world.context)
  await expireListings(scene.world.context)
}

const index = fc.nat({ max: 40 })
const amount = fc.constantFrom(100, 120, 80.5)
const progress = fc.constantFrom<Progress>('still-talking', 'negotiate', 'implement', 'hold', 'resume', 'decline')
const months = fc.constantFrom('2026-01-01', '2026-02-01', '2026-03-01', '2027-01-01')

/** Everything that brokers, contacts and time can do, by whoever: most of it refused. */
export const steps: readonly fc.Arbitrary<Step>[] = [
  fc.tuple(index, fc.constantFrom(500, 1234)).map(([who, t]) => new Command(`publish(${who}, ${t})`, (s) => publish(s, who, t))),
  fc.tuple(index, fc.constantFrom(500, 900)).map(([who, t]) => new Command(`publish(${who}, ${t})`, (s) => publish(s, who, t))),
  ...(['approve', 'approve', 'hold', 'reject'] as const).map((decide) =>
    fc.tuple(index, index).map(([who, which]) => new Command(`${decide}(${who}, ${which})`, (s) => review(s, who, which, decide))),
  ),
  ...(['yes', 'yes', 'yes', 'no'] as const).map((answer) =>
    fc
      .tuple(index, index)
      .map(
        ([who, which]) =>
          new Command(`answer(${who}, ${which}, ${answer})`, (s) =>
            inIntroduction(s, who, which, (context, introductionId) => answerIntroduction(context, { introductionId, answer })),
          ),
      ),
  ),
  fc
    .tuple(index, index, progress)
    .map(
      ([who, which, to]) =>
        new Command(`move(${who}, ${which}, ${to})`, (s) =>
          inIntroduction(s, who, which, (context, introductionId) => moveIntroduction(context, { introductionId, progress: to })),
        ),
    ),
  fc
    .tuple(index, index, amount, months, fc.boolean())
    .map(
      ([who, which, t, month, sure]) =>
        new Command(`deliver(${who}, ${which}, ${t}, ${month}, ${sure})`, (s) =>
          inIntroduction(s, who, which, (context, introductionId) =>
            reportDelivery(context, { introductionId, amount: t, unit: 't', month, answered: sure ? ['settled-before'] : [] }),
          ),
        ),
    ),
  fc
    .tuple(index, index, fc.option(amount))
    .map(([who, which, t]) => new Command(`settle(${who}, ${which}, ${t})`, (s) => settle(s, who, which, t))),
  fc
    .tuple(index, index, fc.constantFrom('pause', 'renew', 'withdraw'))
    .map(([who, which, move]) => new Command(`${move}(${who}, ${which})`, (s) => moveOne(s, who, which, move as 'pause'))),
  fc
    .tuple(index, index, fc.boolean())
    .map(([who, which, undo]) => new Command(`${undo ? 'unblock' : 'block'}(${who}, ${which})`, (s) => blockOne(s, who, which, undo))),
  fc.tuple(index).map(([who]) => new Command(`forget(${who})`, async (s) => forgetPerson((await actorOf(s, who)).context))),
  fc.constantFrom(1, 4, 40).map((days) => new Command(`pass(${days} days)`, (s) => passTime(s, days))),
]

/** The shortest way to an introduction whose material flows, so that every run reaches the late stages too. */
const warmUp: readonly Act[] = [
  (s) => publish(s, 0, 1234),
  (s) => publish(s, 1, 900),
  (s) => publish(s, 2, 500),
  (s) => review(s, 5, 0, 'approve'),
  (s) => inIntroduction(s, 0, 0, (context, introductionId) => answerIntroduction(context, { introductionId, answer: 'yes' })),
]

/** Walks the warm-up, checking after each step. */
export async function warm(scene: Scene): Promise<void> {
  for (const act of warmUp) await new Command('warm-up', act).run({ steps: 0 }, scene)
}
