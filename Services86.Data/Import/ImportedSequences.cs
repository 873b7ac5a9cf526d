using Dapper;
using Microsoft.Data.Sqlite;
using Npgsql;

namespace Services86.Data.Import;

/// <summary>Sets the sequences of ids past the greatest id that was ever given, also to a deleted row.</summary>
internal static class ImportedSequences
{
    private const string ReadQuery =
        $"SELECT name AS {nameof(Sequence.Name)}, seq AS {nameof(Sequence.Last)} FROM sqlite_sequence";

    // A sequence that was never used stays as it is.
    private const string SetQuery =
        "SELECT setval(pg_get_serial_sequence(@name, @name || '_id'), @last) IS NULL";

    /// <summary>Sets all sequences. A rollback does not take that back, which only leaves ids out.</summary>
    public static async Task SetAsync(
        SqliteConnection source, NpgsqlConnection target, CancellationToken cancellationToken)
    {
        var sequences = await source.QueryAsync<Sequence>(
            new CommandDefinition(ReadQuery, cancellationToken: cancellationToken));
        foreach (var sequence in sequences.Where(sequence => sequence.Last > 0))
        {
            var last = Math.Min(sequence.Last, int.MaxValue);
            await target.QuerySingleAsync<bool>(new CommandDefinition(
                SetQuery, new { name = sequence.Name, last }, cancellationToken: cancellationToken));
        }
    }

    private sealed class Sequence
    {
        public required string Name { get; init; }

        public required long Last { get; init; }
    }
}
