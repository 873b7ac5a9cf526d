using System.Globalization;
using Dapper;
using Microsoft.Data.Sqlite;
using Npgsql;
using NpgsqlTypes;

namespace Services86.Data.Import;

/// <summary>Copies tables from SQLite to PostgreSQL, in the transactions of the connections.</summary>
internal sealed class TableCopy(SqliteConnection source, NpgsqlConnection target)
{
    private const int RowsPerReport = 1000;

    /// <summary>Copies all rows of a table.</summary>
    /// <param name="table">The table.</param>
    /// <param name="total">The number of its rows.</param>
    /// <param name="progress">Is told the progress after each thousand rows, and at the end; null for nothing.</param>
    /// <param name="cancellationToken">Cancels the copying.</param>
    /// <exception cref="ImportRefusedException">The rows cannot be stored, or not all are stored.</exception>
    public async Task RunAsync(
        ImportTable table, long total, IProgress<ImportProgress>? progress, CancellationToken cancellationToken)
    {
        try
        {
            await WriteAsync(table, total, progress, cancellationToken);
        }
        catch (PostgresException exception)
        {
            throw ImportRefusedException.NotStored(table.Name, exception);
        }

        var stored = await target.QuerySingleAsync<long>(new CommandDefinition(
            $"SELECT COUNT(*) FROM {table.Name}", commandTimeout: 0, cancellationToken: cancellationToken));
        if (stored != total)
        {
            throw ImportRefusedException.Different(table.Name);
        }

        progress?.Report(new ImportProgress(table.Name, stored, total));
    }

    private async Task WriteAsync(
        ImportTable table, long total, IProgress<ImportProgress>? progress, CancellationToken cancellationToken)
    {
        await using var command = source.CreateCommand();
#pragma warning disable CA2100 // The names are those of the schema.
        command.CommandText = $"SELECT {table.ColumnList} FROM {table.Name}";
#pragma warning restore CA2100
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        await using var writer = await target.BeginBinaryImportAsync(
            $"COPY {table.Name} ({table.ColumnList}) FROM STDIN (FORMAT BINARY)", cancellationToken);

        // None: the rows of a large table take as long as they take.
        writer.Timeout = TimeSpan.Zero;
        for (var rows = 1L; await reader.ReadAsync(cancellationToken); rows++)
        {
            await writer.StartRowAsync(cancellationToken);
            for (var i = 0; i < table.Columns.Count; i++)
            {
                await WriteValueAsync(writer, table, table.Columns[i], reader.GetValue(i), cancellationToken);
            }

            if (rows % RowsPerReport == 0 && rows < total)
            {
                progress?.Report(new ImportProgress(table.Name, rows, total));
            }
        }

        await writer.CompleteAsync(cancellationToken);
    }

    private static Task WriteValueAsync(
        NpgsqlBinaryImporter writer,
        ImportTable table,
        ImportColumn column,
        object value,
        CancellationToken cancellationToken)
    {
        try
        {
            return value switch
            {
                DBNull => writer.WriteNullAsync(cancellationToken),
                long number when column.Type == NpgsqlDbType.Integer =>
                    writer.WriteAsync(checked((int)number), column.Type, cancellationToken),
                long number => writer.WriteAsync(number, column.Type, cancellationToken),
                string text => writer.WriteAsync(text, column.Type, cancellationToken),
                byte[] bytes => writer.WriteAsync(bytes, column.Type, cancellationToken),
                _ => throw new InvalidCastException(string.Create(
                    CultureInfo.InvariantCulture, $"{table.Name}.{column.Name} has a value of {value.GetType()}.")),
            };
        }
        catch (OverflowException)
        {
            throw ImportRefusedException.NotANumber(table.Name, column.Name);
        }
    }
}
