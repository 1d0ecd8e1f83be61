import { loadIndustries, loadMaterials } from '../db/seed/load.ts'
import { closestLocale } from './domain/locale.ts'

/** Prints what a type of facility typically has left over and could use; false when none is known by that name. */
export function printResources(wanted: string, localeTag: string, print: (line: string) => void): boolean {
  const locale = closestLocale(localeTag)
  const folded = wanted.trim().toLowerCase()
  const found = loadIndustries().filter(
    ({ isic, names }) => isic === folded || Object.values(names).some((name) => name.toLowerCase().includes(folded)),
  )
  if (folded === '' || found.length === 0) {
    print(`No type of facility is known by "${wanted}". Give an ISIC class such as 2394, or a word such as cement.`)
    return false
  }
  const names = new Map(loadMaterials().map((material) => [material.id, material.names[locale]]))
  const list = (ids: readonly string[]) => ids.map((id) => names.get(id) ?? id).join(', ') || '-'
  for (const industry of found) {
    print(`${industry.names[locale]} (ISIC ${industry.isic})`)
    print(`  outputs: ${list(industry.outputs)}`)
    print(`  inputs:  ${list(industry.inputs)}`)
  }
  return true
}
