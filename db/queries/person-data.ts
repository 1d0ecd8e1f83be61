import { sql } from 'drizzle-orm'
import type { Database } from '../client.ts'

type Rows = readonly Readonly<Record<string, unknown>>[]

/** Everything that is stored about a person, table by table, as it stands. */
export async function dataOf(db: Database, personId: string): Promise<Readonly<Record<string, Rows>>> {
  const of = async (query: ReturnType<typeof sql>): Promise<Rows> => [...(await db.execute(query))]
  return {
    person: await of(sql`select id, name, locale, time_zone, quiet_from, quiet_until, created_at from person where id = ${personId}`),
    accounts: await of(sql`select platform, workspace, account, conversation, last_seen_at from account where person_id = ${personId}`),
    memberships: await of(sql`select f.number, f.name, c.status, c.asked_at from facility_contact c join facility f on f.id = c.facility_id
      where c.person_id = ${personId} order by f.number`),
    roles: await of(sql`select p.slug as project, r.role from project_role r join project p on p.id = r.project_id
      where r.person_id = ${personId} order by p.slug, r.role`),
    listings:
      await of(sql`select number, kind, status, material_id, material_words, quantity, "window", price, location, attributes, created_at
      from listing where created_by = ${personId} order by number`),
    questionsAsked: await of(sql`select question, asked_at from match_question where asked_by = ${personId} order by asked_at`),
    answersGiven: await of(
      sql`select question, answer, answered_at from match_question where answered_by = ${personId} order by answered_at`,
    ),
    decisions: await of(
      sql`select number, status, rejection, rejection_words, decided_at from match where decided_by = ${personId} order by number`,
    ),
    introductionsBrokered: await of(sql`select number, stage, created_at from introduction where broker_id = ${personId} order by number`),
    deliveriesReported: await of(sql`select i.number as introduction, d.month, d.amount, d.unit, d.reported_at from delivery d
      join introduction i on i.id = d.introduction_id where d.reported_by = ${personId} order by d.reported_at`),
    deliveriesConfirmed: await of(sql`select i.number as introduction, d.month, d.amount, d.unit, d.confirmed_at from delivery d
      join introduction i on i.id = d.introduction_id where d.confirmed_by = ${personId} order by d.confirmed_at`),
    saidInRooms: await of(sql`select i.number as introduction, m.body, f.name as file, m.said_at from room_message m
      join introduction i on i.id = m.introduction_id left join file f on f.id = m.file_id where m.author_id = ${personId} order by m.said_at`),
    filesSent: await of(sql`select name, media_type, size, sha256, created_at from file where sent_by = ${personId} order by created_at`),
    askedBeforeConsent: await of(sql`select i.number as introduction, q.question, q.asked_at from consent_question q
      join introduction i on i.id = q.introduction_id where q.asked_by = ${personId} order by q.asked_at`),
    answeredBeforeConsent: await of(sql`select i.number as introduction, q.question, q.answer, q.answered_at from consent_question q
      join introduction i on i.id = q.introduction_id where q.answered_by = ${personId} order by q.answered_at`),
    stepsDone: await of(sql`select i.number as introduction, s.kind, s.note, f.name as file, s.done_at from introduction_step s
      left join file f on f.id = s.proof_file_id
      join introduction i on i.id = s.introduction_id where s.done_by = ${personId} order by s.done_at`),
    documentsNamed: await of(sql`select name, named_at from delivery_document where named_by = ${personId} order by named_at`),
    attributions:
      await of(sql`select i.number as introduction, t.share, t.lifetime_years, t.persistence, t.reason, t.set_at from impact_terms t
      join introduction i on i.id = t.introduction_id where t.set_by = ${personId} order by t.set_at`),
    knowledgeProposed: await of(
      sql`select kind, content, status, proposed_at from knowledge_change where proposed_by = ${personId} order by proposed_at`,
    ),
    notices: await of(sql`select kind, facts, status, created_at, sent_at from notice where person_id = ${personId} order by created_at`),
    openDialogues: await of(sql`select platform, conversation, kind, state, changed_at from dialogue where person_id = ${personId}`),
    audit: await of(sql`select at, verb, subject_kind, subject_id from audit_entry where actor_id = ${personId} order by sequence`),
  }
}

/**
 * Blanks what a person is known by and what they wrote in their own words. What belongs to a plant or a project stays: listings,
 * figures, decisions. The row itself stays, without a name, because decisions point to it; so does the audit chain, which holds ids only.
 */
export async function blankPerson(db: Database, personId: string): Promise<void> {
  const statements = [
    sql`update person set name = '', time_zone = 'UTC', quiet_from = 0, quiet_until = 0 where id = ${personId}`,
    sql`delete from account where person_id = ${personId}`,
    sql`delete from facility_contact where person_id = ${personId}`,
    sql`delete from project_role where person_id = ${personId}`,
    sql`delete from dialogue where person_id = ${personId}`,
    sql`delete from action_token where person_id = ${personId}`,
    sql`delete from outbox where job = 'deliver-notice' and status in ('due', 'queued')
      and payload->>'noticeId' in (select id::text from notice where person_id = ${personId})`,
    sql`delete from notice where person_id = ${personId}`,
    sql`update match_question set question = '' where asked_by = ${personId}`,
    sql`update match_question set answer = '' where answered_by = ${personId}`,
    sql`update match set rejection_words = null where decided_by = ${personId}`,
    sql`update introduction set ended_reason = null where id::text in (select subject_id from audit_entry
      where actor_id = ${personId} and subject_kind = 'introduction' and verb in ('introduction.declined', 'introduction.on-hold'))`,
    sql`update room_message set body = null, author_id = null where author_id = ${personId}`,
    sql`update file set name = '', bytes = null, sha256 = null, sent_by = null where sent_by = ${personId}`,
    sql`delete from room_seat where person_id = ${personId}`,
    sql`update consent_question set question = '', asked_by = null where asked_by = ${personId}`,
    sql`update consent_question set answer = '', answered_by = null where answered_by = ${personId}`,
    sql`update introduction_step set note = null, done_by = null where done_by = ${personId}`,
    sql`update delivery_document set name = '', named_by = null where named_by = ${personId}`,
    sql`update impact_terms set reason = '', set_by = null where set_by = ${personId}`,
    sql`update knowledge_change set proposed_by = null where proposed_by = ${personId}`,
    sql`update audit_entry set detail = null where detail->>'personId' = ${personId}`,
  ]
  for (const statement of statements) await db.execute(statement)
}
