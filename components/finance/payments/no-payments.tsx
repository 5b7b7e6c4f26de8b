'use client'

import { Button, Center, Stack, Text, Title } from '@mantine/core'

type Props = {
  readonly words: Readonly<Record<'empty' | 'text' | 'open', string>>
  readonly formHref: string
}

/** The payments page before the first payment: what will stand here, and where it comes from. */
export function NoPayments({ words, formHref }: Props) {
  return (
    <Center mih="40vh">
      <Stack align="center" gap="xs" maw={420} ta="center">
        <Title order={2} size="h4">
          {words.empty}
        </Title>
        <Text c="dimmed">{words.text}</Text>
        <Button component="a" href={formHref} target="_blank" variant="light" mt="sm">
          {words.open}
        </Button>
      </Stack>
    </Center>
  )
}
