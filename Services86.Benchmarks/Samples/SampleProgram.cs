using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Services86.Data;

namespace Services86.Benchmarks.Samples;

/// <summary>The program in this process, ready to be asked for its parts, over a database of its own.</summary>
internal sealed class SampleProgram : IDisposable
{
    private readonly WebApplication _program;

    private SampleProgram(SampleDatabase database, WebApplication program)
    {
        Database = database;
        _program = program;
    }

    /// <summary>The database.</summary>
    public SampleDatabase Database { get; }

    /// <summary>Creates the database and opens it.</summary>
    /// <param name="records">How many ServiceAuths to store.</param>
    /// <remarks>Not asynchronous: benchmarks that run in this process do not wait for a setup that is.</remarks>
    public static SampleProgram Open(int records) => OpenAsync(records).GetAwaiter().GetResult();

    /// <summary>Gives a part of the program.</summary>
    public T Get<T>()
        where T : notnull => _program.Services.GetRequiredService<T>();

    public void Dispose()
    {
        _program.DisposeAsync().AsTask().GetAwaiter().GetResult();
        Database.Dispose();
    }

    private static async Task<SampleProgram> OpenAsync(int records)
    {
        var database = await SampleDatabase.CreateAsync(records, CancellationToken.None);
        var program = database.BuildProgram();
        await program.Services.GetRequiredService<Database>().PrepareAsync(CancellationToken.None);
        return new SampleProgram(database, program);
    }
}
