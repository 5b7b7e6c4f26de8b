import type { ComponentPropsWithRef } from 'react'

/**
 * A form that only a script can send. Sent before the script has come it does nothing and keeps what was typed: it closes
 * the dialog around it, and there is none. As a plain form it would write every field, passwords too, into the address.
 */
export function ScriptForm(props: Omit<ComponentPropsWithRef<'form'>, 'action' | 'method'>) {
  return <form method="dialog" {...props} />
}
