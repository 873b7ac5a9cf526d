using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Services86.Agents.Login;
using Services86.Data;
using Services86.Data.Associates;
using Services86.Data.Audit;
using Services86.Data.ServiceAuths;
using Services86.Host;

namespace Services86.Benchmarks.Samples;

/// <summary>
/// A database with one employee and their ServiceAuths: a file in a temporary directory, or a database of PostgreSQL
/// whose keys are in such a directory.
/// </summary>
internal sealed class SampleDatabase : IDisposable
{
    /// <summary>The login name of the employee.</summary>
    public const string UserName = "anna";

    // Concurrent inserts share commits; one by one, a million inserts would take an hour.
    private const int ConcurrentInserts = 64;

    private readonly DirectoryInfo _directory = Directory.CreateTempSubdirectory("services86-benchmarks-");

    private readonly SamplePostgreSql? _postgreSql;

    private SampleDatabase(int records, SamplePostgreSql? postgreSql)
    {
        Records = records;
        _postgreSql = postgreSql;
    }

    /// <summary>Gets the password of the employee, generated for this database.</summary>
    public string Password { get; } = Passwords.Generate();

    /// <summary>Gets the number of ServiceAuths; their ids start at 1.</summary>
    public int Records { get; }

    /// <summary>Gets the primary key of the employee.</summary>
    public int AssociateId { get; private set; }

    /// <summary>Gets the directory, which is deleted when this object is disposed.</summary>
    public string DirectoryPath => _directory.FullName;

    /// <summary>Gets the path of the database file.</summary>
    public string FilePath => Path.Combine(DirectoryPath, "services86.db");

    /// <summary>Gets the host's arguments for this database and a free port of the loopback interface.</summary>
    public string[] Configuration =>
    [
        "--urls=http://127.0.0.1:0",
        $"--Services86:Database:Provider={Provider}",
        $"--Services86:Database:ConnectionString={ConnectionString}",
        $"--Services86:Keys:Directory={Path.Combine(DirectoryPath, "keys")}",
    ];

    /// <summary>Gets the database engine.</summary>
    public DatabaseProvider Provider => _postgreSql is null ? DatabaseProvider.Sqlite : DatabaseProvider.PostgreSql;

    /// <summary>Gets the connection string of the database.</summary>
    public string ConnectionString => _postgreSql?.ConnectionString ?? $"Data Source={FilePath}";

    /// <summary>Creates a database.</summary>
    /// <param name="records">The number of ServiceAuths to store.</param>
    /// <param name="provider">The database engine.</param>
    /// <param name="cancellationToken">Cancels the creation; the directory is deleted.</param>
    /// <exception cref="InvalidOperationException">There is no server of PostgreSQL.</exception>
    public static async Task<SampleDatabase> CreateAsync(
        int records, DatabaseProvider provider, CancellationToken cancellationToken)
    {
        var postgreSql = provider == DatabaseProvider.PostgreSql ? SamplePostgreSql.Create() : null;
        var database = new SampleDatabase(records, postgreSql);
        try
        {
            await database.FillAsync(cancellationToken);
            return database;
        }
        catch
        {
            database.Dispose();
            throw;
        }
    }

    /// <summary>Builds the host for this database, in this process, without logging.</summary>
    public WebApplication BuildHost() =>
        Services86Application.Build(Configuration, builder => builder.Logging.ClearProviders());

    public void Dispose()
    {
        _postgreSql?.Dispose();
        _directory.Delete(recursive: true);
    }

    private async Task FillAsync(CancellationToken cancellationToken)
    {
        await using var host = BuildHost();
        await Preparation.PrepareAsync(host.Services, TextWriter.Null, cancellationToken);
        var hash = await host.Services.GetRequiredService<Passwords>()
            .HashAsync(Password, HashClient.Server, cancellationToken);
        AssociateId = await host.Services.GetRequiredService<AssociateRepository>().AddAsync(
            UserName, AssociateRole.Employee, hash, AuditActor.Server, cancellationToken);
        var serviceAuths = host.Services.GetRequiredService<ServiceAuthRepository>();
        await Parallel.ForEachAsync(
            Enumerable.Range(1, Records),
            new ParallelOptions { MaxDegreeOfParallelism = ConcurrentInserts, CancellationToken = cancellationToken },
            async (number, insertCancellationToken) =>
                await serviceAuths.InsertAsync(
                    AssociateId, SampleRecords.ServiceAuth(number), AuditActor.Server, insertCancellationToken));
    }
}
