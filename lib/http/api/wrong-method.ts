import 'server-only'
import { refusalResponse } from '#lib/http/refusal-response.ts'

type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'

/** Answers for the methods that an address does not have: 405 in the form of every refusal, with those that it has. */
export function wrongMethod(...allowed: readonly Method[]) {
  const refuse = (): Response => {
    const response = refusalResponse('method_not_allowed')
    response.headers.set('allow', allowed.join(', '))
    return response
  }
  return { GET: refuse, POST: refuse, PUT: refuse, PATCH: refuse, DELETE: refuse }
}
