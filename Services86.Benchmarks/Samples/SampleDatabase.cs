using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Services86.Agents.Login;
using Services86.Data.Associates;
using Services86.Data.ServiceAuths;
using Services86.Host;
using Services86.Host.Commands;

namespace Services86.Benchmarks.Samples;

/// <summary>A database with an employee and their ServiceAuths, in a directory of its own that is deleted with it.</summary>
internal sealed class SampleDatabase : IDisposable
{
    /// <summary>The login name of the employee.</summary>
    public const string UserName = "anna";

    // So many saves at a time as the program commits together; one after the other, a million would take an hour.
    private const int ConcurrentInserts = 64;

    private readonly DirectoryInfo _directory = Directory.CreateTempSubdirectory("services86-benchmarks-");

    private SampleDatabase(int records) => Records = records;

    /// <summary>The password of the employee, who exists nowhere else.</summary>
    public string Password { get; } = Passwords.Generate();

    /// <summary>How many ServiceAuths were stored; their ids are from 1 on.</summary>
    public int Records { get; }

    /// <summary>The primary key of the employee.</summary>
    public int AssociateId { get; private set; }

    /// <summary>The directory, with nothing else in it.</summary>
    public string DirectoryPath => _directory.FullName;

    /// <summary>The database file.</summary>
    public string FilePath => Path.Combine(DirectoryPath, "services86.db");

    /// <summary>The configuration of a program over this database, on a free port of the loopback interface.</summary>
    public string[] Configuration =>
    [
        "--urls=http://127.0.0.1:0",
        $"--Services86:Database:ConnectionString=Data Source={FilePath}",
    ];

    /// <summary>Creates a database.</summary>
    /// <param name="records">How many ServiceAuths to store.</param>
    /// <param name="ct">Cancels; the directory is deleted.</param>
    public static async Task<SampleDatabase> CreateAsync(int records, CancellationToken ct)
    {
        var database = new SampleDatabase(records);
        try
        {
            await database.FillAsync(ct);
            return database;
        }
        catch
        {
            database.Dispose();
            throw;
        }
    }

    /// <summary>Builds the program over this database, in this process, without a log.</summary>
    public WebApplication BuildProgram() =>
        Services86Application.Build(Configuration, builder => builder.Logging.ClearProviders());

    public void Dispose() => _directory.Delete(recursive: true);

    private async Task FillAsync(CancellationToken ct)
    {
        await using var program = BuildProgram();
        await ServeCommand.PrepareAsync(program, TextWriter.Null);
        AssociateId = await program.Services.GetRequiredService<AssociateRepository>().AddAsync(
            UserName,
            AssociateRole.Employee,
            program.Services.GetRequiredService<Passwords>().Hash(Password),
            ct);
        var serviceAuths = program.Services.GetRequiredService<ServiceAuthRepository>();
        await Parallel.ForEachAsync(
            Enumerable.Range(1, Records),
            new ParallelOptions { MaxDegreeOfParallelism = ConcurrentInserts, CancellationToken = ct },
            async (number, cancellation) =>
                await serviceAuths.InsertAsync(AssociateId, SampleRecords.ServiceAuth(number), cancellation));
    }
}
