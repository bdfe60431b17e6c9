import type { Db, Tx } from '@/lib/db/client'
import type { ProgramTerms } from '@/lib/domain/program/terms'

export type TermsOf = (programId: string, version: number) => ProgramTerms

/** Terms of the program versions that participants joined under. */
export async function loadTerms(db: Db | Tx, programIds: readonly string[]): Promise<TermsOf> {
  const rows = await db.programVersion.findMany({ where: { programId: { in: [...new Set(programIds)] } } })
  const byVersion = new Map(
    rows.map((row) => [`${row.programId} ${row.version}`, row.terms as unknown as ProgramTerms]),
  )
  return (programId, version) => {
    const terms = byVersion.get(`${programId} ${version}`)
    if (!terms) throw new Error(`program ${programId} has no version ${version}`)
    return terms
  }
}
