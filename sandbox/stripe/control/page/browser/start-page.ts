import type { OpenAccount } from '#sandbox/stripe/state/open-account.ts'
import type { Overview } from '../overview-of.ts'
import { accountView } from './account-view.ts'
import { Desk } from './desk.ts'
import { actionsOf, element, momentOf } from './element.ts'
import { eventsView } from './events-view.ts'
import { paymentsView } from './payments-view.ts'
import { payoutsView } from './payouts-view.ts'
import { settingsView } from './settings-view.ts'
import { setupsView } from './setups-view.ts'
import { troublesView } from './troubles-view.ts'
import { webhooksView } from './webhooks-view.ts'
import { worldView } from './world-view.ts'

const REDRAW_MS = 2000
const HOUR_MS = 60 * 60 * 1000

const chosen = { account: new URLSearchParams(location.search).get('account') ?? '', mode: 'test' }
const drawn = new Map<string, string>()

async function read<T>(path: string): Promise<T> {
  const response = await fetch(`/_sim${path}`)
  if (!response.ok) throw new Error(`/_sim${path} answered ${response.status}`)
  return response.json()
}

/** Puts a section in its place when something in it has changed; what was open stays open, and the focus where it was. */
function draw(id: string, told: unknown, view: () => readonly HTMLElement[]): void {
  const place = document.getElementById(id)
  const text = JSON.stringify(told)
  // Who is writing in a section must not lose what was written.
  const isBusy = place?.contains(document.activeElement) && document.activeElement?.matches('input, select')
  if (!place || drawn.get(id) === text || isBusy) return
  drawn.set(id, text)
  const open = [...place.querySelectorAll('details[open]')].map((details) => details.getAttribute('data-name'))
  const { activeElement } = document
  const focused =
    activeElement instanceof HTMLButtonElement ? [...place.querySelectorAll('button')].indexOf(activeElement) : -1
  place.replaceChildren(...view())
  for (const details of place.querySelectorAll('details'))
    details.open = open.includes(details.getAttribute('data-name'))
  if (focused >= 0) place.querySelectorAll('button')[focused]?.focus({ preventScroll: true })
}

function headView(accounts: readonly OpenAccount[], { clock }: Overview): readonly HTMLElement[] {
  const select = element(
    'select',
    { attributes: { 'aria-label': 'Account' } },
    ...accounts.map(
      ({ id, name, country }) => new Option(`${name ?? id} (${country})`, id, false, id === chosen.account),
    ),
  )
  const modes = element(
    'select',
    { attributes: { 'aria-label': 'Mode' } },
    ...['test', 'live'].map((mode) => new Option(mode, mode, false, mode === chosen.mode)),
  )
  const choose = () => {
    chosen.account = select.value
    chosen.mode = modes.value
    select.blur()
    modes.blur()
    void redraw()
  }
  select.addEventListener('change', choose)
  modes.addEventListener('change', choose)
  const later = (label: string, hours: number) => desk.button(label, '/clock', { advanceMs: hours * HOUR_MS })
  const ahead = Math.round(clock.aheadMs / HOUR_MS)
  const time = element('span', {}, `${momentOf(clock.now)}${ahead > 0 ? `, ${ahead} hours ahead` : ''}`)
  return [
    element('h1', {}, 'Stripe simulator'),
    actionsOf(select, modes),
    actionsOf(time, later('+1 hour', 1), later('+1 day', 24), later('+8 days', 8 * 24)),
  ]
}

async function redraw(): Promise<void> {
  const { accounts } = await read<{ accounts: readonly OpenAccount[] }>('/accounts')
  const account = accounts.find(({ id }) => id === chosen.account) ?? accounts[0]
  if (!account) return
  chosen.account = account.id
  const owner = { ...chosen }
  const overview = await read<Overview>(`/overview?account=${account.id}&mode=${owner.mode}`)
  const { payments, setups, payouts, endpoints, deliveries, rules, events, troubles, snapshots, balance } = overview
  const { clockAheadMs: _, ...settings } = overview.settings
  draw('head', [accounts, chosen, overview.clock.now], () => headView(accounts, overview))
  draw('account', [account, owner, balance], () => accountView({ account, mode: owner.mode }, overview, desk))
  draw('payments', payments, () => paymentsView(overview, desk))
  draw('setups', setups, () => setupsView(overview, desk))
  draw('payouts', [payouts, owner], () => payoutsView(overview, desk, owner))
  draw('webhooks', [endpoints, deliveries, rules, owner], () => webhooksView(overview, desk, account.id))
  draw('events', events, () => eventsView(overview, desk))
  draw('troubles', [troubles, owner], () => troublesView(overview, desk, account.id))
  draw('settings', settings, () => settingsView(overview, desk))
  draw('world', snapshots, () => worldView(overview, desk))
}

const news = document.getElementById('news') ?? document.body
const desk = new Desk(news, redraw)

/** Draws what is there, and again and again what has changed; a simulator that is gone is said to be gone. */
async function keepDrawing(): Promise<void> {
  try {
    await redraw()
  } catch {
    news.textContent = 'The simulator does not answer.'
    news.className = 'wrong'
  }
  setTimeout(() => void keepDrawing(), REDRAW_MS)
}

void keepDrawing()
