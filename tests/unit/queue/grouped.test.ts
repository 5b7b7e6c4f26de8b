import { expect, test } from 'vitest'
import { grouped } from '#lib/queue/grouped.ts'

/** An act that writes down its groups and is done when it is told so. */
function anAct(refused: readonly number[] = []) {
  const groups: (readonly number[])[] = []
  const ends: (() => void)[] = []
  const act = grouped((items: readonly number[]) => {
    groups.push(items)
    return new Promise<void>((done, failed) => {
      ends.push(() => (items.some((item) => refused.includes(item)) ? failed(new Error(items.join())) : done()))
    })
  })
  const end = async () => {
    ends.shift()?.()
    await new Promise((resolve) => setImmediate(resolve))
  }
  return { act, groups, end }
}

test('whoever comes alone does not wait', async () => {
  const { act, groups, end } = anAct()
  const done = act(1)
  expect(groups).toEqual([[1]])
  await end()
  await expect(done).resolves.toBeUndefined()
})

test('those who come meanwhile go together, in the order in which they came', async () => {
  const { act, groups, end } = anAct()
  const all = [1, 2, 3].map(act)
  expect(groups).toEqual([[1]])
  await end()
  expect(groups).toEqual([[1], [2, 3]])
  all.push(act(4))
  await end()
  expect(groups).toEqual([[1], [2, 3], [4]])
  await end()
  await Promise.all(all)
  const later = act(5)
  expect(groups).toHaveLength(4)
  await end()
  await later
})

test('one that cannot be done fails alone', async () => {
  const { act, groups, end } = anAct([3])
  const all = Promise.allSettled([1, 2, 3, 4].map(act))
  for (let index = 0; index < 5; index += 1) await end()
  expect(groups).toEqual([[1], [2, 3, 4], [2], [3], [4]])
  expect((await all).map(({ status }) => status)).toEqual(['fulfilled', 'fulfilled', 'rejected', 'fulfilled'])
  const later = act(5)
  await end()
  await later
})
