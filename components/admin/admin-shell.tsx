'use client'

import { AppShell, Box, Burger, Button, Group, NavLink, ScrollArea, Stack, Text } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { KeyIcon, LinkExternalIcon, SignOutIcon } from '@primer/octicons-react'
import { usePathname, useRouter } from 'next/navigation'
import type { ReactNode } from 'react'
import { Link } from '#components/ui/links/link.tsx'
import { NAV_ICONS, type NavIcon } from './nav-icons.ts'

type Props = {
  /** The salon's name, or the menu to choose another. */
  readonly branch: ReactNode
  readonly userName: string
  readonly signInHref: string
  readonly accountLink: { readonly href: string; readonly label: string }
  readonly mark: ReactNode
  readonly sections: readonly {
    readonly title: string
    readonly links: readonly { readonly href: string; readonly label: string; readonly icon: NavIcon }[]
  }[]
  readonly bookingLink: { readonly href: string; readonly label: string }
  readonly words: { readonly openMenu: string; readonly signOut: string }
  readonly children: ReactNode
}

/** The frame around every page of the admin: the salon's name, the sections, who is signed in. */
export function AdminShell(props: Props) {
  const { branch, mark, words, children } = props
  const [isOpen, { toggle, close }] = useDisclosure()
  return (
    <>
      <AppShell
        header={{ height: 56 }}
        navbar={{ width: 248, breakpoint: 'sm', collapsed: { mobile: !isOpen } }}
        padding={{ base: 'md', sm: 'xl' }}
      >
        <AppShell.Header px="md">
          <Group h="100%" wrap="nowrap">
            <Burger opened={isOpen} onClick={toggle} hiddenFrom="sm" size="sm" aria-label={words.openMenu} />
            {branch}
          </Group>
        </AppShell.Header>
        <AppShell.Navbar p="sm">
          <Menu {...props} onLeave={close} />
        </AppShell.Navbar>
      </AppShell>
      {/* Beside the shell, as it changes its context soon after it starts: what streams within it would be made twice. */}
      <Box component="main" className={AppShell.classes.main} bg="var(--ground)">
        <Stack gap="lg">
          {mark}
          {children}
        </Stack>
      </Box>
    </>
  )
}

function Menu({
  sections,
  bookingLink,
  userName,
  accountLink,
  signInHref,
  words,
  onLeave,
}: Props & { readonly onLeave: () => void }) {
  const path = usePathname()
  const router = useRouter()

  async function signOut() {
    await fetch('/api/auth/sign-out', { method: 'POST', headers: { 'content-type': 'application/json' }, body: '{}' })
    router.replace(signInHref)
    router.refresh()
  }

  return (
    <>
      <AppShell.Section grow component={ScrollArea}>
        {sections.map(({ title, links }) => (
          <Stack key={title} gap={2} mb="md">
            <Text size="xs" c="dimmed" fw={600} px="sm">
              {title}
            </Text>
            {links.map(({ href, label, icon }) => {
              const Icon = NAV_ICONS[icon]
              return (
                <NavLink
                  key={href}
                  component={Link}
                  href={href}
                  label={label}
                  leftSection={<Icon />}
                  active={path === href || path.startsWith(`${href}/`)}
                  onClick={onLeave}
                />
              )
            })}
          </Stack>
        ))}
      </AppShell.Section>
      <AppShell.Section>
        <Stack gap={2}>
          <NavLink
            component="a"
            href={bookingLink.href}
            target="_blank"
            label={bookingLink.label}
            leftSection={<LinkExternalIcon />}
          />
          <NavLink
            component={Link}
            href={accountLink.href}
            label={accountLink.label}
            description={userName}
            leftSection={<KeyIcon />}
          />
          <Button variant="subtle" color="gray" justify="start" leftSection={<SignOutIcon />} onClick={signOut}>
            {words.signOut}
          </Button>
        </Stack>
      </AppShell.Section>
    </>
  )
}
