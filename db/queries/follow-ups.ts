import { sql } from 'drizzle-orm'
import type { Answer, Stage } from '../../src/domain/introduction.ts'
import type { NoticeKind } from '../../src/domain/notice.ts'
import type { StepOwner } from '../../src/domain/procedure.ts'
import type { Database } from '../client.ts'

/** An introduction whose next question is due. */
export type DueRow = {
  readonly id: string
  readonly stage: Stage
  readonly introduced: boolean
  readonly silences: number
  readonly projectId: string
  readonly brokerId: string
  readonly offerAnswer: Answer | null
  readonly needAnswer: Answer | null
  readonly offerFacilityId: string
  readonly needFacilityId: string
  readonly awaitsBroker: boolean
  readonly stepId: string | null
  readonly stepOwner: StepOwner | null
  readonly stepDueOn: string | null
}

/** Everything that is due by a moment, longest waiting first. */
export async function dueIntroductions(db: Database, at: Date, limit: number): Promise<readonly DueRow[]> {
  const rows = await db.execute<DueRow>(sql`
    select i.id, i.stage, i.introduced_at is not null as introduced, i.silences, i.project_id as "projectId", i.broker_id as "brokerId",
      i.offer_answer as "offerAnswer", i.need_answer as "needAnswer", o.facility_id as "offerFacilityId",
      n.facility_id as "needFacilityId", s.id as "stepId", s.owner as "stepOwner", s.due_on::text as "stepDueOn",
      i.introduced_at is null and exists (select 1 from consent_question q where q.introduction_id = i.id and q.answer is null
        and 'no' is distinct from case q.side when 'offer' then i.offer_answer else i.need_answer end) as "awaitsBroker"
    from introduction i
    join match m on m.id = i.match_id
    join listing o on o.id = m.offer_id
    join listing n on n.id = m.need_id
    left join lateral (select s.id, s.owner, s.due_on from introduction_step s
      where s.introduction_id = i.id and s.done_at is null order by s.position limit 1) s on true
    where i.next_follow_up_at is not null and i.next_follow_up_at <= ${at.toISOString()}::timestamptz
    order by i.next_follow_up_at limit ${limit}`)
  return [...rows]
}

/** A contact who could be asked, with what decides whether they may be. */
export type ContactRow = {
  readonly facilityId: string
  readonly personId: string
  readonly timeZone: string
  readonly quietFrom: number
  readonly quietUntil: number
  readonly country: string
  readonly asked: boolean
}

/** The contacts of facilities, those who joined first before others; `asked`: given a notice of these kinds since a moment. */
export async function contactsOfMany(
  db: Database,
  facilityIds: readonly string[],
  asked: { readonly kinds: readonly NoticeKind[]; readonly since: Date },
): Promise<readonly ContactRow[]> {
  if (facilityIds.length === 0) return []
  const rows = await db.execute<ContactRow>(sql`
    select c.facility_id as "facilityId", p.id as "personId", p.time_zone as "timeZone", p.quiet_from as "quietFrom",
      p.quiet_until as "quietUntil", f.country,
      exists (select 1 from notice a where a.person_id = p.id and a.created_at > ${asked.since.toISOString()}::timestamptz
        and a.kind = any(${sql.param([...asked.kinds])}::text[])) as asked
    from facility_contact c
    join person p on p.id = c.person_id
    join facility f on f.id = c.facility_id
    where c.status = 'member' and c.facility_id = any(${sql.param([...facilityIds])}::uuid[])
    order by c.asked_at`)
  return [...rows]
}

/** Puts off many introductions at once, if they are still due. */
export async function putOff(db: Database, ids: readonly string[], due: Date, until: Date): Promise<void> {
  if (ids.length === 0) return
  await db.execute(sql`update introduction set next_follow_up_at = ${until.toISOString()}::timestamptz
    where id = any(${sql.param([...ids])}::uuid[]) and next_follow_up_at <= ${due.toISOString()}::timestamptz`)
}

/** Locks those of many introductions that are still due and as silent as they were; the ids that are ours now. */
export async function lockDue(
  db: Database,
  rows: readonly { readonly id: string; readonly silences: number }[],
  due: Date,
): Promise<readonly string[]> {
  const ids = sql.param(rows.map(({ id }) => id))
  const silences = sql.param(rows.map((row) => row.silences))
  const locked = await db.execute<{ id: string }>(sql`
    select i.id from introduction i
    join unnest(${ids}::uuid[], ${silences}::int[]) as p (id, silences) on p.id = i.id and p.silences = i.silences
    where i.next_follow_up_at <= ${due.toISOString()}::timestamptz
    order by i.id for no key update of i`)
  return locked.map(({ id }) => id)
}

/** Locks people, so that nobody else asks them meanwhile; those who were not asked since a moment. */
export async function lockUnasked(
  db: Database,
  personIds: readonly string[],
  asked: { readonly kinds: readonly NoticeKind[]; readonly since: Date },
): Promise<ReadonlySet<string>> {
  if (personIds.length === 0) return new Set()
  const ids = sql.param([...personIds])
  await db.execute(sql`select id from person where id = any(${ids}::uuid[]) order by id for no key update`)
  const free = await db.execute<{ id: string }>(sql`
    select p.id from person p where p.id = any(${ids}::uuid[]) and not exists (select 1 from notice n
      where n.person_id = p.id and n.created_at > ${asked.since.toISOString()}::timestamptz
        and n.kind = any(${sql.param([...asked.kinds])}::text[]))`)
  return new Set(free.map(({ id }) => id))
}

/** Notes for many introductions that somebody was asked or told, and when to come back to them. */
export async function noteFollowUps(
  db: Database,
  rows: readonly { readonly id: string; readonly silences: number; readonly nextFollowUpAt: Date | null }[],
): Promise<void> {
  if (rows.length === 0) return
  await db.execute(sql`update introduction i set silences = p.silences, next_follow_up_at = p.next_at
    from unnest(${sql.param(rows.map(({ id }) => id))}::uuid[], ${sql.param(rows.map((row) => row.silences))}::int[],
      ${sql.param(rows.map((row) => row.nextFollowUpAt?.toISOString() ?? null))}::text[]::timestamptz[]) as p (id, silences, next_at)
    where i.id = p.id`)
}
