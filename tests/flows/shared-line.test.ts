import pg from 'pg'
import { afterEach, expect, test } from 'vitest'
import { SharedLine } from '#lib/db/shared-line.ts'
import { env } from '#lib/env.ts'

let line: SharedLine

afterEach(() => line.close())

function aLine(): SharedLine {
  line = new SharedLine({ connectionString: env().DATABASE_URL.reveal(), application_name: 'a-shared-line' })
  return line
}

/** What one statement says of a number, and on which connection it was asked. */
const ask = async (number: number) => {
  const { rows } = await line.query<{ number: number; pid: number }>({
    ...{ name: 'ask', text: 'select $1::int as number, pg_backend_pid() as pid', values: [number] },
  })
  return rows[0]
}

test('everybody’s statements share one connection, and each gets its own answer', async () => {
  aLine()
  const numbers = Array.from({ length: 50 }, (_, index) => index)
  const answers = await Promise.all(numbers.map(ask))
  expect(answers.map((answer) => answer?.number)).toEqual(numbers)
  expect(new Set(answers.map((answer) => answer?.pid)).size).toBe(1)
})

test('a statement that fails takes none of its neighbours along', async () => {
  aLine()
  const wrong = line.query({ text: 'select 1 / 0' })
  const [before, broken, after] = await Promise.allSettled([ask(1), wrong, ask(2)])
  expect(before).toMatchObject({ status: 'fulfilled', value: { number: 1 } })
  expect(broken).toMatchObject({ status: 'rejected', reason: { message: 'division by zero' } })
  expect(after).toMatchObject({ status: 'fulfilled', value: { number: 2 } })
})

test('a lost connection fails what was under way, and the next statement opens another', async () => {
  aLine()
  const first = await ask(1)
  const slow = expect(line.query({ text: 'select pg_sleep(30)' })).rejects.toThrow()
  const other = new pg.Client(env().DATABASE_URL.reveal())
  await other.connect()
  await other.query('select pg_terminate_backend($1)', [first?.pid])
  await slow
  await other.end()
  const again = await ask(2)
  expect(again?.number).toBe(2)
  expect(again?.pid).not.toBe(first?.pid)
})

test('a database that cannot be reached is asked anew the next time', async () => {
  line = new SharedLine({ connectionString: 'postgresql://nobody@127.0.0.1:9/none' })
  for (const number of [1, 2]) await expect(ask(number)).rejects.toThrow(/ECONNREFUSED/)
})

test('of a crowd that asks the very same, those who wait for their turn share one answer, read after they asked', async () => {
  aLine()
  const look = (number: number) =>
    line.look<{ number: number; at: string }>({
      ...{ name: 'look', text: 'select $1::int as number, clock_timestamp()::text as at', values: [number] },
    })
  await look(0)
  const crowd = Array.from({ length: 200 }, (_, index) => look(index % 2))
  const answers = (await Promise.all(crowd)).map(({ rows: [row] }) => row)
  expect(answers.map((answer) => answer?.number)).toEqual(crowd.map((_, index) => index % 2))
  const readAt = new Set(answers.map((answer) => answer?.at))
  expect(readAt.size).toBe(8 + 2)
  const [later] = (await look(1)).rows
  expect(later && answers.every((answer) => answer && answer.at < later.at)).toBe(true)
})
