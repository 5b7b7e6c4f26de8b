import { randomUUID } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, expect, test } from 'vitest'
import { roleMay } from '#lib/auth/permissions.ts'
import { comesWith } from '#tests/support/next-request.ts'
import { ACTIONS, type Act, ROUTES } from './matrix/matrix.ts'
import { aWorld, fingerprintOf, ROLES, type World } from './matrix/world.ts'

const APP = join(import.meta.dirname, '..', '..', 'app')
const OURS = { origin: 'http://localhost:3000', 'sec-fetch-site': 'same-origin' }

const files = readdirSync(APP, { recursive: true, encoding: 'utf8' })
const nameOf = (path: string) =>
  path.replaceAll(/\([a-z]+\)\/|\[locale\]\//g, '').replace(/\/(actions|route)\.tsx?$/, '')

const actionFiles = files.filter((path) => /\.tsx?$/.test(path) && /^'use server'/m.test(textOf(path)))
const actions = actionFiles.flatMap((path) =>
  [...textOf(path).matchAll(/^export (?:const|(?:async )?function) (\w+)/gm)].map(([, name = '']) => ({ path, name })),
)
const keyOf = ({ path, name }: { path: string; name: string }) => `${nameOf(path)}#${name}`
const routes = files.filter((path) => path.endsWith('/route.ts'))

function textOf(path: string): string {
  return readFileSync(join(APP, path), 'utf8')
}

const REFUSED_AT_THE_DOOR = /^(input_malformed|breakdown|signed_out|not_permitted)$/

let world: World
beforeAll(async () => {
  world = await aWorld()
}, 60_000)

const as = (who: { readonly cookie: string } | null) => {
  comesWith(new Headers({ ...OURS, ...who }))
}

/** Does it, and proves that nothing of either salon has changed by it. */
async function withoutTrace(attempts: () => Promise<void>): Promise<void> {
  const before = await fingerprintOf(world)
  await attempts()
  expect(await fingerprintOf(world)).toEqual(before)
}

const UUID = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/g

/** The same input with other ids. */
function withIds(input: unknown, other: (id: string) => string): unknown {
  if (typeof input === 'string') return input.replaceAll(UUID, other)
  if (Array.isArray(input)) return input.map((value) => withIds(value, other))
  // What is sent as a file names nothing.
  if (typeof input !== 'object' || input === null || input instanceof File) return input
  return Object.fromEntries(Object.entries(input).map(([key, value]) => [key, withIds(value, other)]))
}

/** With ids that are nobody's. */
const unknownOf = (input: unknown) => withIds(input, () => randomUUID())

/** Once for each id that it names: with another salon's in its place, and with nobody's, all others as they are. */
function swapsOf(input: unknown) {
  const ids = new Set(JSON.stringify(input).match(UUID))
  return [...ids].map((id) => {
    const [name, twin] = [...world.twins].flatMap(([own, other]) => (other.of === id ? [own, other.is] : []))
    const instead = (other = '') => withIds(input, (each) => (each === id ? other : each))
    return { name, swapped: instead(twin), unknown: instead(randomUUID()) }
  })
}

const actOf = async ({ path, name }: { path: string; name: string }): Promise<Act> =>
  (await import(join(APP, path)))[name]

test('every action and every route has its line in the matrix, and no line is of nothing', () => {
  expect(actions.map(keyOf).sort()).toEqual(Object.keys(ACTIONS).sort())
  expect(routes.map(nameOf).sort()).toEqual(Object.keys(ROUTES).sort())
})

const known = actions.flatMap((action) => {
  const row = ACTIONS[keyOf(action)]
  return row ? [{ action, row, key: keyOf(action) }] : []
})

const ofBranch = known.flatMap(({ action, row, key }) => (row.of === 'branch' ? [{ action, row, key }] : []))

test.each(ofBranch)(
  '$key refuses strangers, other roles and other salons, and leaves no trace',
  async ({ action, row }) => {
    const act = await actOf(action)
    const { salon, attacker, cookies } = world
    await withoutTrace(async () => {
      as(null)
      expect(await act(salon.slug, row.input(world))).toEqual({ ok: false, refusal: 'signed_out' })
      for (const role of ROLES.filter((each) => !roleMay(each, row.permission))) {
        as(cookies[role])
        expect(await act(salon.slug, row.input(world)), role).toEqual({ ok: false, refusal: 'not_permitted' })
      }
      as(cookies.attacker)
      expect(await act(salon.slug, row.input(world))).toEqual({ ok: false, refusal: 'not_found' })
      expect(await act('no-such-salon', row.input(world))).toEqual({ ok: false, refusal: 'not_found' })
      if (row.hasNoIds) return
      const foreign = await act(attacker.slug, row.input(world))
      expect(foreign).toMatchObject({ ok: false, refusal: expect.not.stringMatching('input_malformed|breakdown') })
      expect(foreign).toEqual(await act(attacker.slug, unknownOf(row.input(world))))
      // Among a salon's own things no single one of another's is there, either.
      as(cookies.owner)
      for (const { name, swapped, unknown } of swapsOf(row.input(world))) {
        const answer = await act(salon.slug, swapped)
        expect(answer, name).toMatchObject({ ok: false, refusal: expect.not.stringMatching(REFUSED_AT_THE_DOOR) })
        expect(answer, name).toEqual(await act(salon.slug, unknown))
      }
    })
  },
)

const ofPerson = known.flatMap(({ action, row, key }) => (row.of === 'person' ? [{ action, row, key }] : []))

test.each(ofPerson)('$key refuses strangers, and what is another person’s is not there', async ({ action, row }) => {
  const act = await actOf(action)
  await withoutTrace(async () => {
    as(null)
    expect(await act(row.input(world))).toEqual({ ok: false, refusal: 'signed_out' })
    if (row.hasNoIds) return
    as(world.cookies.attacker)
    const foreign = await act(row.input(world))
    expect(foreign).toMatchObject({ ok: false, refusal: expect.not.stringMatching('input_malformed|breakdown') })
    expect(foreign).toEqual(await act(unknownOf(row.input(world))))
  })
})

const open = known.flatMap(({ action, row, key }) => (row.of === 'open' && row.guess ? [{ action, row, key }] : []))

test.each(open)('$key tells who guesses nothing', async ({ action, row }) => {
  const act = await actOf(action)
  as(world.cookies.attacker)
  await withoutTrace(async () => {
    const answers = await Promise.all(row.guess?.(world, act) ?? [])
    expect(answers.length).toBeGreaterThan(1)
    // The answers differ in nothing but what was sent, which a form gives back.
    const [first, ...others] = answers.map((answer) => JSON.stringify(answer).replaceAll(/"at":"[^"]*"/g, ''))
    expect(new Set(others)).toEqual(new Set([first]))
  })
})

const branchRoutes = routes.flatMap((path) => {
  const row = ROUTES[nameOf(path)]
  return row?.of === 'branch' ? [{ path, row, key: nameOf(path) }] : []
})

test.each(branchRoutes)('$key answers its own people only, and strangers alike', async ({ path, row }) => {
  const { GET } = await import(join(APP, path))
  const { salon, attacker, cookies } = world
  const own = row.params?.(world) ?? {}
  const answerTo = async (who: { readonly cookie: string } | null, branch: string, params: unknown = own) => {
    const request = new Request(`http://localhost:3000/${nameOf(path)}${row.query ?? ''}`, {
      headers: { ...OURS, ...who },
    })
    const response: Response = await GET(request, { params: Promise.resolve({ ...Object(params), branch }) })
    if (response.ok) {
      await response.body?.cancel()
      return { status: response.status }
    }
    return { status: response.status, body: await response.json() }
  }
  for (const role of ROLES.filter((each) => roleMay(each, row.permission))) {
    expect(await answerTo(cookies[role], salon.slug), role).toMatchObject({ status: 200 })
  }
  await withoutTrace(async () => {
    expect(await answerTo(null, salon.slug)).toMatchObject({ status: 401 })
    for (const role of ROLES.filter((each) => !roleMay(each, row.permission))) {
      expect(await answerTo(cookies[role], salon.slug), role).toMatchObject({ status: 403 })
    }
    const foreign = await answerTo(cookies.attacker, salon.slug)
    expect(foreign).toMatchObject({ status: 404 })
    expect(foreign).toEqual(await answerTo(cookies.attacker, 'no-such-salon'))
    if (!row.params) return
    const inside = await answerTo(cookies.attacker, attacker.slug)
    expect(inside).toMatchObject({ status: 404 })
    expect(inside).toEqual(await answerTo(cookies.attacker, attacker.slug, unknownOf(own)))
  })
})

test('what a page does by itself is an action of the matrix, and nothing else', () => {
  const inline = files.filter((path) => path.endsWith('.tsx')).map(textOf)
  const inside = inline.flatMap((text) => [...text.matchAll(/^[ \t]+'use server'\n(.*)\n(.*)$/gm)])
  const names = actions.map(({ name }) => name)
  expect(inside.length).toBeGreaterThan(0)
  for (const [, does = '', end = ''] of inside) {
    const [, called = does] = /^ +return (\w+)\(slug, .+\)$/.exec(does) ?? []
    expect(names).toContain(called)
    expect(end.trim()).toBe('}')
  }
})

// These change who is let in at all: they come last.
const LAST = ['changeRoleAction', 'requireTwoFactorAction']
const inOrder = ofBranch.toSorted((one, other) => LAST.indexOf(one.action.name) - LAST.indexOf(other.action.name))

test.each(inOrder)('$key lets every role in that may do it', async ({ action, row }) => {
  const act = await actOf(action)
  for (const role of ROLES.filter((each) => roleMay(each, row.permission))) {
    as(world.cookies[role])
    const answer = await act(world.salon.slug, row.input(world))
    expect(answer, role).not.toMatchObject({ refusal: expect.stringMatching(REFUSED_AT_THE_DOOR) })
  }
})
