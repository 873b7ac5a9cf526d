using Services86.Data.Associates;
using Services86.Data.Audit;
using Services86.Data.Secrets;
using Services86.Data.Storage;

namespace Services86.Data.Untrusted;

/// <summary>The logins to other systems that are stored for associates. Their secrets are encrypted.</summary>
/// <remarks>
/// The key of a login is its associate, its type and its public value; upper and lower case differ. Times are in UTC,
/// and stored to the millisecond. A secret of null is no secret; an empty one is a secret like any other.
/// </remarks>
public sealed class UntrustedCredentialsRepository
{
    private const string Columns =
        $"""
        untrusted_credentials_id AS {nameof(Row.Id)},
        public_value AS {nameof(Row.PublicValue)},
        comment AS {nameof(Row.Comment)},
        valid_from AS {nameof(Row.ValidFrom)},
        valid_to AS {nameof(Row.ValidTo)},
        is_active AS {nameof(Row.IsActive)}
        """;

    // A login that replaces another keeps its id, and so its place in the order.
    private const string OfType =
        """
        FROM untrusted_credentials
        WHERE associate_id = @associateId AND type = @type
        ORDER BY untrusted_credentials_id
        """;

    private const string GetSql = $"SELECT {Columns}, secret AS {nameof(Row.Secret)} {OfType}";

    private const string GetWithoutSecretsSql = $"SELECT {Columns} {OfType}";

    // The unique index decides whether the key is stored: a query before the insert could be out of date.
    // The secret that it returns is that of the login that is replaced.
    private const string SaveSql =
        $"""
        INSERT INTO untrusted_credentials
            (associate_id, type, public_value, comment, valid_from, valid_to, is_active)
        VALUES (@associateId, @type, @publicValue, @Comment, @validFrom, @validTo, @IsActive)
        ON CONFLICT (associate_id, type, public_value) DO UPDATE
        SET comment = @Comment, valid_from = @validFrom, valid_to = @validTo, is_active = @IsActive
        RETURNING untrusted_credentials_id AS {nameof(SavedRow.Id)}, secret AS {nameof(SavedRow.OldSecret)}
        """;

    private const string SetSecretSql =
        "UPDATE untrusted_credentials SET secret = @secret WHERE untrusted_credentials_id = @id";

    private const string DeleteSql =
        """
        DELETE FROM untrusted_credentials
        WHERE associate_id = @associateId AND type = @type AND public_value = @publicValue
        RETURNING untrusted_credentials_id
        """;

    private readonly IStorage _storage;
    private readonly SecretProtector _secrets;
    private readonly AuditWriter _audit;

    internal UntrustedCredentialsRepository(IStorage storage, SecretProtector secrets, AuditWriter audit)
    {
        _storage = storage;
        _secrets = secrets;
        _audit = audit;
    }

    /// <summary>Gets an associate's logins of a type with their decrypted secrets, ordered by age.</summary>
    /// <exception cref="SecretUnreadableException">A stored secret cannot be decrypted.</exception>
    public Task<UntrustedCredentials[]> GetAsync(int associateId, string type, CancellationToken cancellationToken) =>
        QueryAsync(GetSql, associateId, type, cancellationToken);

    /// <summary>Gets an associate's logins of a type without their secrets, ordered by age.</summary>
    public Task<UntrustedCredentials[]> GetWithoutSecretsAsync(
        int associateId, string type, CancellationToken cancellationToken) =>
        QueryAsync(GetWithoutSecretsSql, associateId, type, cancellationToken);

