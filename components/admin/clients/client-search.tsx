'use client'

import { Anchor, Button, Group, TextInput } from '@mantine/core'
import Form from 'next/form'
import { Link } from '#components/ui/links/link.tsx'

type Props = {
  readonly action: string
  readonly text: string
  /** What else the address has to keep. */
  readonly children?: React.ReactNode
  readonly words: Readonly<Record<'search' | 'searchHint' | 'show' | 'clear', string>>
}

/** Looks for clients; what is looked for stands in the address. */
export function ClientSearch({ action, text, children, words }: Props) {
  return (
    <search>
      <Form action={action} key={text}>
        <Group align="end" gap="sm">
          {children}
          <TextInput
            name="q"
            type="search"
            flex={1}
            miw={200}
            maw={420}
            label={words.search}
            placeholder={words.searchHint}
            defaultValue={text}
            maxLength={100}
          />
          <Button type="submit" variant="light">
            {words.show}
          </Button>
          {text !== '' && (
            <Anchor component={Link} href={action} pb={6}>
              {words.clear}
            </Anchor>
          )}
        </Group>
      </Form>
    </search>
  )
}
