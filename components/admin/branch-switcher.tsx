'use client'

import { Menu, Text, UnstyledButton } from '@mantine/core'
import { CheckIcon, ChevronDownIcon, PlusIcon } from '@primer/octicons-react'
import { Link } from '#components/ui/links/link.tsx'

type Props = {
  readonly current: { readonly slug: string; readonly name: string }
  readonly branches: readonly { readonly slug: string; readonly name: string; readonly href: string }[]
  readonly label: string
  readonly add: { readonly href: string; readonly label: string }
}

/** The salon's name, and the way to others. */
export function BranchSwitcher({ current, branches, label, add }: Props) {
  return (
    <Menu position="bottom-start" width={280}>
      <Menu.Target>
        <UnstyledButton aria-label={`${label}: ${current.name}`} maw="100%">
          <Text fw={600} truncate>
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
        <Menu.Divider />
        <Menu.Item component={Link} href={add.href} leftSection={<PlusIcon />}>
          {add.label}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  )
}
