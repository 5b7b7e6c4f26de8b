import { setTimeout as pause } from 'node:timers/promises'
import { type Answer, faultAnswer } from '#sandbox/stripe/api/answer.ts'
import { lockTimeout, rateLimited } from '#sandbox/stripe/api/faults.ts'
import { type HttpCall, handleCall } from '#sandbox/stripe/api/handle-call.ts'
import { fingerprint, keyInUse, rememberAnswer } from '#sandbox/stripe/api/idempotency.ts'
import { StripeFault } from '#sandbox/stripe/api/stripe-fault.ts'
import type { Trouble } from '#sandbox/stripe/control/troubles.ts'
import type { Simulator } from '#sandbox/stripe/simulator.ts'
import type { KeyRow } from '#sandbox/stripe/state/rows.ts'
import type { ApiRequest } from './serve-api.ts'

type KnownCall = HttpCall & { readonly key: KeyRow }

/** The answer to a call, with what was asked to go wrong with it. */
export async function troubledAnswer(simulator: Simulator, call: KnownCall, request: ApiRequest): Promise<Answer> {
  const { world, router, troubles } = simulator
  const running = `${call.key.account}/${call.key.livemode}/${call.idempotencyKey ?? ''}`
  if (call.idempotencyKey !== null && simulator.keysInUse.has(running)) throw keyInUse(call.idempotencyKey)
  const trouble = troubles.take({ method: call.method, path: call.path, account: call.key.account })
  if (!trouble) return handleCall(world, router, call)
  if (trouble.when === 'after') return afterWork(simulator, call, trouble)
  if (trouble.kind === 'delay' || trouble.kind === 'hang') {
    simulator.keysInUse.add(running)
    await (trouble.kind === 'hang' ? hungUp(request) : pause(trouble.delayMs))
    simulator.keysInUse.delete(running)
    if (trouble.kind === 'delay') return handleCall(world, router, call)
  }
  return spoiled({ status: 200, body: '', headers: {} }, trouble, call)
}

function afterWork(simulator: Simulator, call: KnownCall, trouble: Trouble): Answer {
  const { world, router } = simulator
  const answer = spoiled(handleCall(world, router, call), trouble, call)
  // Stripe keeps the first answer of a key for repeats, also when it is a 500.
  if (trouble.kind === 'error' && call.idempotencyKey !== null && call.method === 'POST') {
    const request = fingerprint(call.method, call.path, call.body)
    const books = world.books(call.key.account, call.key.livemode)
    rememberAnswer(books, call.idempotencyKey, { request, status: answer.status, body: answer.body })
  }
  return answer
}

function hungUp(request: ApiRequest): Promise<void> {
  return new Promise((resolve) => {
    request.socket.once('close', () => resolve())
  })
}

function spoiled(answer: Answer, trouble: Trouble, call: HttpCall): Answer {
  switch (trouble.kind) {
    case 'rate_limit':
      return faultAnswer(rateLimited(), call.requestId)
    case 'lock_timeout':
      return faultAnswer(lockTimeout(), call.requestId)
    case 'error': {
      const message = 'An unknown error occurred. We have been notified of the problem.'
      return faultAnswer(new StripeFault(500, { type: 'api_error', message }), call.requestId)
    }
    case 'delay':
      return { ...answer, mishap: { kind: 'delay', ms: trouble.delayMs } }
    default:
      return { ...answer, mishap: { kind: trouble.kind } }
  }
}
