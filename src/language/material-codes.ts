import type { Stretch } from './script.ts'

/** Codes of registries that stand for one material or a few, likeliest first: US waste codes, China's HW classes, CAS numbers, HS headings. */
const lines = `
k061 eaf-dust
k062 spent-pickling-acid
k088 spent-pot-lining
f006 electroplating-sludge
hw08 waste-lubricating-oil oily-sludge
hw09 spent-metalworking-emulsion
hw11 distillation-residue tar-residue
hw12 waste-paint paint-sludge
hw13 waste-resin waste-adhesive
hw16 photographic-waste spent-fixer
hw17 electroplating-sludge
hw18 incinerator-fly-ash
hw22 copper-sludge spent-etchant
hw23 eaf-dust zinc-bearing-residue
hw31 waste-lead-acid-batteries lead-flue-dust
hw34 waste-sulphuric-acid waste-hydrochloric-acid
hw35 spent-caustic-soda
hw36 asbestos-waste
hw48 aluminium-dross copper-slag
hw49 spent-activated-carbon
hw50 spent-catalyst
7664-93-9 sulphuric-acid
1310-73-2 caustic-soda
7647-01-0 hydrochloric-acid
7697-37-2 nitric-acid
7664-38-2 phosphoric-acid
56-81-5 crude-glycerine
67-56-1 waste-methanol methanol
64-17-5 waste-ethanol ethanol
67-63-0 isopropyl-alcohol
67-64-1 waste-acetone
124-38-9 carbon-dioxide
1333-74-0 hydrogen
7782-44-7 oxygen
7727-37-9 nitrogen-gas
7704-34-9 sulphur
7783-20-2 ammonium-sulphate
7757-82-6 sodium-sulphate
10043-52-4 calcium-chloride
7664-41-7 ammonia
1336-21-6 ammonia-water
7681-52-9 sodium-hypochlorite
7722-84-1 hydrogen-peroxide
7720-78-7 ferrous-sulphate
7782-63-0 ferrous-sulphate
7705-08-0 ferric-chloride
497-19-8 soda-ash
144-55-8 sodium-bicarbonate
1305-62-0 hydrated-lime
1305-78-8 quicklime
107-21-1 ethylene-glycol-waste ethylene-glycol
141-78-6 waste-ethyl-acetate
108-88-3 waste-toluene-and-xylene
68-12-2 waste-dmf
78-93-3 waste-mek
110-54-3 waste-hexane
872-50-4 spent-n-methylpyrrolidone
471-34-1 calcium-carbonate-sludge limestone
7778-18-9 fgd-gypsum natural-gypsum
10101-41-4 fgd-gypsum natural-gypsum
hs2618 granulated-blast-furnace-slag
hs2620 zinc-ash zinc-bearing-residue
hs7204 ferrous-scrap
hs7404 copper-scrap
hs7602 aluminium-scrap
hs7503 nickel-scrap
hs7802 lead-scrap
hs7902 zinc-scrap
hs3915 waste-plastics
hs4707 waste-paper
hs4004 rubber-scrap crumb-rubber
hs5202 cotton-waste
hs6310 textile-scrap
hs2302 bran
hs2303 beet-pulp brewers-spent-grain
hs2306 oilseed-cake
hs7001 waste-glass
`
const idsOf = new Map(
  lines
    .trim()
    .split('\n')
    .map((line) => line.split(' '))
    .map(([code = '', ...ids]) => [code, ids] as const),
)

const forms =
  /(?<![\w-])(?:(?<us>[kf]0\d\d)|(?<hw>hw ?-?\d\d)|(?:cas(?: no\.?| number| rn|号|번호)?[ :：#]{0,3})?(?<cas>[1-9]\d{1,6}-\d\d-\d)|(?:hs|hsn|hts)(?: ?code)?[ :：#]{0,2}(?<hs>\d\d ?\.?\d\d)(?:[ .]?\d\d){0,3})(?![\w-])/g

/** Every such code of a lower-case text with the materials it may mean. */
export function scanCodes(lower: string): (Stretch & { readonly ids: readonly string[] })[] {
  return [...lower.matchAll(forms)].flatMap((match) => {
    const { us, hw, cas, hs } = match.groups ?? {}
    const code = us ?? hw?.replace(/[ -]/g, '') ?? cas ?? `hs${hs?.replace(/[ .]/g, '') ?? ''}`
    const ids = idsOf.get(code)
    return ids ? [{ start: match.index, end: match.index + match[0].length, ids }] : []
  })
}
