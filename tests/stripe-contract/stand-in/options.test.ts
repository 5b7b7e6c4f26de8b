import { describe, expect } from 'vitest'
import { simulatorTest, withSimulator } from '../support/target.ts'
import { Shop } from './shop.ts'

withSimulator()
const shop = new Shop()

describe('a page that is built wrong', () => {
  const throws = (work: string): Promise<string> =>
    shop.page.evaluate(async (code) => {
      try {
        await new Function(`return (async () => { ${code} })()`)()
        return 'nothing was thrown'
      } catch (error) {
        return error instanceof Error ? `${error.name}: ${error.message}` : String(error)
      }
    }, work)

  const elements = (options: string) => `Stripe('pk_test_simulator_warsaw').elements(${options})`
  const deferred = "{ mode: 'payment', amount: 5000, currency: 'pln' }"

  simulatorTest.each([
    ["Stripe('')", /empty string/],
    ["Stripe('sk_test_simulator_warsaw')", /should not use your secret key/],
    ["Stripe('pk_live_simulator_warsaw')", /refuses live keys/],
    [
      elements("{ mode: 'payment', amount: 5000, currency: 'pln', paymentMethodTypes: ['card'] }"),
      /paymentMethodTypes/,
    ],
    [elements("{ mode: 'pay' }"), /`mode` should be one of/],
    [elements("{ mode: 'payment', amount: 0, currency: 'pln' }"), /`amount` must be greater than 0/],
    [elements("{ mode: 'payment', amount: 5000, currency: 'PLN' }"), /`currency`/],
    [elements("{ clientSecret: 'secret' }"), /client secret of the form/],
    [`${elements('{}')}.create('payment')`, /must pass a clientSecret or mode/],
    [`const e = ${elements(deferred)}; e.create('payment'); e.create('payment')`, /Can only create one/],
    [`await ${elements(deferred)}.update({ paymentMethodTypes: ['card'] })`, /no longer supported/],
    ["Stripe('pk_test_simulator_warsaw').handleCardPayment('x')", /has been removed/],
    ["await Stripe('pk_test_simulator_warsaw').confirmPayment({ clientSecret: 'pi_1_secret_1' })", /return_url/],
    [
      "await Stripe('pk_test_simulator_warsaw').confirmPayment({ clientSecret: 'pi_1_secret_1', redirect: 'never' })",
      /`redirect` should be one of/,
    ],
    [
      `const s = Stripe('pk_test_simulator_warsaw'); const e = s.elements(${deferred}); e.create('payment').mount('#card'); await s.confirmPayment({ elements: e, clientSecret: 'pi_1_secret_1', redirect: 'if_required' })`,
      /elements\.submit\(\)` must be called/,
    ],
  ])('is told so: %s', async (work, message) => {
    await shop.visit()
    const thrown = await throws(work)
    expect(thrown).toMatch(/^IntegrationError: /)
    expect(thrown).toMatch(message)
  })

  simulatorTest('finds all that react-stripe-js looks for', async () => {
    await shop.visit()
    const found = await shop.page.evaluate(() => {
      const make = Reflect.get(window, 'Stripe') ?? (() => ({}))
      const stripe: object = make('pk_test_simulator_warsaw')
      const names = [
        ...['elements', 'createToken', 'createPaymentMethod', 'confirmCardPayment', 'confirmPayment', 'confirmSetup'],
        ...['retrievePaymentIntent', 'retrieveSetupIntent', 'handleNextAction', 'createConfirmationToken'],
        ...[
          'confirmCardSetup',
          'initCheckoutElementsSdk',
          'initCheckoutFormSdk',
          'registerAppInfo',
          '_registerWrapper',
        ],
      ]
      const missing = names.filter((name) => typeof Reflect.get(stripe, name) !== 'function')
      return { version: Reflect.get(make, 'version'), missing }
    })
    expect(found).toEqual({ version: 'endive', missing: [] })
  })
})
