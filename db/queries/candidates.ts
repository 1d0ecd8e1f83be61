import { imaginedApprovals } from '../../src/domain/experience.ts'
import {
  conflictFactor,
  horizonDays,
  railCost,
  roadPerChord,
  unknownDistance,
  unknownQuantity,
  waterCost,
} from '../../src/domain/match-factors.ts'
import { nowhere } from '../../src/domain/match-profile.ts'
import type { RawClient } from '../client.ts'

/** A counterparty of a listing in one project, by the project's number. */
export type RankedPair = { readonly project: number; readonly other: string; readonly score: number }

const f8 = (value: number) => `${value}::float8`

const chord2 = `(q.ux - l.ux) * (q.ux - l.ux) + (q.uy - l.uy) * (q.uy - l.uy) + (q.uz - l.uz) * (q.uz - l.uz)`
const road = `${f8(roadPerChord)} * sqrt(${chord2})`
const by = (cost: { fixedKm: number; perChord: number }) => `${f8(cost.fixedKm)} + ${f8(cost.perChord)} * sqrt(${chord2})`
const costKm = `case q.modes & l.modes when 0 then ${road} when 1 then least(${road}, ${by(railCost)})
  when 2 then least(${road}, ${by(waterCost)}) else least(${road}, ${by(railCost)}, ${by(waterCost)}) end`

const ratio = (one: string, other: string) => `0.3::float8 + 0.7::float8 * sqrt(least(${one}, ${other}) / greatest(${one}, ${other}))`
const quantity = `case when l.dimension = q.dimension and q.dimension <> 0 then ${ratio('q.amount', 'l.amount::float8')}
  when l.dimension = 0 or q.dimension = 0 or l.dimension + q.dimension <> 3 or e.density = 0 then ${f8(unknownQuantity)}
  when q.dimension = 2 then ${ratio('(q.amount * e.density)', 'l.amount::float8')}
  else ${ratio('q.amount', '(l.amount * e.density)')} end`

const sharedDays = 'least(l.until_day, q.until_day) - greatest(l.from_day, q.from_day) + 1'
const shorterDays = `least(least(l.until_day, q.horizon) - greatest(l.from_day, q.today), q.days) + 1`
const months = (mask: string) => `bit_count((${mask})::bit(32))`
const season = `case when l.season = q.season then 1::float8
  else ${months('l.season & q.season')}::float8 / least(${months('l.season::int')}, ${months('q.season')}) end`
const time = `((${sharedDays})::float8 / (${shorterDays}) * (${season}))`

const specification = `case when q.specified and l.listing in (select listing from conflict) then ${f8(conflictFactor)} else 1::float8 end`

// Factors in the order of the reasons in src/domain/match.ts: another order would round differently.
const score = `e.weight * ((e.own * get_byte(e.other, l.isic))::float8 / 10000) * (${quantity})
  * (case when e.placed then 1 - (${costKm}) / e.budget else ${f8(unknownDistance)} end) * ${time} * ${specification}`

const chosen = `select m.listing, m.project, m.kind, (1 - m.kind)::smallint as wanted, m.material, m.party,
    m.amount::float8 as amount, m.dimension::int as dimension, $2::int as today, $2::int + ${horizonDays} as horizon,
    greatest(m.from_day, $2::int) as from_day, least(m.until_day, $2::int + ${horizonDays}) as until_day,
    least(m.until_day, $2::int + ${horizonDays}) - greatest(m.from_day, $2::int) as days,
    m.season::int as season, m.hazards::int as hazards, m.modes::int as modes, m.isic::int as isic,
    m.ux::float8 as ux, m.uy::float8 as uy, m.uz::float8 as uz,
    nullif(array(select b.blocked from party_block b where b.party = m.party), '{}') as blocked,
    nullif(case m.kind
      when 0 then array(select x.need_id from match x join project p on p.id = x.project_id
        where x.offer_id = m.listing and x.status = 'rejected' and p.number = m.project)
      else array(select x.offer_id from match x join project p on p.id = x.project_id
        where x.need_id = m.listing and x.status = 'rejected' and p.number = m.project) end, '{}') as rejected,
    coalesce((select true from listing_limit a where a.listing = m.listing and a.project = m.project limit 1), false) as specified,
    coalesce((select true from experience x where x.project = m.project limit 1), false) as experienced,
    coalesce((select true from listing_match l where l.project = m.project and l.kind = (1 - m.kind)::smallint and l.uz = ${nowhere}::real limit 1),
      false) as unplaced
  from listing_match m where m.listing = $1::uuid`

const learnt = `select (x.accepted + ${f8(imaginedApprovals)}) / (x.accepted + x.rejected + ${f8(imaginedApprovals)}) from experience x
  where x.project = q.project and x.from_material = case q.kind when 0 then c.src else c.dst end
    and x.to_material = case q.kind when 0 then c.dst else c.src end`

