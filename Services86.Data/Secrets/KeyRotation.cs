using System.Globalization;
using Services86.Data.Audit;
using Services86.Data.Storage;

namespace Services86.Data.Secrets;

/// <summary>Replaces the keys that encrypt secrets, also while a server runs.</summary>
/// <remarks>
/// Older keys stay until they are retired: the secrets that a running server is about to write may need them. The
/// secrets are encrypted when all servers know the new key. A secret is replaced only if it is the one that was read: a
/// save in the meantime stays.
/// </remarks>
public sealed class KeyRotation
{
    // A server that could not reload the keys stores secrets with the former key for a minute.
    private const int MaxPasses = 3;

    private readonly IStorage _storage;
    private readonly DataKeyRing _keys;
    private readonly SecretProtector _secrets;
    private readonly AuditRepository _audit;

    internal KeyRotation(IStorage storage, DataKeyRing keys, SecretProtector secrets, AuditRepository audit)
    {
        _storage = storage;
        _keys = keys;
        _secrets = secrets;
        _audit = audit;
    }

    /// <summary>
    /// Adds a Data Protection key and a data key, waits until all servers know the data key, and encrypts all secrets
    /// with it.
    /// </summary>
    /// <param name="progress">Is told the progress after each group of secrets; null for nothing.</param>
    /// <param name="actor">Who rotates the keys, for the audit.</param>
    /// <param name="cancellationToken">
    /// Cancels the rotation between two groups of secrets: each has an older key or the new one, and opens.
    /// </param>
    /// <returns>What was done. Secrets that do not open are left as they are.</returns>
    public async Task<KeyRotationResult> RotateAsync(
        IProgress<KeyRotationProgress>? progress, AuditActor actor, CancellationToken cancellationToken)
    {
        await AddKeyAsync(actor, cancellationToken);
        return await ResumeAsync(progress, actor, cancellationToken);
    }

    /// <summary>Adds a Data Protection key and a data key, and waits until all servers know the data key.</summary>
    /// <param name="actor">Who rotates the keys, for the audit.</param>
    /// <param name="cancellationToken">Cancels the wait. The key is added, and a rotation can be resumed.</param>
    public async Task AddKeyAsync(AuditActor actor, CancellationToken cancellationToken)
    {
        await _keys.AddAsync(actor, cancellationToken);
        await _keys.WaitForNewestAsync(cancellationToken);
    }

    /// <summary>
    /// Encrypts the secrets of older keys with the newest key, as after a rotation that was interrupted. Adds no key.
    /// </summary>
    /// <inheritdoc cref="RotateAsync"/>
    public async Task<KeyRotationResult> ResumeAsync(
        IProgress<KeyRotationProgress>? progress, AuditActor actor, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(actor);
        await _keys.WaitForNewestAsync(cancellationToken);
        var total = 0;
        foreach (var column in SecretColumn.All)
        {
            total += await _storage.QuerySingleAsync<int>(column.Count, arguments: null, cancellationToken);
        }

        var replaced = 0;
        Pass pass;
        var passes = 0;
        do
        {
            pass = await RunPassAsync(new PassProgress(passes == 0 ? progress : null, total), cancellationToken);
            replaced += pass.Replaced;
            passes++;
        }
        while (pass.Outdated > 0 && passes < MaxPasses);

        await _audit.AddAsync(
            actor,
            AuditAction.Rotated,
            AuditRecord.DataKey,
            string.Create(CultureInfo.InvariantCulture, $"{replaced} secrets, to the key {_keys.Newest.KeyId}"),
            CancellationToken.None);
        return new KeyRotationResult(
            _keys.Newest.KeyId, replaced, pass.Outdated - pass.Replaced, pass.Unreadable);
    }

    // Passes until one finds no outdated secret.
    private async Task<Pass> RunPassAsync(PassProgress progress, CancellationToken cancellationToken)
    {
        var pass = new Pass();
        foreach (var column in SecretColumn.All)
        {
            await foreach (var page in column.ReadAsync(_storage, cancellationToken))
            {
                var replacements = Replacements(column, page, pass);
                pass.Replaced += replacements.Count == 0 ? 0 : await _storage.WriteAsync(
                    WriteExtent.Transaction,
                    session => ReplaceAsync(session, column.Update, replacements),
                    cancellationToken);
                progress.Add(page.Count);
            }
        }

        return pass;
    }

    private List<Replacement> Replacements(SecretColumn column, IEnumerable<SecretRow> page, Pass pass)
    {
        var replacements = new List<Replacement>();
        foreach (var row in page.Where(row => !_secrets.IsCurrent(row.Secret)))
        {
            var location = column.LocationOf(row.RowId, row.OwnerId);
            if (_secrets.TryUnprotect(row.Secret, location) is { } value)
            {
                pass.Outdated++;
                replacements.Add(new Replacement(row.RowId, row.Secret, _secrets.Protect(value, location)));
            }
            else
            {
                pass.Unreadable.Add(new SecretUnreadableException(location, cause: null).Message);
            }
        }

        return replacements;
    }

    private static async ValueTask<int> ReplaceAsync(
        IDatabaseSession session, string sql, IEnumerable<Replacement> replacements)
    {
        var count = 0;
        foreach (var (rowId, former, secret) in replacements)
        {
            count += await session.ExecuteAsync(sql, new { rowId, former, secret });
        }

        return count;
    }

    private sealed record Replacement(long RowId, byte[] Former, byte[] Secret);

    private sealed class Pass
    {
        public int Outdated { get; set; }

        public int Replaced { get; set; }

        public List<string> Unreadable { get; } = [];
    }

    private sealed class PassProgress(IProgress<KeyRotationProgress>? progress, int total)
    {
        private int _done;

        public void Add(int count)
        {
            _done += count;
            progress?.Report(new KeyRotationProgress(Math.Min(_done, total), total));
        }
    }
}
