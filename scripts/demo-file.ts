import { readFile } from 'node:fs/promises'
import { join } from 'node:path'

export type DemoFile = {
  baseUrl: string
  apiKey: string
  admin: { username: string; password: string }
  meters: { meterId: string; name: string; phone: string; transformerId: string; programs: string[] }[]
}

/** demo.json of the server that runs on this DATA_DIR. */
export async function readDemoFile(): Promise<DemoFile> {
  const file = join(process.env.DATA_DIR ?? '.data', 'demo.json')
  const text = await readFile(file, 'utf8').catch(() => {
    throw new Error(`There is no ${file} yet. Start the demo first: npm start.`)
  })
  return JSON.parse(text) as DemoFile
}
