import assert from 'node:assert/strict';
import { after, before, beforeEach, test } from 'node:test';
import { CallRefused, MailboxSync } from './mailbox-sync.mjs';
import { TestServer } from './test-server.mjs';

const mailbox = { address: 'per@example.com', server: 'imap.example.com', port: 993, password: 'Secret-1' };

let server;
let sync;

before(async () => {
  server = await TestServer.start();
  await server.post('seed', { users: [{ name: 'per' }], isBaseline: true });
});

beforeEach(async () => {
  await server.post('reset');
  sync = new MailboxSync(server.address, 'per', TestServer.password);
});

after(() => server?.stop());

test('a mailbox is created once', async () => {
  assert.equal(await sync.store(mailbox), 'created');
  assert.equal(await sync.store(mailbox), 'unchanged');
  await server.verify({
    operation: 'SaveEMailAccount',
    user: 'per',
    protocol: 'rest',
    arguments: { EMailAccount: { EMailAddress: 'per@example.com', IncomingCredentials: { Port: 993 } } },
    exactly: 1,
  });
});

test('a new password is stored in the same account', async () => {
  await sync.store(mailbox);
  assert.equal(await sync.store({ ...mailbox, password: 'Another-1' }), 'changed');
  await server.verify({ operation: 'SaveEMailAccount', exactly: 2 });
});

test('a busy server is tried again', async () => {
  await server.post('faults', {
    match: { operation: 'SaveEMailAccount' }, times: 2, effect: { status: { code: 503, retryAfter: 0 } },
  });
  assert.equal(await sync.store(mailbox), 'created');
  await server.verify({ operation: 'SaveEMailAccount', exactly: 3 });
});

test('a connection that is closed after the save makes no second account', async () => {
  await server.post('faults', {
    match: { operation: 'SaveEMailAccount' }, times: 1, effect: { cut: { at: 'afterExecution' } },
  });
  await assert.rejects(sync.store(mailbox), CallRefused);
  assert.equal(await sync.store(mailbox), 'unchanged');
});

test('the error page of a proxy is tried again', async () => {
  await server.post('faults', { times: 1, effect: { malformed: { kind: 'proxyPage' } } });
  assert.equal(await sync.store(mailbox), 'created');
});

test('a refusal for good is not tried again', async () => {
  await server.post('faults', {
    match: { operation: 'SaveEMailAccount' },
    effect: { refusal: { exceptionType: 'SoFunctionRightException', message: 'No.' } },
  });
  await assert.rejects(sync.store(mailbox), { name: 'Error', message: 'No.', status: 403 });
  await server.verify({ operation: 'SaveEMailAccount', exactly: 1 });
});

test('an expired ticket is replaced', async () => {
  await sync.store(mailbox);
  await server.post('clock', { advance: '07:00:00' });
  assert.equal(await sync.store(mailbox), 'unchanged');
  await server.verify({ operation: 'AuthenticateUsernamePassword', exactly: 2 });
});

test('a failed verification shows the nearest call', async () => {
  await sync.store(mailbox);
  await assert.rejects(
    server.verify({ operation: 'SaveEMailAccount', arguments: { EMailAccount: { EMailAddress: 'kari@example.com' } } }),
    /EMailAccount\.EMailAddress: expected kari@example\.com, found per@example\.com/);
});
