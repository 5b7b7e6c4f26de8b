import { expect, test } from 'vitest'
import { type Grouping, grouped } from '#lib/queue/grouped.ts'

/** An act that writes down its groups and is done when it is told so; what comes of an item is its double. */
function anAct({ refused = [], ...grouping }: Grouping<number> & { readonly refused?: readonly number[] } = {}) {
  const groups: (readonly number[])[] = []
  const ends: (() => void)[] = []
  const act = grouped((items: readonly number[]) => {
    groups.push(items)
    return new Promise<readonly number[]>((done, failed) => {
      ends.push(() => {
        if (items.some((item) => refused.includes(item))) failed(new Error(items.join()))
        else done(items.map((item) => item * 2))
      })
    })
  }, grouping)
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
  await expect(done).resolves.toBe(2)
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
  expect(await Promise.all(all)).toEqual([2, 4, 6, 8])
  const later = act(5)
  expect(groups).toHaveLength(4)
  await end()
  await later
})

test('one that cannot be done fails alone', async () => {
  const { act, groups, end } = anAct({ refused: [3] })
  const all = Promise.allSettled([1, 2, 3, 4].map(act))
  for (let index = 0; index < 5; index += 1) await end()
  expect(groups).toEqual([[1], [2, 3, 4], [2], [3], [4]])
  expect(await all).toMatchObject([{ value: 2 }, { value: 4 }, { reason: new Error('3') }, { value: 8 }])
  const later = act(5)
  await end()
  await later
})

test('only those of one key go together, and the keys do not wait for each other', async () => {
  const { act, groups, end } = anAct({ keyOf: (item) => (item % 2 === 0 ? 'even' : 'odd') })
  const all = [1, 2, 3, 4, 5, 6].map(act)
  expect(groups).toEqual([[1], [2]])
  await end()
  await end()
  expect(groups).toEqual([[1], [2], [3, 5], [4, 6]])
  await end()
  await end()
  expect(await Promise.all(all)).toEqual([2, 4, 6, 8, 10, 12])
})

test('those that are to be apart go one after the other', async () => {
  const { act, groups, end } = anAct({ apartBy: (item) => String(item % 10) })
  const all = [1, 2, 12, 3, 22].map(act)
  for (let index = 0; index < 4; index += 1) await end()
  expect(groups).toEqual([[1], [2, 3], [12], [22]])
  expect(await Promise.all(all)).toEqual([2, 4, 24, 6, 44])
})

test('no group is larger than it may be', async () => {
  const { act, groups, end } = anAct({ most: 2 })
  const all = [1, 2, 3, 4].map(act)
  for (let index = 0; index < 3; index += 1) await end()
  expect(groups).toEqual([[1], [2, 3], [4]])
  expect(await Promise.all(all)).toEqual([2, 4, 6, 8])
})

test('only so many groups are under way at once, and each key has its turn', async () => {
  const { act, groups, end } = anAct({ keyOf: (item) => String(item % 10), atOnce: 2 })
  const all = [1, 2, 3, 11, 21].map(act)
  expect(groups).toEqual([[1], [2]])
  await end()
  expect(groups).toEqual([[1], [2], [3]])
  for (let index = 0; index < 3; index += 1) await end()
  expect(groups).toEqual([[1], [2], [3], [11, 21]])
  expect(await Promise.all(all)).toEqual([2, 4, 6, 22, 42])
})
