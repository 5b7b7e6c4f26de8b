import * as z from 'zod'

/** JSON as text, read into whatever it holds; a schema that says what it should hold is piped behind it. */
export const JsonText = z.string().transform((text, context): unknown => {
  try {
    return JSON.parse(text)
  } catch {
    context.addIssue({ code: 'custom', message: 'not JSON' })
    return z.NEVER
  }
})
