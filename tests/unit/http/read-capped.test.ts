import { expect, test } from 'vitest'
import { readCapped } from '#lib/http/read-capped.ts'

const post = (body: BodyInit | null) => new Request('http://localhost/', { method: 'POST', body })

test('a body up to the cap is read whole', async () => {
  expect((await readCapped(post('x'.repeat(10)), 10))?.toString()).toBe('x'.repeat(10))
  expect((await readCapped(post(null), 10))?.length).toBe(0)
})

test('a larger body is cut off while reading, whatever its header says', async () => {
  let pulled = 0
  const endless = new ReadableStream({
    pull(controller) {
      pulled += 1
      controller.enqueue(new Uint8Array(1000))
    },
  })
  const request = new Request('http://localhost/', { method: 'POST', body: endless, duplex: 'half' } as RequestInit)
  expect(await readCapped(request, 5000)).toBeNull()
  expect(pulled).toBeLessThan(20)
})