const known = `select q.project, q.kind, q.ux, q.uy, q.uz, q.modes, q.unplaced, c.dst, c.budget, c.density, c.other, get_byte(c.own, q.isic) as own,
    c.weight * (case when q.experienced then coalesce((${learnt}), 1::float8) else 1::float8 end) as weight
  from q join compat c on c.kind = q.kind and c.src = q.material`

// What is left of the budget for the way when every other factor is at its best; a little more, because bounds may be wide.
const roomKm = `(k.budget * (1 - $3::float8 / (k.weight * k.own / 100)) * 1.000001 + 0.001)`
const reach = `least(2, greatest(${roomKm} / ${f8(roadPerChord)},
  case when k.modes & 1 <> 0 then (${roomKm} - ${f8(railCost.fixedKm)}) / ${f8(railCost.perChord)} else 0 end,
  case when k.modes & 2 <> 0 then (${roomKm} - ${f8(waterCost.fixedKm)}) / ${f8(waterCost.perChord)} else 0 end))`
const edgeFigures = 'k.project, k.dst, k.budget, k.density, k.other, k.own, k.weight'

/** Two rows for each edge: places within reach, and places nobody knows. A listing of unknown place asks once for both. */
const ranges = `select ${edgeFigures}, true as placed, (k.uz - r.chord - 0.00001)::real as low, (k.uz + r.chord + 0.00001)::real as high,
    r.chord * r.chord * 1.000001 as chord2
  from known k cross join lateral (select ${reach} as chord) r where k.uz < ${nowhere} and k.weight * k.own / 100 * 1.000001 >= $3
  union all select ${edgeFigures}, false, (case when k.uz < ${nowhere} then ${nowhere} else -2 end)::real, ${nowhere}::real, 0
  from known k where (k.unplaced or k.uz >= ${nowhere}) and k.weight * k.own / 100 * ${f8(unknownDistance)} * 1.000001 >= $3`

const conflicting = `select l.listing from q join listing_limit a on a.listing = q.listing and a.project = q.project
  join known k on k.project = q.project cross join lateral (
    select l.listing from listing_limit l where l.project = q.project and l.kind = q.wanted and l.material = k.dst
      and l.attribute = a.attribute and (l.low > a.high or l.high < a.low) offset 0) l`

const mayMeet = `q.hazards & l.hazards = 0 and l.party <> q.party and (not e.placed or ${chord2} <= e.chord2) and ${sharedDays} > 0
  and (q.blocked is null or l.party <> all (q.blocked)) and (q.rejected is null or l.listing <> all (q.rejected))`

// OFFSET 0 keeps the edge outside and its rows inside, so that each edge is one walk along the index, and each score is worked out once.
const found = `from edge e cross join lateral (
    select l.listing, ${score} as score from listing_match l
    where l.project = q.project and l.kind = q.wanted and l.material = e.dst and l.uz >= e.low and l.uz <= e.high and ${mayMeet} offset 0) s
  where e.project = q.project and s.score >= $3`

const given = `with q as materialized (${chosen}), known as materialized (${known}), edge as materialized (${ranges}),
  conflict as materialized (${conflicting})`

/** $1 listing, $2 today as a day number, $3 the least score (above 0), $4 how many in each project. */
export const rankingStatement = `${given}
  select q.project, t.other, t.score from q cross join lateral (
    select s.listing as other, s.score ${found} order by s.score desc, s.listing limit $4) t`

// A list that is not full takes whatever is worth it; among equal scores the list itself is asked again.
const floor = `(select c.score from candidate c where c.project = q.project and c.listing = s.listing order by c.score desc offset $4 - 1 limit 1)`
const reverseStatement = `${given}
  select q.project, t.other, t.score from q cross join lateral (
    select s.listing as other, s.score ${found} and s.score >= coalesce(${floor}, 0)) t`

/** The best counterparties of a listing in each of its projects, best first; ties in the order of ids. */
export async function rankCandidates(
  ranking: RawClient,
  wanted: { readonly listingId: string; readonly today: number; readonly least: number; readonly limit: number },
): Promise<readonly RankedPair[]> {
  const { listingId, today, least, limit } = wanted
  return ranking.unsafe<RankedPair[]>(rankingStatement, [listingId, today, least, limit], { prepare: true })
}

/** The listings in whose lists of `limit` this one belongs now, in each of its projects. */
export async function listsToEnter(
  ranking: RawClient,
  wanted: { readonly listingId: string; readonly today: number; readonly least: number; readonly limit: number },
): Promise<readonly RankedPair[]> {
  const { listingId, today, least, limit } = wanted
  return ranking.unsafe<RankedPair[]>(reverseStatement, [listingId, today, least, limit], { prepare: true })
}
