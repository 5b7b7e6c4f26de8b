import { type ErrorFields, StripeFault } from './stripe-fault.ts'

/** The request is wrong in itself; nothing was begun. */
export function invalidParam(message: string, fields: Omit<ErrorFields, 'type' | 'message'> = {}): StripeFault {
  return new StripeFault(400, { type: 'invalid_request_error', message, ...fields }, { isStored: false })
}

/** The request is well-formed, and what it is about does not allow it. */
export function refused(message: string, fields: Omit<ErrorFields, 'type' | 'message'> = {}): StripeFault {
  return new StripeFault(400, { type: 'invalid_request_error', message, ...fields })
}

export function missingParam(param: string): StripeFault {
  return invalidParam(`Missing required param: ${param}.`, { code: 'parameter_missing', param })
}

export function unknownParams(params: readonly string[]): StripeFault {
  const [first] = params
  const message = `Received unknown parameter${params.length > 1 ? 's' : ''}: ${params.join(', ')}`
  return invalidParam(message, { code: 'parameter_unknown', ...(first === undefined ? {} : { param: first }) })
}

export function emptyParam(param: string): StripeFault {
  const message = `You passed an empty string for '${param}'. We assume empty values are an attempt to unset a parameter; however '${param}' cannot be unset. You should remove '${param}' from your request or supply a non-empty value.`
  return invalidParam(message, { code: 'parameter_invalid_empty', param })
}

/** `param` is the parameter that named it: `id` in a path, unless Stripe calls it something else. */
export function noSuch(kind: string, id: string, param = 'id'): StripeFault {
  const fields = { type: 'invalid_request_error', code: 'resource_missing', param } as const
  const status = param === 'id' || param === 'intent' ? 404 : 400
  return new StripeFault(status, { ...fields, message: `No such ${kind}: '${id}'` }, { isStored: false })
}

export function notSimulatedParam(param: string): StripeFault {
  return invalidParam(`The Stripe simulator does not simulate the parameter '${param}'.`, { param })
}

export function unknownPath(method: string, path: string): StripeFault {
  const message = `Unrecognized request URL (${method}: ${path}). Please see https://stripe.com/docs or we can help at https://support.stripe.com/.`
  return new StripeFault(404, { type: 'invalid_request_error', message }, { isStored: false })
}

export function rateLimited(): StripeFault {
  const message = 'Request rate limit exceeded. Learn more about rate limits here https://docs.stripe.com/rate-limits.'
  return new StripeFault(429, { type: 'invalid_request_error', code: 'rate_limit', message }, { isStored: false })
}

/** Another call works on the same object. https://docs.stripe.com/rate-limits#object-lock-timeouts */
export function lockTimeout(): StripeFault {
  const message =
    'This object cannot be accessed right now because another API request or Stripe process is currently accessing it. If you see this error intermittently, retry the request. If you see this error frequently and are making multiple concurrent requests to a single object, make your requests serially or at a lower rate.'
  return new StripeFault(429, { type: 'invalid_request_error', code: 'lock_timeout', message }, { isStored: false })
}
