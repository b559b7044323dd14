// The way of a call with fetch, then with http.request over an agent that keeps its connection.
import assert from 'node:assert/strict'
import fs from 'node:fs'
import http from 'node:http'

const url = process.env.OPS_URL
const token = fs.readFileSync(process.env.OPS_TOKEN_FILE, 'utf8').trim()
const contact = JSON.stringify({ needs: [{ kind: 'food' }], note: 'été '.repeat(400) })
let checks = 0

function expect (wanted, got, what) {
  checks += 1
  assert.deepEqual(got, wanted, what)
}

async function byFetch (method, target, headers = {}, body) {
  const answer = await fetch(new URL(target, url), { method, headers, body })
  return { status: answer.status, field: name => answer.headers.get(name), body: await answer.text() }
}

const agent = new http.Agent({ keepAlive: true, maxSockets: 1 })
const sockets = new Set()
function byAgent (method, target, headers = {}, body) {
  return new Promise((resolve, reject) => {
    const request = http.request(new URL(target, url), { method, headers, agent }, answer => {
      let text = ''
      answer.setEncoding('utf8').on('data', part => { text += part }).on('end', () => resolve({
        status: answer.statusCode, field: name => answer.headers[name] ?? null, body: text
      }))
    })
    request.on('socket', socket => sockets.add(socket)).on('error', reject)
    request.end(body)
  })
}

async function walk (name, ask) {
  const call = (method, target, headers = {}, body) => ask(method, target, {
    Authorization: `Bearer ${token}`, ...(body ? { 'Content-Type': 'application/json' } : {}), ...headers
  }, body)
  const key = { 'Idempotency-Key': `"node-${name}"` }
  const first = await call('POST', '/v1/contacts', key, contact)
  expect(201, first.status, 'log a contact')
  const again = await call('POST', '/v1/contacts', key, contact)
  expect([201, first.body, 'true'], [again.status, again.body, again.field('idempotent-replayed')], 'the same again')
  expect(422, (await call('POST', '/v1/contacts', key, '{"needs":[{"kind":"medicine"}]}')).status, 'another body')
  const place = first.field('location')
  const read = await call('GET', place)
  expect(200, read.status, 'where it was said to be')
  const known = await call('GET', place, { 'If-None-Match': read.field('etag') })
  expect([304, ''], [known.status, known.body], 'nothing has changed')
  const head = await call('HEAD', place)
  expect([200, '', String(Buffer.byteLength(read.body))],
    [head.status, head.body, head.field('content-length')], 'HEAD')
  const patch = { 'If-Match': '"v0"' }
  expect(428, (await call('PATCH', '/v1/volunteers/1', {}, '{"available":false}')).status, 'blindly')
  expect(412, (await call('PATCH', '/v1/volunteers/1', patch, '{"available":false}')).status, 'too late')
  for (let number = 0; number < 5; number += 1) await call('POST', '/v1/contacts', {}, contact)
  const whole = JSON.parse((await call('GET', '/v1/contacts?limit=500')).body).items.map(item => item.id)
  const found = []
  let next = '/v1/contacts?limit=2'
  while (next) {
    const page = await call('GET', next)
    found.push(...JSON.parse(page.body).items.map(item => item.id))
    next = /<([^>]*)>; rel="next"/.exec(page.field('link') ?? '')?.[1]
  }
  expect(whole, found, 'all pages together')
  expect(406, (await call('GET', '/v1/contacts', { Accept: 'text/html' })).status, 'no JSON wanted')
  expect(401, (await ask('GET', '/v1/contacts')).status, 'a stranger')
}

await walk('fetch', byFetch)
await walk('agent', byAgent)
expect(1, sockets.size, 'one connection for all of them')
agent.destroy()
console.log(`${checks} checks, node ${process.versions.node}: fetch and http.Agent`)
