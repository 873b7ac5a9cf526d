using System.Globalization;

namespace Services86.Data.Checks;

/// <summary>Checks the database file by SQLite's own means: its pages, indexes, constraints and foreign keys.</summary>
internal sealed class FileCheck(CheckReader reader, List<DatabaseProblem> problems)
{
    // SQLite ends after this number of problems: https://www.sqlite.org/pragma.html#pragma_integrity_check
    private const string IntegritySql = "PRAGMA integrity_check(1000)";

    private const string SchemaSql =
        $"""
        SELECT name AS {nameof(SchemaObject.Name)}, tbl_name AS {nameof(SchemaObject.TableName)},
            rootpage AS {nameof(SchemaObject.RootPage)}
        FROM sqlite_schema
        WHERE rootpage > 0
        """;

    // The table and the rowid of the row that refers to a row that does not exist. Tables without a rowid have null.
    private const string ForeignKeysSql =
        $"""
        SELECT "table" AS {nameof(Violation.TableName)}, rowid AS {nameof(Violation.Id)},
            parent AS {nameof(Violation.Parent)}
        FROM pragma_foreign_key_check
        WHERE rowid IS NOT NULL
        """;

    // The tables without a rowid.
    private const string OrphansSql =
        $"""
        SELECT 'ticket' AS {nameof(Violation.TableName)}, associate_id AS {nameof(Violation.Id)},
            'associate' AS {nameof(Violation.Parent)}
        FROM ticket
        WHERE NOT EXISTS (SELECT 1 FROM associate WHERE associate.associate_id = ticket.associate_id)
        GROUP BY associate_id
        UNION ALL
        SELECT 'credential', associate_id, 'associate'
        FROM credential
        WHERE NOT EXISTS (SELECT 1 FROM associate WHERE associate.associate_id = credential.associate_id)
        GROUP BY associate_id
        """;

    /// <summary>Runs the check.</summary>
    public async Task RunAsync()
    {
        var lines = (await reader.QueryAsync<string>(IntegritySql, table: null, problems))
            .SelectMany(text => text.Split('\n', StringSplitOptions.RemoveEmptyEntries))
            .Select(line => line.Trim())
            .Where(line => !IntegrityMessage.IsHeading(line))
            .ToArray();
        if (lines.Length > 0)
        {
            var schema = await reader.QueryAsync<SchemaObject>(SchemaSql, table: null, problems);
            problems.AddRange(lines.Select(line => IntegrityMessage.Locate(line, schema)));
        }

        foreach (var row in await reader.QueryAsync<Violation>(ForeignKeysSql, table: null, problems))
        {
            problems.Add(new DatabaseProblem(
                row.TableName, row.Id, $"refers to a row of {row.Parent} that does not exist."));
        }

        foreach (var row in await reader.QueryAsync<Violation>(OrphansSql, table: null, problems))
        {
            problems.Add(new DatabaseProblem(
                row.TableName,
                Id: null,
                string.Create(
                    CultureInfo.InvariantCulture, $"refers to {row.Parent} {row.Id}, which does not exist.")));
        }
    }

    private sealed class Violation
    {
        public required string TableName { get; init; }

        public required long Id { get; init; }

        public required string Parent { get; init; }
    }
}
