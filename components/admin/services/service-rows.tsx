'use client'

import { ActionIcon, Menu } from '@mantine/core'
import { KebabHorizontalIcon } from '@primer/octicons-react'
import { useState } from 'react'
import { ConfirmDialog } from '#components/admin/confirm-dialog.tsx'
import listing from '#components/admin/listing.module.css'
import type { Outcome } from '#components/admin/outcome.ts'
import { useAct } from '#components/admin/use-act.ts'
import { Link } from '#components/ui/links/link.tsx'
import { Unseen } from '#components/ui/unseen.tsx'
import type { Direction } from '#lib/branches/display-order.ts'
import styles from './services.module.css'

/** A service as the list shows it: in the reader's language. */
export type ShownService = {
  readonly id: string
  readonly href: string
  readonly name: string
  readonly description: string | null
  readonly time: string
  readonly price: string
  /** Null: nobody performs it. */
  readonly staff: string | null
  readonly online: string
  readonly onlineWarning: string | null
  /** What archiving it would mean for what is booked. */
  readonly upcoming: string
}

export type ServiceActs = {
  readonly moveService: (input: { readonly serviceId: string; readonly direction: Direction }) => Outcome
  readonly archiveService: (input: { readonly serviceId: string; readonly isArchived: boolean }) => Outcome
}

export type ServiceWords = Readonly<
  Record<
    | 'name'
    | 'time'
    | 'price'
    | 'staff'
    | 'online'
    | 'nobody'
    | 'warning'
    | 'more'
    | 'up'
    | 'down'
    | 'archive'
    | 'restore'
    | 'archiveTitle'
    | 'archiveText'
    | 'keep',
    string
  >
>

type Props = {
  readonly services: readonly ShownService[]
  readonly isArchived?: boolean
  readonly acts: ServiceActs
  readonly words: ServiceWords
  readonly refusals: Readonly<Record<string, string>>
}

/** Services in one table: what they take, cost and who performs them. */
export function ServiceRows({ services, isArchived = false, acts, words, refusals }: Props) {
  const { act, isActing } = useAct(refusals)
  const [asked, setAsked] = useState<ShownService | null>(null)
  const archive = async ({ id: serviceId }: ShownService) => {
    if (await act(() => acts.archiveService({ serviceId, isArchived: true }))) setAsked(null)
  }
  return (
    <div className={listing.wide}>
      <table className={`${listing.table} ${styles.services}`}>
        <thead>
          <tr>
            <th scope="col">{words.name}</th>
            <th scope="col">{words.time}</th>
            <th scope="col" className={listing.sum}>
              {words.price}
            </th>
            <th scope="col">{words.staff}</th>
            <th scope="col">{words.online}</th>
            <th scope="col">
              <Unseen>{words.more.replace('{name}', '')}</Unseen>
            </th>
          </tr>
        </thead>
        <tbody>
          {services.map((service, index) => (
            <tr key={service.id}>
              <ServiceCells service={service} words={words} />
              <td className={listing.acts}>
                <Menu position="bottom-end">
                  <Menu.Target>
                    <ActionIcon
                      variant="subtle"
                      color="gray"
                      disabled={isActing}
                      aria-label={words.more.replace('{name}', service.name)}
                    >
                      <KebabHorizontalIcon />
                    </ActionIcon>
                  </Menu.Target>
                  <Menu.Dropdown>
                    {isArchived ? (
                      <Menu.Item
                        onClick={() => act(() => acts.archiveService({ serviceId: service.id, isArchived: false }))}
                      >
                        {words.restore}
                      </Menu.Item>
                    ) : (
                      <>
                        {(['up', 'down'] as const).map((direction) => (
                          <Menu.Item
                            key={direction}
                            disabled={index === (direction === 'up' ? 0 : services.length - 1)}
                            onClick={() => act(() => acts.moveService({ serviceId: service.id, direction }))}
                          >
                            {words[direction]}
                          </Menu.Item>
                        ))}
                        <Menu.Item onClick={() => setAsked(service)}>{words.archive}</Menu.Item>
                      </>
                    )}
                  </Menu.Dropdown>
                </Menu>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {asked && (
        <ConfirmDialog
          title={words.archiveTitle.replace('{name}', asked.name)}
          text={words.archiveText.replace('{upcoming}', asked.upcoming)}
          words={{ confirm: words.archive, keep: words.keep }}
          isBusy={isActing}
          onConfirm={() => archive(asked)}
          onClose={() => setAsked(null)}
        />
      )}
    </div>
  )
}

function ServiceCells({ service, words }: { readonly service: ShownService; readonly words: ServiceWords }) {
  const { href, name, description, time, price, staff, online, onlineWarning } = service
  return (
    <>
      <td>
        <Link href={href}>{name}</Link>
        {description && <div className={listing.soft}>{description}</div>}
      </td>
      <td data-label={words.time}>{time}</td>
      <td data-label={words.price} className={listing.sum}>
        {price}
      </td>
      <td data-label={words.staff}>{staff ?? <span className={listing.warning}>{words.nobody}</span>}</td>
      <td data-label={words.online}>
        {online}
        {onlineWarning && (
          <div className={listing.warning}>
            <Unseen>{words.warning}: </Unseen>
            {onlineWarning}
          </div>
        )}
      </td>
    </>
  )
}
