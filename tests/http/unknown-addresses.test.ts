import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'

const APP = join(import.meta.dirname, '..', '..', 'app')
const METHODS = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'] as const

const routes = readdirSync(APP, { recursive: true, encoding: 'utf8' }).filter((path) => path.endsWith('/route.ts'))

/** Something for each part of the address that is a parameter. */
const paramsOf = (path: string) =>
  Object.fromEntries([...path.matchAll(/\[(?:\.{3})?(\w+)\]/g)].map(([, name]) => [name, 'none']))

type Handler = (request: Request, context: unknown) => Promise<Response>

test.each(['api/[...rest]/route.ts', 'payments/[...rest]/route.ts'])('404 in our form from %s', async (path) => {
  const handlers: Record<string, Handler> = await import(join(APP, path))
  for (const method of METHODS) {
    const response = await handlers[method]?.(new Request('http://localhost:3000/api/nothing', { method }), {})
    expect(response?.status).toBe(404)
    expect(await response?.json()).toEqual({ error: { code: 'not_found', message: 'not found' } })
  }
})

test.each(routes.filter((path) => !path.includes('[...rest]')))(
  '405 in our form from %s for a wrong method',
  async (path) => {
    const handlers: Record<string, Handler> = await import(join(APP, path))
    expect(METHODS.filter((method) => !handlers[method])).toEqual([])
    const refusals = await Promise.all(
      METHODS.map(async (method) => {
        const body = method === 'GET' ? {} : { body: '{}' }
        const request = new Request('http://localhost:3000/api/any', { method, ...body })
        const params = Promise.resolve(paramsOf(path))
        return { method, response: await handlers[method]?.(request, { params }) }
      }),
    )
    const wrong = refusals.filter(({ response }) => response?.status === 405)
    expect(wrong.length).toBeGreaterThan(0)
    for (const { method, response } of wrong) {
      expect(await response?.json()).toMatchObject({ error: { code: 'method_not_allowed' } })
      expect(response?.headers.get('allow')).not.toContain(method)
    }
  },
)
