<?php
// The tests of MailboxSync: php test.php
declare(strict_types=1);

require __DIR__ . '/MailboxSync.php';
require __DIR__ . '/TestServer.php';

ini_set('soap.wsdl_cache_enabled', '0');
ini_set('default_socket_timeout', '30');

$server = new TestServer();
$server->post('seed', ['users' => [['name' => 'per']], 'isBaseline' => true]);

$tests = [
    'a mailbox is created once' => function () use ($server): void {
        expect('created', store($server));
        expect('unchanged', store($server));
        $server->verify(
            ['operation' => 'SaveEMailAccount', 'user' => 'per', 'exactly' => 1,
                'arguments' => ['EMailAccount' => ['IncomingCredentials' => ['Port' => 993]]]],
        );
    },
    'a new password is stored in the same account' => function () use ($server): void {
        store($server);
        expect('changed', store($server, 'Another-1'));
        expect('unchanged', store($server, 'Another-1'));
        $server->verify(['operation' => 'SaveEMailAccount', 'exactly' => 2]);
    },
    'a busy server is tried again' => function () use ($server): void {
        $server->post('faults', [
            'match' => ['operation' => 'SaveEMailAccount'],
            'times' => 2,
            'effect' => ['refusal' => ['exceptionType' => 'SoDbAccessException']],
        ]);
        expect('created', store($server));
        $server->verify(
            ['operation' => 'SaveEMailAccount', 'outcome' => 'refused', 'exactly' => 2],
            ['operation' => 'SaveEMailAccount', 'outcome' => 'ok', 'exactly' => 1],
        );
    },
    'the error page of a proxy is tried again' => function () use ($server): void {
        $server->post('faults', ['times' => 1, 'match' => ['agent' => 'EMail'],
            'effect' => ['malformed' => ['kind' => 'proxyPage']]]);
        expect('created', store($server));
    },
    'a refusal for good is not tried again' => function () use ($server): void {
        $server->post('faults', [
            'match' => ['operation' => 'SaveEMailAccount'],
            'effect' => ['refusal' => ['exceptionType' => 'SoFunctionRightException', 'message' => 'No.']],
        ]);
        try {
            store($server);
            expect('a refusal', 'none');
        } catch (CallRefused $refusal) {
            expect('No.', $refusal->getMessage());
        }

        $server->verify(['operation' => 'SaveEMailAccount', 'exactly' => 1]);
    },
    'an expired ticket is replaced' => function () use ($server): void {
        $sync = sync($server);
        $sync->store('per@example.com', 'imap.example.com', 993, 'Secret-1');
        $server->post('clock', ['advance' => '07:00:00']);
        expect('unchanged', $sync->store('per@example.com', 'imap.example.com', 993, 'Secret-1'));
        $server->verify(['agent' => 'SoPrincipal', 'operation' => 'AuthenticateUsernamePassword', 'exactly' => 2]);
    },
];

$failed = 0;
foreach ($tests as $name => $test) {
    try {
        $server->post('reset');
        $test();
        echo "ok - $name\n";
    } catch (Throwable $failure) {
        $failed++;
        echo "FAILED - $name\n{$failure->getMessage()}\n";
    }
}

$server->stop();
exit($failed === 0 ? 0 : 1);

function sync(TestServer $server): MailboxSync
{
    return new MailboxSync("$server->address/Remote/Services86", 'per', TestServer::PASSWORD);
}

function store(TestServer $server, string $password = 'Secret-1'): string
{
    return sync($server)->store('per@example.com', 'imap.example.com', 993, $password);
}

function expect(mixed $expected, mixed $found): void
{
    if ($expected !== $found) {
        throw new RuntimeException('expected ' . var_export($expected, true) . ', found ' . var_export($found, true));
    }
}
