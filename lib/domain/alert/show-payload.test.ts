import { describe, expect, it } from 'vitest'
import { showPayload } from './show-payload'

describe('a stored message made readable', () => {
  it('stands by lines with the digits its sender wrote', () => {
    const { text } = showPayload(
      '{"sourceEventId":"evt-7","loadKw":372.0,"n":12345678901234567890,"labels":{},"tags":[]}',
    )
    expect(text).toBe(
      [
        '{',
        '  "sourceEventId": "evt-7",',
        '  "loadKw": 372.0,',
        '  "n": 12345678901234567890,',
        '  "labels": {},',
        '  "tags": []',
        '}',
      ].join('\n'),
    )
  })

  it('means the same as what came', () => {
    const body = { a: [1, 'two: {,}', { 'b"c': null }], d: { e: [[], [{}]], f: 'x\\"y\n' }, g: -1.5e-7 }
    expect(JSON.parse(showPayload(JSON.stringify(body)).text)).toEqual(body)
  })

  it('leaves out what a secret hides in, by its name or by its looks', () => {
    const shown = showPayload(
      JSON.stringify({
        routing_key: 'R0123456789',
        payload: {
          custom_details: { api_key: 'k1', auth: { password: 'hunter2', attempts: 3 }, token: '' },
          summary: 'seen with fl_AbCdEf01_0123456789abcdefghijklmnopqrstuvwxyzAB and Bearer abcdef123456',
        },
        credentials: { user: 'scada', list: ['one', 2] },
        generatorURL: 'https://ops:pa55@graph.example/d?orgId=1&token=s3cret&from=1',
      }),
    ).text
    for (const secret of [
      'R0123456789',
      'k1',
      'hunter2',
      '0123456789abc',
      'abcdef123456',
      'scada',
      'one',
      'pa55',
      's3cret',
    ])
      expect(shown).not.toContain(secret)
    expect(shown).toContain('"attempts": 3')
    expect(shown).toContain('"token": ""')
    expect(shown).toContain('https://…@graph.example/d?orgId=1&token=…&from=1')
    expect(JSON.parse(shown).credentials).toEqual({ user: '…', list: ['…', '…'] })
  })

  it('keeps what only sounds like one', () => {
    expect(showPayload('{"dedup_key":"evt-7","key":"a","startsAt":"2026-07-15T18:00:00Z"}').text).toBe(
      '{\n  "dedup_key": "evt-7",\n  "key": "a",\n  "startsAt": "2026-07-15T18:00:00Z"\n}',
    )
  })

  it('finds one alarm among several', () => {
    const group = { receiver: 'r', alerts: [{ fingerprint: 'a' }, { fingerprint: 'b', labels: { x: '1' } }] }
    const { text, item } = showPayload(JSON.stringify(group), 1)
    expect(item).toMatchObject({ index: 1, of: 2 })
    const own = text
      .split('\n')
      .slice(item!.fromLine, item!.toLine + 1)
      .join('\n')
    expect(JSON.parse(own)).toEqual(group.alerts[1])
    const listed = showPayload('[{"a":1},{"a":[2,3]},{"a":4}]', 2)
    expect(listed.item).toMatchObject({ index: 2, of: 3 })
    expect(listed.text.split('\n').slice(listed.item!.fromLine, listed.item!.toLine + 1)).toEqual([
      '  {',
      '    "a": 4',
      '  }',
    ])
  })

  it('has no part of its own where it is alone, or not there', () => {
    expect(showPayload('{"alerts":[{"a":1}]}', 0).item).toBeNull()
    expect(showPayload('{"a":1}', 0).item).toBeNull()
    expect(showPayload('[1,2]', 7).item).toBeNull()
  })

  it('shows the attributes of an event that came as headers above its body', () => {
    expect(showPayload('{"ce-id":"1"}\n{"loadKw":4}').text).toBe('{\n  "ce-id": "1"\n}\n{\n  "loadKw": 4\n}')
  })

  it('leaves what is no JSON as it came, without its secrets', () => {
    expect(showPayload('load high\nAuthorization: Bearer abcdefgh12').text).toBe(
      'load high\nAuthorization: Bearer …',
    )
    expect(showPayload('').text).toBe('')
  })
})
