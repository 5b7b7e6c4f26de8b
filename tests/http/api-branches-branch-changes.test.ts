import { expect, test, vi } from 'vitest'
import { GET } from '#app/api/branches/[branch]/changes/route.ts'
import { runStatement } from '#lib/db/client.ts'
import { log } from '#lib/log.ts'
import { invariant } from '#lib/money/invariant.ts'
import { aLink, anOpenVisit, aSalonWithLinks, payLink } from '#tests/support/links.ts'
import { aMember, signedIn } from '#tests/support/people.ts'
import { aSalon, inDays, type Salon } from '#tests/support/salon.ts'
import { anEnteredVisit } from '#tests/support/visits.ts'

type Asking = { readonly headers?: Record<string, string>; readonly since?: string }

const ask = ({ slug }: Salon, { headers = {}, since = 'Infinity' }: Asking = {}) =>
  GET(new Request(`http://localhost:3000/api/branches/${slug}/changes?since=${since}`, { headers }), {
    params: Promise.resolve({ branch: slug }),
  })

/** Somebody who looks at a salon's journal as it was then, now if nothing is said, and what they are told. */
async function anOnlooker(salon: Salon, since?: string) {
  const headers = await signedIn(await aMember(salon, 'staff_member'))
  const response = await ask(salon, { headers, ...(since !== undefined && { since }) })
  const stream = response.body?.pipeThrough(new TextDecoderStream()).getReader()
  invariant(stream, 'the stream is open')
  const heard: string[] = []
  const reading = (async () => {
    for (;;) {
      const { done, value } = await stream.read()
      if (done) return
      heard.push(value)
    }
  })()
  const changes = () => heard.filter((text) => text.startsWith('event: change')).length
  const close = async () => {
    await stream.cancel()
    await reading
  }
  return { response, heard, changes, close }
}

const cutOffListeners = () =>
  runStatement("select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'zapys-changes'", [])

const pause = () => new Promise((resolve) => setTimeout(resolve, 600))

test('200: who looks is told of what staff enter, what is booked in the form and what is paid', async () => {
  const salon = await aSalonWithLinks()
  const { response, changes, close } = await anOnlooker(salon)
  expect(response.headers.get('content-type')).toContain('text/event-stream')
  expect(response.headers.get('cache-control')).toContain('no-store')
  await anEnteredVisit(salon)
  await expect.poll(changes).toBe(1)
  const visitId = await anOpenVisit(salon, inDays(5))
  await expect.poll(changes).toBe(2)
  const link = await aLink(salon, visitId)
  await expect.poll(changes).toBe(3)
  await pause()
  await payLink(salon, link)
  await expect.poll(changes).toBeGreaterThan(3)
  await close()
})

test('200: nothing is told but that something has changed, and nothing of another salon', async () => {
  const [salon, other] = [await aSalon(), await aSalon()]
  const { heard, changes, close } = await anOnlooker(salon)
  await anEnteredVisit(other)
  await pause()
  expect(changes()).toBe(0)
  await anEnteredVisit(salon)
  await expect.poll(changes).toBe(1)
  expect(new Set(heard)).toEqual(new Set(['retry: 2000\n\n', 'event: change\ndata:\n\n']))
  await close()
})

test('200: where the connection to the database was lost, everybody looks again', async () => {
  const salon = await aSalon()
  const { changes, close } = await anOnlooker(salon)
  await cutOffListeners()
  await expect.poll(changes).toBe(1)
  await anEnteredVisit(salon)
  await expect.poll(changes).toBe(2)
  await close()
})

test('200: a connection that is lost while nobody looks is no news, and whoever comes next hears again', async () => {
  const salon = await aSalon()
  await (await anOnlooker(salon)).close()
  const warned = vi.spyOn(log(), 'warn')
  await cutOffListeners()
  await pause()
  expect(warned).not.toHaveBeenCalled()
  const { changes, close } = await anOnlooker(salon)
  await anEnteredVisit(salon)
  await expect.poll(changes).toBe(1)
  await close()
})

test('200: what changed after the page was made and before it asks is told at once, and nothing older', async () => {
  const salon = await aSalon()
  const first = await anOnlooker(salon)
  // Further from the last change than the clocks of two servers may be apart.
  const quiet = await anOnlooker(salon, String(Date.now() + 3000))
  await pause()
  expect(quiet.changes()).toBe(0)
  await anEnteredVisit(salon)
  await expect.poll(first.changes).toBe(1)
  await Promise.all([first.close(), quiet.close()])
  for (const since of [String(Date.now() - 1000), '0', 'yesterday']) {
    const late = await anOnlooker(salon, since)
    await expect.poll(late.changes).toBe(1)
    await late.close()
  }
})

test('200: what many write at once is told once', async () => {
  const salon = await aSalon()
  const { changes, close } = await anOnlooker(salon)
  await runStatement('update visit set revision = revision where branch_id = $1', [salon.branchId])
  await runStatement('update staff_member set name = name where branch_id = $1', [salon.branchId])
  await runStatement('update staff_member set name = name where branch_id = $1', [salon.branchId])
  await pause()
  expect(changes()).toBe(1)
  await close()
})

test('401: who is not signed in hears nothing', async () => {
  const response = await ask(await aSalon())
  expect(response.status).toBe(401)
  expect(await response.json()).toMatchObject({ error: { code: 'signed_out' } })
})
