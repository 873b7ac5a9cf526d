using System.Runtime.CompilerServices;
using Services86.Data.Storage;

namespace Services86.Data.Secrets;

/// <summary>A column of secrets, with the statements that read and replace the secrets without their records.</summary>
internal sealed record SecretColumn
{
    private const int PageSize = 200;

    private const string UpdateServiceAuthSql =
        "UPDATE service_auth SET password = @secret WHERE service_auth_id = @rowId AND password = @former";

    private const string UpdateUntrustedCredentialsSql =
        """
        UPDATE untrusted_credentials SET secret = @secret
        WHERE untrusted_credentials_id = @rowId AND secret = @former
        """;

    private SecretColumn()
    {
    }

    /// <summary>The passwords of logins to external services.</summary>
    public static SecretColumn ServiceAuthPassword { get; } = new()
    {
        Table = "service_auth",
        Column = "password",
        Update = UpdateServiceAuthSql,
    };

    /// <summary>The secrets of untrusted credentials.</summary>
    public static SecretColumn UntrustedCredentialsSecret { get; } = new()
    {
        Table = "untrusted_credentials",
        Column = "secret",
        Update = UpdateUntrustedCredentialsSql,
    };

    /// <summary>All columns of secrets.</summary>
    public static IReadOnlyList<SecretColumn> All { get; } = [ServiceAuthPassword, UntrustedCredentialsSecret];

    /// <summary>The name of the table.</summary>
    public required string Table { get; init; }

    /// <summary>The name of the column.</summary>
    public required string Column { get; init; }

    /// <summary>
    /// Replaces the secret of the row <c>@rowId</c> by <c>@secret</c>, unless it is not <c>@former</c> any more.
    /// </summary>
    public required string Update { get; init; }

    /// <summary>
    /// Gets the statement that selects <c>@limit</c> rows as <see cref="SecretRow"/>s, by ascending id, with ids above
    /// <c>@after</c>.
    /// </summary>
    public string SelectOf(SqlDialect dialect) =>
        $"""
        SELECT {Table}_id AS {nameof(SecretRow.RowId)}, associate_id AS {nameof(SecretRow.OwnerId)},
            {dialect.BytesOf(Column)} AS {nameof(SecretRow.Secret)}
        FROM {Table}
        WHERE {Table}_id > @after AND {Column} IS NOT NULL
        ORDER BY {Table}_id
        LIMIT @limit
        """;

    /// <summary>Gets the statement that counts the secrets.</summary>
    public string Count => $"SELECT COUNT(*) FROM {Table} WHERE {Column} IS NOT NULL";

    /// <summary>
    /// Gets the statement that counts the secrets of a key, with <c>@keyId</c> by
    /// <see cref="SecretProtector.BytesOfKeyId"/>.
    /// </summary>
    /// <remarks>The key id is behind the version: see <see cref="SecretProtector"/>.</remarks>
    public string CountOfKey => $"SELECT COUNT(*) FROM {Table} WHERE substr({Column}, 2, 4) = @keyId";

    /// <summary>Reads all secrets in pages of at most 200, by ascending id.</summary>
    /// <remarks>
    /// Each page is read by itself: what is stored in the meantime may be on a later page, or on none.
    /// </remarks>
    public async IAsyncEnumerable<IReadOnlyList<SecretRow>> ReadAsync(
        IStorage storage, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var select = SelectOf(storage.Dialect);
        long after = 0;
        while (await storage.QueryAsync<SecretRow>(select, new { after, limit = PageSize }, cancellationToken)
            is [.., var last] page)
        {
            yield return page;
            cancellationToken.ThrowIfCancellationRequested();
            after = last.RowId;
        }
    }

    /// <summary>Gets the location of a secret in this column.</summary>
    public SecretLocation LocationOf(long rowId, int ownerId) => new(Table, Column, rowId, ownerId);
}
