import { setTimeout as pause } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { goFirst, standBack } from '#lib/queue/courtesy.ts'

test('what can wait begins once nobody goes first', async () => {
  const done: string[] = []
  const first = goFirst(async () => {
    await pause(20)
    done.push('first')
  })
  await standBack()
  done.push('second')
  await first
  expect(done).toEqual(['first', 'second'])
})

test('in a long rush it goes on one by one', async () => {
  let isOver = false
  const rush = goFirst(async () => {
    while (!isOver) await pause(5)
  })
  const begun: number[] = []
  const waiting = [1, 2, 3].map((number) => standBack().then(() => begun.push(number)))
  await waiting[0]
  expect(begun).toEqual([1])
  await waiting[1]
  expect(begun).toEqual([1, 2])
  isOver = true
  await Promise.all([rush, ...waiting])
  expect(begun).toEqual([1, 2, 3])
})

test('whoever goes first is told how it went', async () => {
  await expect(goFirst(() => Promise.reject(new Error('no')))).rejects.toThrow('no')
  expect(await goFirst(async () => 5)).toBe(5)
})
