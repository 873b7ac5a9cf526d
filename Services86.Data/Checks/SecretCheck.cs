using Services86.Data.Secrets;
using Services86.Data.Storage;

namespace Services86.Data.Checks;

/// <summary>Opens every secret.</summary>
internal sealed class SecretCheck(
    CheckReader reader, SecretProtector secrets, SqlDialect dialect, List<DatabaseProblem> problems)
{
    /// <summary>Runs the check.</summary>
    /// <returns>The number of secrets that were opened.</returns>
    public async Task<int> RunAsync()
    {
        var count = 0;
        foreach (var column in SecretColumn.All)
        {
            await reader.ReadAsync<SecretRow>(
                column.SelectOf(dialect), row => row.RowId, column.Table, row => Open(column, row), problems);
        }

        return count;

        void Open(SecretColumn column, SecretRow row)
        {
            if (secrets.TryUnprotect(row.Secret, column.LocationOf(row.RowId, row.OwnerId)) is not null)
            {
                count++;
            }
            else
            {
                problems.Add(new DatabaseProblem(
                    column.Table,
                    row.RowId,
                    $"{column.Column} does not open: it was changed, or copied from another row or owner."));
            }
        }
    }
}
