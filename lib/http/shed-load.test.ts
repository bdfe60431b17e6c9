import { IncomingMessage, ServerResponse } from 'node:http'
import { Socket } from 'node:net'
import { expect, test } from 'vitest'
import { log } from '@/lib/log'
import { createLoadShedder } from './shed-load'

let now = 0
function door() {
  now = 0
  const shed = createLoadShedder(log(), () => now)
  return (url = '/api/grid/alerts/alertmanager', method = 'POST') => {
    const request = new IncomingMessage(new Socket())
    Object.assign(request, { method, url, headers: { 'x-request-id': 'r-1' } })
    const response = new ServerResponse(request)
    return { refused: shed(request, response), response }
  }
}

test('a burst that goes quickly is taken whole', () => {
  const arrive = door()
  for (let i = 0; i < 1500; i++) expect(arrive().refused).toBe(false)
})

test('a slow few are waited for', () => {
  const arrive = door()
  for (let i = 0; i < 50; i++) arrive()
  now = 60_000
  expect(arrive().refused).toBe(false)
})

test('behind a long queue the sender is told to come back, until the queue is gone', () => {
  const arrive = door()
  const queue = Array.from({ length: 200 }, () => arrive().response)
  now = 5_001
  const late = arrive()
  expect(late.refused).toBe(true)
  expect([late.response.statusCode, late.response.getHeader('retry-after')]).toEqual([503, '2'])
  expect(arrive('/api/grid/telemetry').refused).toBe(true)
  expect(arrive('/api/grid/alerts', 'GET').refused).toBe(false)
  expect(arrive('/api/grid/activations').refused).toBe(false)
  for (const response of queue) response.emit('close')
  expect(arrive().refused).toBe(false)
})

test('there is an end to how many are held', () => {
  const arrive = door()
  for (let i = 0; i < 2000; i++) arrive()
  expect(arrive().refused).toBe(true)
})
