using Services86.Data;
using Services86.Data.Import;
using Services86.Data.Untrusted;
using Services86.Tests.Support;

namespace Services86.Tests.Data.Import;

/// <summary>
/// A database of SQLite with rows in every table, and an empty one of PostgreSQL with the keys of the other.
/// </summary>
internal abstract class ImportFixture : DatabaseFixture
{
    protected const string Password = "p&<>æøå€😀\u0301";

    private PostgreSqlDatabase _server = null!;

    protected DataProcess Source => Process;

    protected string SourceConnectionString => $"Data Source={DatabasePath}";

    protected DataProcess Target { get; private set; } = null!;

    protected string TargetConnectionString => _server.ConnectionString;

    protected string OtherKeys => KeysDirectory + "-other";

    protected int OwnerId { get; private set; }

    protected int LoginId { get; private set; }

    /// <summary>Gets the greatest id of a login that was ever given, whose row was deleted.</summary>
    protected int DeletedLoginId { get; private set; }

    [SetUp]
    public async Task FillSource()
    {
        _server = await PostgreSqlDatabase.CreateAsync();
        Target = new DataProcess(TargetOptions(KeysDirectory), new ManualTimeProvider(Now));
        OwnerId = await AddAssociateAsync("Ærøskøbing 😀 'quoted'");
        await AddAssociateAsync("without-rows");
        LoginId = await ServiceAuths.InsertAsync(OwnerId, Some.ServiceAuth(Password), Cancellation);
        await ServiceAuths.InsertAsync(OwnerId, Some.ServiceAuth("second"), Cancellation);
        await ServiceAuths.InsertAsync(
            OwnerId, new ServiceAuth { Port = -1, Server = "", AuthType = null, Username = null }, Cancellation);
        for (var n = 0; n < 200; n++)
        {
            DeletedLoginId = await ServiceAuths.InsertAsync(OwnerId, Some.ServiceAuth("deleted"), Cancellation);
        }

        await Source.Get<UntrustedCredentialsRepository>().SaveAsync(
            OwnerId, "type", new UntrustedCredentials { PublicValue = "öffentlich", SecretValue = "" }, Cancellation);
        await Source.ExecuteAsync(
            $"""
            DELETE FROM service_auth WHERE service_auth_id > {DeletedLoginId - 200};
            INSERT INTO ticket (ticket_hash, associate_id, created, valid_to, application_id)
            VALUES (zeroblob(32), {OwnerId}, 1, 9223372036854775807, NULL),
                (randomblob(32), {OwnerId}, -1, 2, 4);
            INSERT INTO credential (associate_id, type, value, display_value, value_key)
            VALUES ({OwnerId}, 'ActiveDirectory', ' DOMÆNE\anna ', '', 'DOMÆNE\ANNA'), ({OwnerId}, 'x', '', '', NULL);
            INSERT INTO application (name, name_key, token_hash, agents, registered, revoked)
            VALUES ('Kalender', 'KALENDER', randomblob(32), 'User,EMail', 5, NULL),
                ('Alt', 'ALT', randomblob(32), '', 5, 6);
            INSERT INTO email_account (
                associate_id, email_address, address_key, incoming_auth, outgoing_auth, account_status, error_reason)
            VALUES (
                {OwnerId}, 'Anna@example.com', 'ANNA@EXAMPLE.COM', {LoginId}, NULL, 4, 'line 1' || char(10) || '\N');
            INSERT INTO login_failure (failure_key, failures, last_failure, expires)
            VALUES (zeroblob(32), 3, 1, 2);
            INSERT INTO usage_counter (
                application, user_name, client, agent, operation, protocol, calls, first_call, last_call)
            VALUES ('Kalender', 'anna', 'PHP-SOAP/8.2', 'User', 'GetUser', 'soap1.1', 5000000000, 1, 2);
            INSERT INTO data_protection_key (friendly_name, xml, created) VALUES ('key-1', '<key/>', 7)
            """);
    }

    [TearDown]
    public async Task DropTarget()
    {
        if (Target is not null)
        {
            await Target.DisposeAsync();
            await _server.DisposeAsync();
        }
    }

    protected DataOptions TargetOptions(string keysDirectory) => new()
    {
        Provider = DatabaseProvider.PostgreSql,
        ConnectionString = TargetConnectionString,
        KeysDirectory = keysDirectory,
        CreateNew = true,
    };

    protected Task<ImportResult> ImportAsync() =>
        Target.Get<DatabaseImport>().RunAsync(SourceConnectionString, progress: null, Cancellation);
}
