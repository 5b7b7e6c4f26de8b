import { request } from 'node:http'
import { connect } from 'node:net'
import { networkInterfaces } from 'node:os'
import { afterEach, describe, expect } from 'vitest'
import { freshAccount, simulatorOrigin, simulatorTest, type Target, withSimulator } from '../support/target.ts'

withSimulator()

const FORM = 'application/x-www-form-urlencoded'

type Sent = { readonly body?: string | Buffer; readonly type?: string; readonly method?: string; readonly key?: string }

/** A call as no SDK would make it. */
async function send(path: string, { body, type = FORM, method = 'POST', key = 'sk_test_simulator_warsaw' }: Sent) {
  const headers = { authorization: `Bearer ${key}`, 'content-type': type }
  const init = body === undefined ? { method, headers } : { method, headers, body: new Uint8Array(Buffer.from(body)) }
  const response = await fetch(`${simulatorOrigin()}${path}`, init)
  return { status: response.status, body: await response.json() }
}

let account: Target | undefined

/** Whatever came before, the next call works. */
afterEach(async () => {
  account ??= await freshAccount()
  const { stripe, currency } = account
  expect(await stripe.paymentIntents.create({ amount: 500, currency })).toMatchObject({ amount: 500 })
})

describe('a body that makes no sense', () => {
  simulatorTest.each([
    ['JSON', '{"amount": 500, "currency": "pln"}', 'application/json'],
    ['XML', '<amount>500</amount>', 'text/xml'],
    ['plain text', 'hello', 'text/plain'],
    ['broken escapes', 'amount=%E0%A4%A&currency=pln', FORM],
    ['brackets that do not close', 'amount[=500', FORM],
    ['brackets that nest absurdly', `metadata${'[a]'.repeat(20_000)}=1`, FORM],
    ['a value that is also an object', 'metadata=1&metadata[a]=2', FORM],
    ['five thousand parameters', Array.from({ length: 5000 }, (_, index) => `metadata[k${index}]=1`).join('&'), FORM],
    ['names of prototypes', '__proto__[polluted]=1&constructor[prototype][polluted]=1', FORM],
    ['nothing but separators', '&&&&====&&&', FORM],
    ['null bytes', 'amount=5\0\0&currency=pln', FORM],
    ['a multipart body without a boundary', 'x', 'multipart/form-data'],
    ['a multipart body without parts', 'x', 'multipart/form-data; boundary=abc'],
    ['a multipart body that ends at once', '--abc', 'multipart/form-data; boundary=abc'],
  ])('of %s gets Stripe’s error', async (_, body, type) => {
    const answer = await send('/v1/payment_intents', { body, type })
    expect(answer.status).toBe(400)
    expect(answer.body.error).toMatchObject({ type: 'invalid_request_error', message: expect.any(String) })
    expect(Object.hasOwn(Object.prototype, 'polluted')).toBe(false)
  })

  simulatorTest('of megabytes is refused, and its sender hears it', async () => {
    const answer = await send('/v1/payment_intents', { body: `description=${'x'.repeat(3_000_000)}` })
    expect(answer.status).toBe(413)
    expect(answer.body.error.type).toBe('invalid_request_error')
  })

  simulatorTest('of an upload that is far too large is refused', async () => {
    const head = '--b\r\ncontent-disposition: form-data; name="file"; filename="a.pdf"\r\n\r\n'
    const body = Buffer.concat([Buffer.from(head), Buffer.alloc(20_000_000, 'x'), Buffer.from('\r\n--b--')])
    expect((await send('/v1/files', { body, type: 'multipart/form-data; boundary=b' })).status).toBe(413)
  })

  simulatorTest('with a query that nests absurdly is refused too', async () => {
    const answer = await send(`/v1/charges?created${'[a]'.repeat(500)}=1`, { method: 'GET' })
    expect(answer.status).toBe(400)
    expect(answer.body.error.type).toBe('invalid_request_error')
  })
})

describe('a path or a method that Stripe does not have', () => {
  simulatorTest.each([
    ['PUT', '/v1/payment_intents'],
    ['PATCH', '/v1/payment_intents/pi_1'],
    ['DELETE', '/v1/charges/ch_1'],
    ['POST', '/v1/'],
    ['POST', '/v1/payment_intents/pi_1/confirm/again'],
    ['POST', '/v1/%E0%A4%A'],
    ['POST', '/v1/payment_intents/../../etc/passwd'],
    ['GET', '/v2/core/events'],
    ['GET', '//elsewhere.example/v1/balance'],
    ['GET', '//'],
    ['GET', '/%'],
    ['POST', '/_sim/snapshots/%E0%A4%A/restore'],
  ])('%s %s is answered with an error object', async (method, path) => {
    const answer = await send(path, { method })
    expect(answer.status).toBe(404)
    expect(answer.body.error.message).toBeTruthy()
  })
})

