import { expect, test } from 'vitest'
import { readOnce } from './read-once'
import type { Turn } from './turn'

const newTurn = () => ({ reads: new Map() }) as unknown as Turn

test('copies of one turn share what was read, another turn reads anew', async () => {
  let reads = 0
  const read = async () => ++reads
  const turn = newTurn()
  expect(
    await Promise.all([readOnce(turn, 'it', read), readOnce({ ...turn, text: 'b' }, 'it', read)]),
  ).toEqual([1, 1])
  expect(await readOnce(turn, 'another', read)).toBe(2)
  expect(await readOnce(newTurn(), 'it', read)).toBe(3)
})

test('a read that failed is made again', async () => {
  const turn = newTurn()
  await expect(readOnce(turn, 'it', () => Promise.reject(new Error('down')))).rejects.toThrow('down')
  expect(await readOnce(turn, 'it', async () => 'up')).toBe('up')
})
