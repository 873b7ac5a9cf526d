using Services86.Data;
using Services86.Data.Associates;
using Services86.Data.EMailAccounts;
using Services86.Data.ServiceAuths;
using Services86.Data.Tickets;

namespace Services86.Tests.Support;

/// <summary>Gives each test a new, prepared database in a directory of its own.</summary>
/// <param name="provider">The database engine.</param>
internal abstract class DatabaseFixture(DatabaseProvider provider = DatabaseProvider.Sqlite)
{
    private TemporaryDirectory _directory = null!;
    private PostgreSqlDatabase? _server;

    protected static DateTimeOffset Now { get; } = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);

    protected DataProcess Process { get; private set; } = null!;

    protected AssociateRepository Associates => Process.Get<AssociateRepository>();

    protected TicketRepository Tickets => Process.Get<TicketRepository>();

    protected ServiceAuthRepository ServiceAuths => Process.Get<ServiceAuthRepository>();

    protected EMailAccountRepository EMailAccounts => Process.Get<EMailAccountRepository>();

    protected CredentialRepository Credentials => Process.Get<CredentialRepository>();

    protected string DatabasePath => _directory.Combine("services86.db");

    protected string KeysDirectory => _directory.Combine("keys");

    protected static CancellationToken Cancellation => TestContext.CurrentContext.CancellationToken;

    [SetUp]
    public async Task PrepareDatabase()
    {
        if (provider == DatabaseProvider.PostgreSql)
        {
            _server = await PostgreSqlDatabase.CreateAsync();
        }

        _directory = new TemporaryDirectory();
        Process = StartProcess();
        await Process.Database.PrepareAsync(Cancellation);
    }

    [TearDown]
    public async Task DeleteDatabase()
    {
        if (Process is not null)
        {
            await Process.DisposeAsync();
            _directory.Dispose();
        }

        if (_server is not null)
        {
            await _server.DisposeAsync();
        }
    }

    /// <summary>Gets whether the database is one of PostgreSQL.</summary>
    protected bool IsPostgreSql => provider == DatabaseProvider.PostgreSql;

    protected string ConnectionString => _server?.ConnectionString ?? $"Data Source={DatabasePath}";

    protected DataProcess StartProcess() =>
        new(provider, ConnectionString, KeysDirectory, new ManualTimeProvider(Now));

    protected Task<int> AddAssociateAsync(string name = "anna") =>
        Associates.AddAsync(name, AssociateRole.Employee, passwordHash: null, Cancellation);
}
