using Dapper;
using NpgsqlTypes;
using Services86.Data.Storage;

namespace Services86.Data.Import;

/// <summary>Finds texts that SQLite stores and PostgreSQL does not.</summary>
internal sealed class SourceTexts(SourceDatabase source)
{
    // The texts that an index of PostgreSQL has, with the expression for all texts in a row of the index.
    private static readonly (string Table, string Column, string Bytes)[] Indexed =
    [
        ("associate", "name_key", "length(CAST(name_key AS BLOB))"),
        ("application", "name_key", "length(CAST(name_key AS BLOB))"),
        ("email_account", "address_key", "length(CAST(address_key AS BLOB))"),
        ("credential", "value_key", "length(CAST(type || COALESCE(value_key, '') AS BLOB))"),
        ("untrusted_credentials", "public_value", "length(CAST(type || public_value AS BLOB))"),
    ];

    /// <summary>Requires that PostgreSQL stores all texts.</summary>
    /// <exception cref="ImportRefusedException">A text has U+0000, or is too long for its index.</exception>
    public async Task RequireStorableAsync(IEnumerable<ImportTable> tables, CancellationToken cancellationToken)
    {
        foreach (var table in tables)
        {
            foreach (var column in table.Columns.Where(column => column.Type == NpgsqlDbType.Text))
            {
                var condition = $"instr(CAST({column.Name} AS BLOB), x'00') > 0";
                if (await FindAsync(table, condition, cancellationToken) is { } found)
                {
                    throw ImportRefusedException.NullCharacter(table.Name, column.Name, found.Id);
                }
            }

            foreach (var (_, column, bytes) in Indexed.Where(text => text.Table == table.Name))
            {
                if (await FindAsync(table, $"{bytes} > {IndexedText.MaxBytes}", cancellationToken) is { } found)
                {
                    throw ImportRefusedException.TooLong(table.Name, column, found.Id, IndexedText.MaxBytes);
                }
            }
        }
    }

    private Task<Row?> FindAsync(ImportTable table, string condition, CancellationToken cancellationToken) =>
        source.Connection.QueryFirstOrDefaultAsync<Row?>(new CommandDefinition(
            $"SELECT {table.IdColumn ?? "NULL"} AS {nameof(Row.Id)} FROM {table.Name} WHERE {condition} LIMIT 1",
            cancellationToken: cancellationToken));

    private sealed class Row
    {
        public long? Id { get; init; }
    }
}
