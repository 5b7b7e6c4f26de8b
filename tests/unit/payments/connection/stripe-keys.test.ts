import { expect, test } from 'vitest'
import { type EnteredKeys, faultsOfShape, modeOfKey } from '#lib/payments/connection/stripe-keys.ts'

const keys = (changes: Partial<EnteredKeys> = {}): EnteredKeys => ({
  publishableKey: 'pk_test_0123456789',
  secretKey: 'sk_test_0123456789',
  signingSecret: 'whsec_0123456789',
  ...changes,
})

test.each([
  ['three keys that fit', keys(), {}],
  ['a restricted key in the place of the secret one', keys({ secretKey: 'rk_test_0123456789' }), {}],
  ['no signing secret yet', keys({ signingSecret: '' }), {}],
  ['no publishable key', keys({ publishableKey: '' }), { publishableKey: 'missing' }],
  ['no secret key', keys({ secretKey: '' }), { secretKey: 'missing' }],
  ['half a key', keys({ secretKey: 'sk_test_01' }), { secretKey: 'malformed' }],
  ['a key with a space in it', keys({ publishableKey: 'pk_test_01234 56789' }), { publishableKey: 'malformed' }],
  ['the publishable key as the secret one', keys({ secretKey: 'pk_test_0123456789' }), { secretKey: 'is_publishable' }],
  [
    'the secret key as the publishable one',
    keys({ publishableKey: 'sk_test_0123456789' }),
    { publishableKey: 'is_secret' },
  ],
  ['a secret key as the signing secret', keys({ signingSecret: 'sk_test_0123456789' }), { signingSecret: 'is_secret' }],
  ['one for test and one for live', keys({ secretKey: 'sk_live_0123456789' }), { secretKey: 'other_mode' }],
  [
    'two things wrong at once',
    keys({ publishableKey: 'x', signingSecret: 'y' }),
    { publishableKey: 'malformed', signingSecret: 'malformed' },
  ],
] as const)('%s', (_, entered, faults) => {
  expect(faultsOfShape(entered)).toEqual(faults)
})

test('a key tells its mode, and what is no key tells none', () => {
  expect(modeOfKey('rk_live_0123456789')).toBe('live')
  expect(modeOfKey('pk_test_0123456789')).toBe('test')
  expect(modeOfKey('whsec_test_1')).toBeNull()
})
