namespace Services86.Data.Secrets;

/// <summary>A column of secrets, with the statements that read and replace the secrets without their records.</summary>
internal sealed record SecretColumn
{
    // A value that is no blob, which only tampering stores, is read as a secret that does not decrypt.
    private const string SelectServiceAuthsSql =
        $"""
        SELECT service_auth_id AS {nameof(SecretRow.RowId)}, associate_id AS {nameof(SecretRow.OwnerId)},
            CASE typeof(password) WHEN 'blob' THEN password ELSE x'' END AS {nameof(SecretRow.Secret)}
        FROM service_auth
        WHERE service_auth_id > @after AND password IS NOT NULL
        ORDER BY service_auth_id
        LIMIT @limit
        """;

    private const string UpdateServiceAuthSql =
        "UPDATE service_auth SET password = @secret WHERE service_auth_id = @rowId";

    private const string SelectUntrustedCredentialsSql =
        $"""
        SELECT untrusted_credentials_id AS {nameof(SecretRow.RowId)}, associate_id AS {nameof(SecretRow.OwnerId)},
            CASE typeof(secret) WHEN 'blob' THEN secret ELSE x'' END AS {nameof(SecretRow.Secret)}
        FROM untrusted_credentials
        WHERE untrusted_credentials_id > @after AND secret IS NOT NULL
        ORDER BY untrusted_credentials_id
        LIMIT @limit
        """;

    private const string UpdateUntrustedCredentialsSql =
        "UPDATE untrusted_credentials SET secret = @secret WHERE untrusted_credentials_id = @rowId";

    private SecretColumn()
    {
    }

    /// <summary>The passwords of logins to external services.</summary>
    public static SecretColumn ServiceAuthPassword { get; } = new()
    {
        Table = "service_auth",
        Column = "password",
        Select = SelectServiceAuthsSql,
        Update = UpdateServiceAuthSql,
    };

    /// <summary>The secrets of untrusted credentials.</summary>
    public static SecretColumn UntrustedCredentialsSecret { get; } = new()
    {
        Table = "untrusted_credentials",
        Column = "secret",
        Select = SelectUntrustedCredentialsSql,
        Update = UpdateUntrustedCredentialsSql,
    };

    /// <summary>All columns of secrets.</summary>
    public static IReadOnlyList<SecretColumn> All { get; } = [ServiceAuthPassword, UntrustedCredentialsSecret];

    /// <summary>The name of the table.</summary>
    public required string Table { get; init; }

    /// <summary>The name of the column.</summary>
    public required string Column { get; init; }

    /// <summary>
    /// Selects <c>@limit</c> rows as <see cref="SecretRow"/>s, by ascending id, with ids above <c>@after</c>.
    /// </summary>
    public required string Select { get; init; }

    /// <summary>Replaces the secret of the row <c>@rowId</c> by <c>@secret</c>.</summary>
    public required string Update { get; init; }

    /// <summary>Gets the location of a secret in this column.</summary>
    public SecretLocation LocationOf(long rowId, int ownerId) => new(Table, Column, rowId, ownerId);
}
