'use client'

import { ActionIcon, Group, Menu } from '@mantine/core'
import { KebabHorizontalIcon } from '@primer/octicons-react'
import listing from '#components/admin/listing.module.css'
import type { Outcome } from '#components/admin/outcome.ts'
import { useAct } from '#components/admin/use-act.ts'
import { Link } from '#components/ui/links/link.tsx'
import { Portrait } from '#components/ui/portrait.tsx'
import { Unseen } from '#components/ui/unseen.tsx'
import type { Direction } from '#lib/branches/display-order.ts'
import styles from './team.module.css'

/** Somebody as the team's page shows them: in the reader's language. */
export type ShownMember = {
  readonly id: string
  readonly name: string
  readonly jobTitle: string | null
  readonly photo: { readonly slug: string; readonly hash: string } | null
  readonly hasServices: boolean
  /** Null for those who may only change schedules. */
  readonly profileHref: string | null
  readonly scheduleHref: string
  readonly days: readonly {
    readonly day: string
    readonly href: string
    readonly text: string
    readonly kind: string
    readonly outsideText: string | null
  }[]
}

type Props = {
  readonly staff: readonly ShownMember[]
  readonly dayNames: readonly string[]
  /** Null for those who may only change schedules. */
  readonly move: ((input: { readonly staffMemberId: string; readonly direction: Direction }) => Outcome) | null
  readonly words: Readonly<Record<'staff' | 'more' | 'profile' | 'schedule' | 'up' | 'down' | 'noServices', string>>
  readonly refusals: Readonly<Record<string, string>>
}

/** Who works here and when, one week of it. */
export function TeamTable({ staff, dayNames, move, words, refusals }: Props) {
  const { act, isActing } = useAct(refusals)
  return (
    <div className={listing.wide}>
      <table className={`${listing.table} ${styles.team}`}>
        <thead>
          <tr>
            <th scope="col">{words.staff}</th>
            {dayNames.map((name) => (
              <th key={name} scope="col">
                {name}
              </th>
            ))}
            <th scope="col">
              <Unseen>{words.more.replace('{name}', '')}</Unseen>
            </th>
          </tr>
        </thead>
        <tbody>
          {staff.map((member, index) => (
            <tr key={member.id}>
              <MemberCells {...{ member, dayNames, words }} />
              <td className={listing.acts}>
                <Menu position="bottom-end">
                  <Menu.Target>
                    <ActionIcon
                      variant="subtle"
                      color="gray"
                      disabled={isActing}
                      aria-label={words.more.replace('{name}', member.name)}
                    >
                      <KebabHorizontalIcon />
                    </ActionIcon>
                  </Menu.Target>
                  <Menu.Dropdown>
                    <Menu.Item component={Link} href={member.scheduleHref}>
                      {words.schedule}
                    </Menu.Item>
                    {member.profileHref && (
                      <Menu.Item component={Link} href={member.profileHref}>
                        {words.profile}
                      </Menu.Item>
                    )}
                    {move &&
                      (['up', 'down'] as const).map((direction) => (
                        <Menu.Item
                          key={direction}
                          disabled={index === (direction === 'up' ? 0 : staff.length - 1)}
                          onClick={() => act(() => move({ staffMemberId: member.id, direction }))}
                        >
                          {words[direction]}
                        </Menu.Item>
                      ))}
                  </Menu.Dropdown>
                </Menu>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

function MemberCells({
  member,
  dayNames,
  words,
}: Pick<Props, 'dayNames' | 'words'> & { readonly member: ShownMember }) {
  const { name, jobTitle, photo, hasServices, profileHref, scheduleHref, days } = member
  return (
    <>
      <td>
        <Group gap="sm" wrap="nowrap" className={styles.person}>
          <Portrait name={name} photo={photo} />
          <div>
            <Link href={profileHref ?? scheduleHref}>{name}</Link>
            {jobTitle && <div className={listing.soft}>{jobTitle}</div>}
            {!hasServices && <div className={listing.warning}>{words.noServices}</div>}
          </div>
        </Group>
      </td>
      {days.map(({ day, href, text, kind, outsideText }, index) => (
        <td key={day} data-label={dayNames[index]}>
          <Link href={href} className={styles.day} data-kind={kind}>
            {text}
          </Link>
          {outsideText && <div className={listing.warning}>{outsideText}</div>}
        </td>
      ))}
    </>
  )
}