describe('a caller', () => {
  simulatorTest.each(['sk_live_51AbCdEfGhIjKlMnOp', 'sk_test_', 'not a key', 'sk_test_simulator_warsaw2'])(
    'with the key %s is turned away',
    async (key) => {
      const answer = await send('/v1/balance', { method: 'GET', key })
      expect(answer.status).toBe(401)
      expect(answer.body.error.type).toBe('invalid_request_error')
      expect(JSON.stringify(answer.body)).not.toContain('51AbCdEfGhIj')
    },
  )

  simulatorTest('that sends half a request and goes away harms nobody', async () => {
    const { port } = new URL(simulatorOrigin())
    const socket = connect(Number(port), '127.0.0.1')
    socket.write('POST /v1/payment_intents HTTP/1.1\r\nhost: x\r\ncontent-length: 1000\r\n\r\namount=')
    await new Promise((resolve) => setTimeout(resolve, 20))
    socket.destroy()
    const garbage = connect(Number(port), '127.0.0.1')
    garbage.on('error', () => garbage.destroy()).resume()
    garbage.write('\0\0\0 this is not HTTP \r\n\r\n')
    await new Promise((resolve) => garbage.once('close', resolve))
  })

  simulatorTest('that sends letter by letter is heard out, and others do not wait for it', async () => {
    const body = 'amount=500&currency=pln'
    const headers = {
      authorization: 'Bearer sk_test_simulator_warsaw',
      'content-type': FORM,
      'content-length': body.length,
    }
    const slow = request(`${simulatorOrigin()}/v1/payment_intents`, { method: 'POST', headers })
    const answered = new Promise<number | undefined>((resolve, reject) => {
      slow.once('response', (response) => {
        response.resume()
        resolve(response.statusCode)
      })
      slow.once('error', reject)
    })
    for (const letter of body) {
      slow.write(letter)
      await new Promise((resolve) => setTimeout(resolve, 2))
      if (letter === 'y') expect((await send('/v1/balance', { method: 'GET' })).status).toBe(200)
    }
    slow.end()
    expect(await answered).toBe(200)
  })

  simulatorTest('from another machine finds nobody', async () => {
    const { port } = new URL(simulatorOrigin())
    const faces = Object.values(networkInterfaces()).flatMap((face) => face ?? [])
    const outside = faces.filter(({ family, internal }) => family === 'IPv4' && !internal).map(({ address }) => address)
    // Bound to one address: even the loopback's other ones do not lead here.
    const reached = await Promise.all([...outside, '127.0.0.2'].map((address) => reaches(address, Number(port))))
    expect(reached).not.toContain(true)
    expect(await reaches('127.0.0.1', Number(port))).toBe(true)
  })
})

function reaches(host: string, port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect({ host, port, timeout: 500 })
    socket.once('connect', () => {
      socket.destroy()
      resolve(true)
    })
    for (const end of ['error', 'timeout'] as const) {
      socket.once(end, () => {
        socket.destroy()
        resolve(false)
      })
    }
  })
}

describe('a card number', () => {
  const paying = (number: string) => ({
    key: 'pk_test_simulator_warsaw',
    body: `type=card&card[number]=${number}&card[exp_month]=12&card[exp_year]=2034&card[cvc]=123`,
  })

  simulatorTest('that is not one of Stripe’s test cards is refused, even where it looks real', async () => {
    const answer = await send('/v1/payment_methods', paying('4539578763621486'))
    expect(answer.status).toBe(402)
    expect(answer.body.error).toMatchObject({ type: 'card_error', decline_code: 'test_mode_live_card' })
    expect(JSON.stringify(answer.body)).not.toContain('4539578763621486')
  })

  simulatorTest('that was mistyped is refused as Stripe does', async () => {
    expect((await send('/v1/payment_methods', paying('4242424242424241'))).body.error.code).toBe('incorrect_number')
    expect((await send('/v1/payment_methods', paying('42'))).body.error.code).toBe('invalid_number')
  })

  simulatorTest('that is a test card makes a payment method, and is not told again', async () => {
    const answer = await send('/v1/payment_methods', paying('4242424242424242'))
    expect(answer.status).toBe(200)
    expect(JSON.stringify(answer.body)).not.toContain('4242424242424242')
  })
})
