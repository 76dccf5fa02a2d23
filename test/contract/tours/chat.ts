// Channels, messages, threads and reactions.
import type { Sandbox } from '../../../src/sandbox/server.ts'
import { type Row, row } from '../support/answers.ts'
import { type Answer, type Caller, idOf, idsIn } from '../support/calls.ts'

const channelIn = (answer: Answer) => String((row(answer).data as Row).id)

const messages = async (base: string, channel: string, call: Caller) => {
  const message = { type: 'message', content: '**Hello** [@Priya Nair](#user_mention#44010003)' }
  const sent = idOf(await call('POST', `${channel}/messages`, message))
  await call('GET', `${channel}/messages?limit=10&content_format=text/plain`)
  const path = `${base}/messages/${sent}`
  await call('POST', `${path}/replies`, message)
  await call('GET', `${path}/replies`)
  await call('PATCH', path, { content: 'Bye', resolved: true })
  await call('POST', `${path}/reactions`, { reaction: 'thumbsup' })
  await call('GET', `${path}/reactions`)
  await call('GET', `${path}/tagged_users`)
  await call('DELETE', `${path}/reactions/thumbsup`)
  await call('DELETE', path)
}

export const chat = async (sandbox: Sandbox, call: Caller) => {
  const ids = idsIn(sandbox)
  const base = `/v3/workspaces/${sandbox.workspaceId}/chat`
  const channels = `${base}/channels`
  await call('GET', `${channels}?limit=2&is_follower=true`)
  await call('GET', channels)
  const made = channelIn(
    await call('POST', channels, { name: 'Support', visibility: 'PUBLIC', topic: 'Help' }),
  )
  await call('POST', channels, { name: 'support' })
  await call('POST', `${channels}/location`, {
    location: { id: ids.list('Bug Tracker'), type: 'list' },
  })
  await call('POST', `${channels}/direct_message`, { user_ids: [String(ids.user('Tom Becker'))] })
  const channel = `${channels}/${made}`
  await call('GET', channel)
  await call('PATCH', channel, { topic: 'First aid' })
  await call('GET', `${channel}/members`)
  await call('GET', `${channel}/followers?limit=1`)
  await messages(base, channel, call)
  await call('GET', `${channels}/8cm2k-3014/messages`)
  await call('DELETE', channel)
}
