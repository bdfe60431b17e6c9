import { hashPassword } from '@/lib/auth/password'
import { sha256 } from '@/lib/auth/secrets'
import { API_SCOPES, type StaffRole } from '@/lib/domain/actor'
import { apiKeyId } from '@/lib/domain/api-key'
import { type DemoFile, makeDemoFile, readDemoFile, saveDemoFile } from '@/lib/simulator/demo-file'
import type { DemoNetwork } from '@/lib/simulator/network/demo-network'
import type { Context } from '@/lib/usecases/context'

/**
 * Makes demo.json once, and sees that the logins and the key in it work in this database: the file comes first, so a
 * crash between the two is mended by the next start.
 */
export async function writeDemoJson(ctx: Context, network: DemoNetwork): Promise<DemoFile> {
  const { dataDir, publicUrl } = ctx.env
  const kept = readDemoFile(dataDir)
  const file = kept ?? makeDemoFile(publicUrl, network)
  if (!kept || kept.baseUrl !== publicUrl) {
    file.baseUrl = publicUrl
    saveDemoFile(dataDir, file)
  }
  await ensureStaff(ctx, file, kept === null)
  await ensureKey(ctx, file.apiKey)
  return file
}

async function ensureStaff(ctx: Context, file: DemoFile, isNew: boolean): Promise<void> {
  const staff: { username: string; password: string; name: string; role: StaffRole }[] = [
    { ...file.admin, name: 'Alma Reyes', role: 'admin' },
    { ...file.operators[0]!, name: 'Mei Tanaka', role: 'operator' },
    { ...file.operators[1]!, name: 'Jonas Weber', role: 'operator' },
    { ...file.viewer, name: 'Vera Novak', role: 'viewer' },
  ]
  const known = await ctx.db.staffUser.findMany({
    where: { username: { in: staff.map(({ username }) => username) } },
    select: { username: true },
  })
  const names = new Set(known.map(({ username }) => username))
  for (const { username, password, name, role } of staff) {
    // A password changed since then is its owner's business; a new file's must work.
    if (names.has(username) && !isNew) continue
    const passwordHash = await hashPassword(password)
    await ctx.db.staffUser.upsert({
      where: { username },
      create: { username, name, role, passwordHash },
      update: { passwordHash },
    })
  }
}

async function ensureKey(ctx: Context, key: string): Promise<void> {
  const id = apiKeyId(key)
  if (!id) throw new Error('The API key in demo.json is damaged. Delete the file to get a new one.')
  await ctx.db.apiKey.upsert({
    where: { id },
    create: { id, name: 'Demo key', hash: sha256(key), scopes: [...API_SCOPES] },
    update: {},
  })
}
