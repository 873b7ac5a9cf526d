using Microsoft.Data.Sqlite;
using Npgsql;
using NUnit.Framework.Constraints;
using Services86.Data;
using Services86.Data.Associates;
using Services86.Data.EMailAccounts;
using Services86.Data.ServiceAuths;
using Services86.Data.Tickets;

namespace Services86.Tests.Support;

/// <summary>Gives each test a new, prepared database in a directory of its own.</summary>
/// <param name="engine">The database engine.</param>
internal abstract class DatabaseFixture(TestEngine engine = TestEngine.Sqlite)
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
        if (IsPostgreSql)
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

    protected DatabaseProvider Provider =>
        IsPostgreSql ? DatabaseProvider.PostgreSql : DatabaseProvider.Sqlite;

    /// <summary>Gets whether the database is one of PostgreSQL.</summary>
    protected bool IsPostgreSql => engine == TestEngine.PostgreSql;

    /// <summary>Gets whether each write job is executed twice.</summary>
    protected bool ExecutesTwice => engine == TestEngine.SqliteTwice;

    /// <summary>Gets the constraint for an error that is no refusal.</summary>
    protected ExactTypeConstraint ThrowsDatabaseError =>
        Throws.TypeOf(IsPostgreSql ? typeof(PostgresException) : typeof(SqliteException));

    protected string ConnectionString => _server?.ConnectionString ?? $"Data Source={DatabasePath}";

    /// <summary>Gets the options of the processes.</summary>
    protected virtual DataOptions Options => new()
    {
        Provider = Provider,
        ConnectionString = ConnectionString,
        KeysDirectory = KeysDirectory,
    };

    protected DataProcess StartProcess() => StartProcess(Options);

    protected DataProcess StartProcess(DataOptions options) =>
        new(options, new ManualTimeProvider(Now), ExecutesTwice);

    /// <summary>Gets the statement for the engine of the test.</summary>
    protected string Sql(string sqlite, string postgreSql) => IsPostgreSql ? postgreSql : sqlite;

    /// <summary>Makes the database refuse changes of rows, as if the disk were full.</summary>
    /// <param name="change">The change, such as <c>INSERT ON ticket</c>.</param>
    /// <param name="condition">The rows, such as <c>new.valid_to = 1</c>.</param>
    protected async Task RefuseAsync(string change, string condition = "1 = 1")
    {
        await Process.ExecuteAsync(Sql(
            "SELECT 1",
            """
            CREATE FUNCTION refuse() RETURNS trigger LANGUAGE plpgsql AS
            $$ BEGIN RAISE EXCEPTION 'the disk is full'; END $$
            """));
        await Process.ExecuteAsync(Sql(
            $"""
            CREATE TRIGGER refuse BEFORE {change} WHEN {condition}
            BEGIN SELECT RAISE(ABORT, 'the disk is full'); END
            """,
            $"CREATE TRIGGER refuse BEFORE {change} FOR EACH ROW WHEN ({condition}) EXECUTE FUNCTION refuse()"));
    }

    protected Task<int> AddAssociateAsync(string name = "anna") =>
        Associates.AddAsync(name, AssociateRole.Employee, passwordHash: null, Cancellation);
}
