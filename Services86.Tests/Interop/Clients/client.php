<?php
// A client of Services86: php client.php SERVER PASSWORD SCENARIO TEXT, with SERVER as
// http://localhost:5086/Remote/Services86. Prints the replies as lines of step.name=value.
declare(strict_types=1);

const SERVICES86 = 'http://www.superoffice.net/ws/crm/NetServer/Services86';
const UNKNOWN_ID = 987654321;

[, $server, $password, $scenario, $text] = $argv;
$name = 'admin';

// documentation begin
$principal = new SoapClient("$server/SoPrincipal.svc?wsdl");
$login = $principal->AuthenticateUsernamePassword(['UserName' => $name, 'Password' => $password]);

$namespace = 'http://www.superoffice.net/ws/crm/NetServer/Services86';
$credentials = new SoapHeader($namespace, 'Credentials', ['Ticket' => $login->Credentials->Ticket]);
$user = new SoapClient("$server/User.svc?wsdl");
$auth = ['Server' => 'imap.example.com', 'Port' => 993];
$saved = $user->__soapCall('SaveServiceAuth', [['ServiceAuth' => $auth]], null, $credentials, $headers);
if (!$headers['Succeeded']) {
    exit($headers['ExceptionInfo']->FriendlyText);
}
// documentation end

show('login', $login);
show('first', [...$headers, ...(array) $saved]);
$scenario();

function ServiceAuth(): void
{
    global $login, $text;
    $user = service('User');
    $auth = step('default', $user, 'CreateDefaultServiceAuth')->Response;
    $auth->Server = 'imap.example.com';
    $auth->Port = 993;
    $auth->Username = $text;
    $auth->Password = $text;
    $auth = step('created', $user, 'SaveServiceAuth', ['ServiceAuth' => $auth])->Response;
    step('read', $user, 'GetServiceAuth', ['ServiceAuthId' => $auth->ServiceAuthId]);

    $auth->Port = 143;
    $auth->Password = "$text, changed";
    step('updated', $user, 'SaveServiceAuth', ['ServiceAuth' => $auth]);
    step('readAgain', $user, 'GetServiceAuth', ['ServiceAuthId' => $auth->ServiceAuthId]);

    step('deleted', $user, 'DeleteServiceAuth', ['ServiceAuthId' => $auth->ServiceAuthId]);
    step('gone', $user, 'GetServiceAuth', ['ServiceAuthId' => $auth->ServiceAuthId]);
    step('unknown', $user, 'DeleteServiceAuth', ['ServiceAuthId' => UNKNOWN_ID]);
    step('badTicket', $user, 'SaveServiceAuth', ['ServiceAuth' => $auth], '7T:nonsense');
    malformed($user, 'GetServiceAuth', '<ServiceAuthId>many</ServiceAuthId>');

    $auth->ServiceAuthId = 0;
    step('kept', $user, 'SaveServiceAuth', ['ServiceAuth' => $auth]);
    step('user', $user, 'GetUser', ['UserId' => $login->Response->AssociateId]);
}

function UntrustedCredentials(): void
{
    global $text;
    $user = service('User');
    $secret = step('default', $user, 'CreateDefaultUntrustedCredentials')->Response;
    $secret->ValidFrom = '2026-06-01T12:00:00';
    $secret->ValidTo = '2030-12-31T23:59:59';
    $secret->SecretValue = $text;
    $secret->PublicValue = $text;
    step('kept', $user, 'SaveUntrustedCredentials', ['Type' => 'kept', 'Credentials' => $secret]);
    step('created', $user, 'SaveUntrustedCredentials', ['Type' => 'imap', 'Credentials' => $secret]);
    step('read', $user, 'GetUntrustedCredentials', ['Type' => 'imap']);

    $secret->Comment = "$text, changed";
    step('updated', $user, 'SaveUntrustedCredentials', ['Type' => 'imap', 'Credentials' => $secret]);
    step('readAgain', $user, 'GetUntrustedCredentials', ['Type' => 'imap']);

    step('deleted', $user, 'RemoveUntrustedCredentials', ['Type' => 'imap', 'PublicValue' => $text]);
    step('gone', $user, 'GetUntrustedCredentials', ['Type' => 'imap']);
    step('unknown', $user, 'RemoveUntrustedCredentials', ['Type' => 'imap', 'PublicValue' => $text]);
    step('badTicket', $user, 'GetUntrustedCredentials', ['Type' => 'imap'], '7T:nonsense');
    malformed($user, 'SaveUntrustedCredentials', '<Credentials><ValidFrom>many</ValidFrom></Credentials>');
}

