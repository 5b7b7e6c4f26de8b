'use client'

import { Menu, Text, UnstyledButton } from '@mantine/core'
import { CheckIcon, ChevronDownIcon } from '@primer/octicons-react'
import Link from 'next/link'

type Props = {
  readonly current: { readonly slug: string; readonly name: string }
  readonly branches: readonly { readonly slug: string; readonly name: string; readonly href: string }[]
  readonly label: string
}

/** The salon's name; for whoever belongs to several, a menu of them. */
export function BranchSwitcher({ current, branches, label }: Props) {
  if (branches.length < 2) {
    return (
      <Text fw={650} truncate>
        {current.name}
      </Text>
    )
  }
  return (
    <Menu position="bottom-start" width={280}>
      <Menu.Target>
        <UnstyledButton aria-label={`${label}: ${current.name}`} maw="100%">
          <Text fw={650} truncate>
            {current.name} <ChevronDownIcon />
          </Text>
        </UnstyledButton>
      </Menu.Target>
      <Menu.Dropdown>
        {branches.map(({ slug, name, href }) => (
          <Menu.Item
            key={slug}
            component={Link}
            href={href}
            leftSection={slug === current.slug ? <CheckIcon /> : undefined}
            aria-current={slug === current.slug ? 'true' : undefined}
          >
            {name}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  )
}
