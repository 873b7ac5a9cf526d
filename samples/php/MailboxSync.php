<?php
declare(strict_types=1);

/** Keeps the mailbox of a user up to date. */
final class MailboxSync
{
    private const NAMESPACE = 'http://www.superoffice.net/ws/crm/NetServer/Services86';
    private const SESSION_EXCEPTION = 'SuperOffice.Exceptions.SoSessionException';
    private const BUSY_EXCEPTION = 'SuperOffice.Exceptions.SoDbAccessException';
    private const MAX_ATTEMPTS = 3;

    private ?string $ticket = null;

    /** @param string $server The address of the services, such as http://localhost:5086/Remote/Services86. */
    public function __construct(
        private readonly string $server,
        private readonly string $userName,
        private readonly string $password,
    ) {
    }

    /** Stores a mailbox. Returns 'created', 'changed' or 'unchanged'. */
    public function store(string $address, string $imapServer, int $port, string $password): string
    {
        $stored = $this->call('EMail', 'GetEMailAccountFromEMailAddress', ['FromAddress' => $address]);
        $login = $stored->IncomingCredentials ?? null;
        if ($stored->EMailAccountId > 0 && $login !== null
            && [$login->Server, (int) $login->Port, $login->Password] === [$imapServer, $port, $password]) {
            return 'unchanged';
        }

        $isNew = $stored->EMailAccountId === 0;
        $stored->EMailAddress = $address;
        $stored->IncomingCredentials = [
            'ServiceAuthId' => $login->ServiceAuthId ?? 0,
            'Server' => $imapServer,
            'Port' => $port,
            'Username' => $address,
            'Password' => $password,
        ];
        $this->call('EMail', 'SaveEMailAccount', ['EMailAccount' => $stored]);
        return $isNew ? 'created' : 'changed';
    }

    /** Calls an operation; logs in again if the ticket has expired, and tries again if the server is busy. */
    private function call(string $agent, string $operation, array $parameters): mixed
    {
        for ($attempt = 1; ; $attempt++) {
            $this->ticket ??= $this->logIn();
            try {
                return $this->callOnce($agent, $operation, $parameters);
            } catch (CallRefused $refusal) {
                if ($attempt === self::MAX_ATTEMPTS) {
                    throw $refusal;
                }

                match ($refusal->exceptionType) {
                    self::SESSION_EXCEPTION => $this->ticket = null,
                    self::BUSY_EXCEPTION => usleep(10_000 * $attempt),
                    default => throw $refusal,
                };
            } catch (SoapFault $fault) {
                // No answer of the server, but of what is between: a proxy, or a connection that was closed.
                if ($fault->faultcode !== 'HTTP' || $attempt === self::MAX_ATTEMPTS) {
                    throw $fault;
                }

                usleep(10_000 * $attempt);
            }
        }
    }

    private function callOnce(string $agent, string $operation, array $parameters): mixed
    {
        $credentials = new SoapHeader(self::NAMESPACE, 'Credentials', ['Ticket' => $this->ticket]);
        $reply = $this->client($agent)->__soapCall($operation, [$parameters], null, $credentials, $headers);
        if (!$headers['Succeeded']) {
            $info = $headers['ExceptionInfo'];
            throw new CallRefused($info->FriendlyText, $info->ExceptionType);
        }

        return $reply->Response ?? null;
    }

    private function logIn(): string
    {
        $reply = $this->client('SoPrincipal')->AuthenticateUsernamePassword(
            ['UserName' => $this->userName, 'Password' => $this->password]);
        return $reply->Credentials->Ticket
            ?? throw new RuntimeException('The user name or the password is wrong.');
    }

    private function client(string $agent): SoapClient
    {
        return new SoapClient("$this->server/$agent.svc?wsdl", ['keep_alive' => false]);
    }
}

/** Thrown when the server refuses a call. */
final class CallRefused extends RuntimeException
{
    public function __construct(string $friendlyText, public readonly string $exceptionType)
    {
        parent::__construct($friendlyText);
    }
}
