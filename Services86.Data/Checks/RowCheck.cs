using System.Globalization;
using Services86.Data.Associates;
using Services86.Data.Storage;

namespace Services86.Data.Checks;

/// <summary>Checks what the program computes: the keys of names, and the sequences of ids.</summary>
internal sealed class RowCheck(CheckReader reader, SqlDialect dialect, List<DatabaseProblem> problems)
{
    private const string AssociatesSql =
        $"""
        SELECT associate_id AS {nameof(NameRow.Id)}, name AS {nameof(NameRow.Name)}, name_key AS {nameof(NameRow.Key)}
        FROM associate
        WHERE associate_id > @after
        ORDER BY associate_id
        LIMIT @limit
        """;

    private const string ApplicationsSql =
        $"""
        SELECT application_id AS {nameof(NameRow.Id)}, name AS {nameof(NameRow.Name)},
            name_key AS {nameof(NameRow.Key)}
        FROM application
        WHERE application_id > @after
        ORDER BY application_id
        LIMIT @limit
        """;

    private const string EMailAccountsSql =
        $"""
        SELECT email_account_id AS {nameof(NameRow.Id)}, email_address AS {nameof(NameRow.Name)},
            address_key AS {nameof(NameRow.Key)}
        FROM email_account
        WHERE email_account_id > @after
        ORDER BY email_account_id
        LIMIT @limit
        """;

    // One type of credential has keys, so an associate has one row.
    private const string CredentialsSql =
        $"""
        SELECT associate_id AS {nameof(NameRow.Id)}, value AS {nameof(NameRow.Name)},
            value_key AS {nameof(NameRow.Key)}
        FROM credential
        WHERE associate_id > @after AND value_key IS NOT NULL
        ORDER BY associate_id
        LIMIT @limit
        """;

    /// <summary>Runs the check.</summary>
    public async Task RunAsync()
    {
        await CheckNamesAsync(AssociatesSql, "associate", "name_key", "name");
        await CheckNamesAsync(ApplicationsSql, "application", "name_key", "name");
        await CheckNamesAsync(EMailAccountsSql, "email_account", "address_key", "address");
        await CheckKeysAsync(CredentialsSql, "credential", "value_key", "value", CredentialKeys.Of);
        foreach (var sequence in await reader.QueryAsync<Sequence>(dialect.Sequences, table: null, problems))
        {
            if (sequence.Last < sequence.MaxId)
            {
                problems.Add(new DatabaseProblem(
                    sequence.TableName,
                    sequence.MaxId,
                    string.Create(
                        CultureInfo.InvariantCulture,
                        $"is above the sequence of ids, which is at {sequence.Last}: ids would be used again.")));
            }
        }
    }

    private Task CheckNamesAsync(string sql, string table, string keyColumn, string name) =>
        CheckKeysAsync(sql, table, keyColumn, name, CaseInsensitiveKey.Of);

    private Task CheckKeysAsync(
        string sql, string table, string keyColumn, string name, Func<string, string?> keyOf) =>
        reader.ReadAsync<NameRow>(
            sql,
            row => row.Id,
            table,
            row =>
            {
                if (keyOf(row.Name) != row.Key)
                {
                    problems.Add(new DatabaseProblem(
                        table, row.Id, $"{keyColumn} is not the key of the {name}, which is not found by it."));
                }
            },
            problems);

    private sealed class NameRow
    {
        public required long Id { get; init; }

        public required string Name { get; init; }

        public required string Key { get; init; }
    }

    private sealed class Sequence
    {
        public required string TableName { get; init; }

        public required long MaxId { get; init; }

        public required long Last { get; init; }
    }
}