function EMailAccount(): void
{
    global $text;
    $email = service('EMail');
    $account = step('default', $email, 'CreateDefaultEMailAccount')->Response;
    $account->EMailAddress = 'blåbær@example.com';
    $auth = ['Username' => $text, 'Password' => $text];
    $account->IncomingCredentials = ['Server' => 'imap.example.com', 'Port' => 993, ...$auth];
    $account->OutgoingCredentials = ['Server' => 'smtp.example.com', 'Port' => 587, ...$auth];
    $account = step('created', $email, 'SaveEMailAccount', ['EMailAccount' => $account])->Response;
    step('read', $email, 'GetEMailAccount', ['EMailAccountId' => $account->EMailAccountId]);

    $account->EMailAddress = 'fløte@example.com';
    $account->OutgoingCredentials->Password = "$text, changed";
    step('updated', $email, 'SaveEMailAccount', ['EMailAccount' => $account]);
    step('readAgain', $email, 'GetEMailAccount', ['EMailAccountId' => $account->EMailAccountId]);

    step('deleted', $email, 'DeleteEMailAccount', ['EMailAccountId' => $account->EMailAccountId]);
    step('gone', $email, 'GetEMailAccount', ['EMailAccountId' => $account->EMailAccountId]);
    step('unknown', $email, 'DeleteEMailAccount', ['EMailAccountId' => UNKNOWN_ID]);
    step('badTicket', $email, 'GetEMailAccount', ['EMailAccountId' => $account->EMailAccountId], '7T:nonsense');
    malformed($email, 'GetEMailAccount', '<EMailAccountId>many</EMailAccountId>');

    $account->EMailAccountId = 0;
    $account->IncomingCredentials->ServiceAuthId = 0;
    $account->OutgoingCredentials->ServiceAuthId = 0;
    step('kept', $email, 'SaveEMailAccount', ['EMailAccount' => $account]);
}

function service(string $agent): SoapClient
{
    global $server;
    return new SoapClient("$server/$agent.svc?singleWsdl", ['features' => SOAP_SINGLE_ELEMENT_ARRAYS]);
}

// Calls an operation with all three headers, and prints the headers and the body of the reply.
function step(
    string $step,
    SoapClient $service,
    string $operation,
    array $parameters = [],
    ?string $ticket = null,
): stdClass {
    global $login;
    $in = [
        new SoapHeader(SERVICES86, 'ApplicationToken', 'an application token'),
        new SoapHeader(SERVICES86, 'Credentials', ['Ticket' => $ticket ?? $login->Credentials->Ticket]),
        new SoapHeader(SERVICES86, 'TimeZone', ['SoTimeZoneId' => 261, 'SoTimeZoneLocationCode' => 'NO']),
    ];
    $body = $service->__soapCall($operation, [$parameters], null, $in, $out);
    show($step, [...$out, ...(array) $body]);
    return $body;
}

// Sends a value of a wrong type, as XML: SoapClient itself would convert the value to 0 or true.
function malformed(SoapClient $service, string $operation, string $parameters): void
{
    $xml = "<$operation xmlns='" . SERVICES86 . "'>$parameters</$operation>";
    try {
        $service->__soapCall($operation, [new SoapVar($xml, XSD_ANYXML)]);
    } catch (SoapFault $fault) {
        show('malformed', ['faultcode' => $fault->faultcode, 'faultstring' => $fault->faultstring]);
    }
}

function show(string $name, mixed $value): void
{
    if (is_array($value) && array_is_list($value) && $value !== []) {
        foreach ($value as $index => $item) {
            show("{$name}[$index]", $item);
        }
    } elseif (is_array($value) || is_object($value)) {
        foreach ((array) $value as $member => $item) {
            show("$name.$member", $item);
        }
    } else {
        echo $name, '=', is_bool($value) ? var_export($value, true) : $value ?? '<nil>', "\n";
    }
}
