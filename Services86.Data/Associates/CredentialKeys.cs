using Services86.Data.Storage;

namespace Services86.Data.Associates;

/// <summary>Keeps credentials unique whose values identify an account of another system.</summary>
/// <remarks>
/// <para>
/// The key of a value is stored in <c>value_key</c>, with a unique index. The write job is a transaction, and reads
/// before it stores: of two associates who store one value at the same time, the second is refused.
/// </para>
/// <para>
/// Rows of earlier programs have no key if several associates had the value, or if the value has characters beyond
/// ASCII. Such a row stays until its associate changes it. It gets its key when it is saved and no other associate has
/// the value; until then it is compared here, so that nobody else gets its value.
/// </para>
/// </remarks>
internal static class CredentialKeys
{
    private const string FindValueSql =
        "SELECT value FROM credential WHERE associate_id = @associateId AND type = @type";

    private const string IsTakenSql =
        """
        SELECT EXISTS (
            SELECT 1 FROM credential WHERE type = @type AND value_key = @key AND associate_id <> @associateId)
        """;

    private const string ListWithoutKeySql =
        """
        SELECT associate_id AS AssociateId, value AS Value
        FROM credential
        WHERE type = @type AND value_key IS NULL
        ORDER BY associate_id
        """;

    /// <summary>Gets the key of a value.</summary>
    /// <returns>The key; null for a text that is not valid Unicode.</returns>
    public static string? Of(string value) => CaseInsensitiveKey.Of(value.Trim());

    /// <summary>Requires that no other associate has the value of a credential.</summary>
    /// <returns>
    /// The key to store; null if other associates have the value too, and the associate had it before.
    /// </returns>
    /// <exception cref="CredentialTakenException">
    /// Another associate has the value, and this one had another or none.
    /// </exception>
    public static async ValueTask<string?> RequireFreeAsync(
        IDatabaseSession session, int associateId, StoredCredential credential)
    {
        var (type, key) = (credential.Type, RequireKey(credential.Value));
        if (!await IsTakenAsync(session, associateId, type, key))
        {
            return key;
        }

        // A client that saves a user sends the credentials as it has read them.
        var stored = await session.QuerySingleOrDefaultAsync<string>(FindValueSql, new { associateId, type });
        return stored is not null && Of(stored) == key ? null : throw new CredentialTakenException(type);
    }

    /// <summary>Lists the values of a type that several associates have.</summary>
    public static async Task<IReadOnlyList<SharedCredential>> ListSharedAsync(
        IStorage storage, string type, CancellationToken cancellationToken)
    {
        var rows = await storage.QueryAsync<Row>(ListWithoutKeySql, new { type }, cancellationToken);
        return
        [
            .. rows.GroupBy(row => Of(row.Value))
                .Where(group => group.Key is not null && group.Count() > 1)
                .Select(group => new SharedCredential(type, [.. group.Select(row => row.AssociateId)])),
        ];
    }

    private static async ValueTask<bool> IsTakenAsync(
        IDatabaseSession session, int associateId, string type, string key)
    {
        if (await session.QuerySingleAsync<bool>(IsTakenSql, new { associateId, type, key }))
        {
            return true;
        }

        var rows = await session.QueryAsync<Row>(ListWithoutKeySql, new { type });
        return rows.Exists(row => row.AssociateId != associateId && Of(row.Value) == key);
    }

    private static string RequireKey(string value)
    {
        if (Of(value) is not { Length: > 0 } key)
        {
            throw new ArgumentException("The value is blank, or is not valid Unicode.", nameof(value));
        }

        IndexedText.Require("value", key);
        return key;
    }

    private sealed class Row
    {
        public required int AssociateId { get; init; }

        public required string Value { get; init; }
    }
}