    /// <summary>Stores a login, which replaces the stored login of the same key.</summary>
    /// <param name="associateId">The id of the associate who owns the login.</param>
    /// <param name="type">The name of the other system.</param>
    /// <param name="credentials">
    /// The login, with its times in UTC. A public value of null is empty; a secret of null keeps the stored one. Its
    /// rights are ignored. It is not changed.
    /// </param>
    /// <param name="actor">Who makes the change, for the audit.</param>
    /// <param name="cancellationToken">Cancels the write while it is queued.</param>
    /// <exception cref="ArgumentException">The secret is not valid Unicode.</exception>
    /// <exception cref="AssociateUnknownException">There is no such associate.</exception>
    public async Task SaveAsync(
        int associateId,
        string type,
        UntrustedCredentials credentials,
        AuditActor actor,
        CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(type);
        ArgumentNullException.ThrowIfNull(credentials);

        IndexedText.Require("Type with the PublicValue", type, credentials.PublicValue ?? "");
        await _storage.WriteAsync(WriteExtent.Rows, SaveWholeAsync, cancellationToken);

        async ValueTask<long> SaveWholeAsync(IDatabaseSession session)
        {
            var arguments = new
            {
                associateId,
                type,
                publicValue = credentials.PublicValue ?? "",
                credentials.Comment,
                validFrom = ToMilliseconds(credentials.ValidFrom),
                validTo = ToMilliseconds(credentials.ValidTo),
                credentials.IsActive,
            };
            var row = await AssociateReference.RequireAsync(
                session, associateId, () => session.QuerySingleAsync<SavedRow>(SaveSql, arguments));
            if (credentials.SecretValue is { } secretValue)
            {
                // The secret is encrypted for the id of its row, which is known only now.
                await SetSecretAsync(session, row.Id, secretValue);
            }
            else if (row.OldSecret is not null
                && !SecretProtector.IsBoundToOwner(row.OldSecret)
                && _secrets.TryUnprotect(row.OldSecret, LocationOf(row.Id)) is { } oldValue)
            {
                await SetSecretAsync(session, row.Id, oldValue);
            }

            await _audit.AddAsync(
                session, actor, AuditAction.Saved, AuditRecord.UntrustedCredentials, row.Id, associateId);
            return row.Id;
        }

        async ValueTask SetSecretAsync(IDatabaseSession session, long id, string value)
        {
            var secret = _secrets.Protect(value, LocationOf(id));
            await session.ExecuteAsync(SetSecretSql, new { id, secret });
        }

        SecretLocation LocationOf(long id) => SecretColumn.UntrustedCredentialsSecret.LocationOf(id, associateId);
    }

    /// <summary>Deletes a login.</summary>
    /// <returns>False if there is no login of that key.</returns>
    public Task<bool> DeleteAsync(
        int associateId, string type, string publicValue, AuditActor actor, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(type);
        ArgumentNullException.ThrowIfNull(publicValue);

        return _storage.WriteAsync(WriteExtent.Rows, DeleteIfStoredAsync, cancellationToken);

        async ValueTask<bool> DeleteIfStoredAsync(IDatabaseSession session)
        {
            var arguments = new { associateId, type, publicValue };
            if (await session.QuerySingleOrDefaultAsync<long?>(DeleteSql, arguments) is not { } id)
            {
                return false;
            }

            await _audit.AddAsync(
                session, actor, AuditAction.Deleted, AuditRecord.UntrustedCredentials, id, associateId);
            return true;
        }
    }

    private async Task<UntrustedCredentials[]> QueryAsync(
        string sql, int associateId, string type, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(type);

        var rows = await _storage.QueryAsync<Row>(sql, new { associateId, type }, cancellationToken);
        return [.. rows.Select(row => Read(row, associateId))];
    }

    private UntrustedCredentials Read(Row row, int associateId) => new()
    {
        FieldProperties = [],
        ValidFrom = ToDateTime(row.ValidFrom),
        ValidTo = ToDateTime(row.ValidTo),
        Comment = row.Comment,
        SecretValue = row.Secret is null
            ? null
            : _secrets.Unprotect(
                row.Secret, SecretColumn.UntrustedCredentialsSecret.LocationOf(row.Id, associateId)),
        PublicValue = row.PublicValue,
        IsActive = row.IsActive,
    };

    private static long ToMilliseconds(DateTime utc) =>
        new DateTimeOffset(utc.Ticks, TimeSpan.Zero).ToUnixTimeMilliseconds();

    private static DateTime ToDateTime(long milliseconds) =>
        DateTimeOffset.FromUnixTimeMilliseconds(milliseconds).UtcDateTime;

    private sealed class SavedRow
    {
        public required long Id { get; init; }

        public required byte[]? OldSecret { get; init; }
    }

    private sealed class Row
    {
        public required long Id { get; init; }

        public required string PublicValue { get; init; }

        public required string? Comment { get; init; }

        public required long ValidFrom { get; init => field = StoredTime.Require(value); }

        public required long ValidTo { get; init => field = StoredTime.Require(value); }

        public required bool IsActive { get; init; }

        public byte[]? Secret { get; init; }
    }
}
