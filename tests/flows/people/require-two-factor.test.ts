import { expect, test } from 'vitest'
import { admitWith } from '#lib/auth/members.ts'
import { database } from '#lib/db/client.ts'
import { requireTwoFactor } from '#lib/flows/people/require-two-factor.ts'
import { aMember, scopeOf, signedIn } from '#tests/support/people.ts'
import { aSalon } from '#tests/support/salon.ts'

test('keys and refunds then want a second factor, the rest does not; nobody locks themselves out', async () => {
  const salon = await aSalon()
  const owner = await aMember(salon, 'owner')
  const scope = await scopeOf(salon, owner)
  expect(await requireTwoFactor(scope, { isRequired: true })).toEqual({ ok: false, refusal: 'own_two_factor_first' })
  await database().user.update({ where: { id: owner.userId }, data: { twoFactorEnabled: true } })
  expect(await requireTwoFactor(scope, { isRequired: true })).toEqual({ ok: true })

  const headers = new Headers(await signedIn(await aMember(salon, 'admin')))
  const may = async (permission: Parameters<typeof admitWith>[1]['permission']) =>
    admitWith(headers, { slug: salon.slug, permission })
  for (const permission of ['stripe.view', 'stripe.manage', 'payments.refund'] as const) {
    expect(await may(permission)).toEqual({ ok: false, reason: 'two_factor_needed' })
  }
  expect(await may('payments.view')).toMatchObject({ ok: true })
  expect(await requireTwoFactor(scope, { isRequired: false })).toEqual({ ok: true })
  expect(await may('stripe.manage')).toMatchObject({ ok: true })
})

test('keys, large refunds and exports want a sign-in of the last half hour', async () => {
  const salon = await aSalon()
  const owner = await aMember(salon, 'owner')
  const headers = new Headers(await signedIn(owner))
  const may = async (permission: Parameters<typeof admitWith>[1]['permission']) =>
    admitWith(headers, { slug: salon.slug, permission })
  const ago = (minutes: number) =>
    database().session.updateMany({
      where: { userId: owner.userId },
      data: { createdAt: new Date(Date.now() - minutes * 60_000) },
    })
  await ago(29)
  expect(await may('stripe.manage')).toMatchObject({ ok: true })
  await ago(31)
  for (const permission of ['stripe.manage', 'payments.refund_large', 'payments.export'] as const) {
    expect(await may(permission)).toEqual({ ok: false, reason: 'sign_in_stale' })
  }
  expect(await may('stripe.view')).toMatchObject({ ok: true })
  expect(await may('payments.refund')).toMatchObject({ ok: true })
})
