using Dapper;
using Npgsql;
using NpgsqlTypes;

namespace Services86.Data.Import;

/// <summary>A table that is imported, with the columns that it has in PostgreSQL.</summary>
/// <param name="Name">The name, which is the same in both databases.</param>
/// <param name="Columns">The columns, in their order.</param>
internal sealed record ImportTable(string Name, IReadOnlyList<ImportColumn> Columns)
{
    private const string ColumnsQuery =
        $"""
        SELECT column_name AS {nameof(Column.Name)}, data_type AS {nameof(Column.Type)}
        FROM information_schema.columns
        WHERE table_schema = current_schema() AND table_name = @name
        ORDER BY ordinal_position
        """;

    /// <summary>The names of all tables except schema_version. A table is behind those that it refers to.</summary>
    public static IReadOnlyList<string> Names { get; } =
    [
        "data_protection_key",
        "data_key",
        "application",
        "associate",
        "ticket",
        "credential",
        "service_auth",
        "untrusted_credentials",
        "email_account",
        "login_failure",
        "audit",
        "usage_counter",
    ];

    /// <summary>The column that identifies a row in messages; null if a row has no number.</summary>
    public string? IdColumn =>
        Columns.FirstOrDefault(column => column.Name == $"{Name}_id" || column.Name == "associate_id")?.Name;

    /// <summary>The names of all columns, for a statement.</summary>
    public string ColumnList => string.Join(", ", Columns.Select(column => column.Name));

    /// <summary>Reads the columns of a table.</summary>
    /// <param name="target">The connection to PostgreSQL.</param>
    /// <param name="name">The name of the table.</param>
    /// <param name="cancellationToken">Cancels the reading.</param>
    public static async Task<ImportTable> ReadAsync(
        NpgsqlConnection target, string name, CancellationToken cancellationToken)
    {
        var columns = await target.QueryAsync<Column>(
            new CommandDefinition(ColumnsQuery, new { name }, cancellationToken: cancellationToken));
        return new ImportTable(name, [.. columns.Select(column => new ImportColumn(column.Name, TypeOf(column.Type)))]);
    }

    private static NpgsqlDbType TypeOf(string type) => type switch
    {
        "integer" => NpgsqlDbType.Integer,
        "bigint" => NpgsqlDbType.Bigint,
        "text" => NpgsqlDbType.Text,
        "bytea" => NpgsqlDbType.Bytea,
        _ => throw new NotSupportedException($"An import knows no columns of the type {type}."),
    };

    private sealed class Column
    {
        public required string Name { get; init; }

        public required string Type { get; init; }
    }
}
