using System.Data.Common;
using Services86.Data.Associates;
using Services86.Data.Audit;
using Services86.Data.Storage;

namespace Services86.Data.Logins;

/// <summary>The failed logins, which all hosts on a database count together.</summary>
/// <remarks>
/// Times are those of the clock of the host that writes a row. A row has neither a name nor an address:
/// <see cref="LoginFailureKeys"/>.
/// </remarks>
public sealed class LoginFailureRepository
{
    // One row with all that a login needs, whether or not there is such an associate.
    private const string FindSql =
        $"""
        SELECT
            of_name.failures AS {nameof(Row.Failures)},
            of_name.last_failure AS {nameof(Row.LastFailure)},
            of_name.expires AS {nameof(Row.Expires)},
            of_known.failures AS {nameof(Row.FailuresAtAddress)},
            of_known.last_failure AS {nameof(Row.LastFailureAtAddress)},
            of_known.expires AS {nameof(Row.ExpiresAtAddress)},
            of_address.failures AS {nameof(Row.FailuresOfAddress)},
            of_address.last_failure AS {nameof(Row.LastFailureOfAddress)},
            of_address.expires AS {nameof(Row.ExpiresOfAddress)},
            {AssociateRepository.Columns}
        FROM (SELECT 1) AS login
        LEFT JOIN associate ON associate.name_key = @nameKey
        LEFT JOIN login_failure AS of_name ON of_name.failure_key = @ofName
        LEFT JOIN login_failure AS of_known ON of_known.failure_key = @ofKnown
        LEFT JOIN login_failure AS of_address ON of_address.failure_key = @ofAddress
        """;

    private const string AddOfNameSql =
        $"""
        INSERT INTO login_failure (failure_key, failures, last_failure, expires)
        VALUES (@failureKey, 1, @now, @expires)
        ON CONFLICT (failure_key) DO UPDATE SET
            failures = CASE
                WHEN login_failure.last_failure < @countedSince THEN 1
                ELSE login_failure.failures + 1
            END,
            last_failure = excluded.last_failure,
            expires = excluded.expires
        RETURNING
            failures AS {nameof(StoredFailures.Failures)},
            last_failure AS {nameof(StoredFailures.LastFailure)},
            expires AS {nameof(StoredFailures.Expires)}
        """;

    // Each failure recovers after those before.
    private const string AddOfAddressSql =
        $"""
        INSERT INTO login_failure (failure_key, failures, last_failure, expires)
        VALUES (@failureKey, 1, @now, @now + @recovery)
        ON CONFLICT (failure_key) DO UPDATE SET
            failures = CASE
                WHEN login_failure.expires <= @now THEN 1
                ELSE login_failure.failures + 1
            END,
            last_failure = excluded.last_failure,
            expires = @recovery + CASE
                WHEN login_failure.expires < @now THEN @now
                WHEN login_failure.expires > @maxExpires THEN @maxExpires
                ELSE login_failure.expires
            END
        RETURNING
            failures AS {nameof(StoredFailures.Failures)},
            last_failure AS {nameof(StoredFailures.LastFailure)},
            expires AS {nameof(StoredFailures.Expires)}
        """;

    private const string DeleteSql = "DELETE FROM login_failure WHERE failure_key = @failureKey";

    private const string SetKnownSql =
        """
        INSERT INTO login_failure (failure_key, failures, last_failure, expires)
        VALUES (@failureKey, 0, @now, @expires)
        ON CONFLICT (failure_key) DO UPDATE SET
            failures = 0, last_failure = excluded.last_failure, expires = excluded.expires
        """;

    // A row of a known address expires long after any other.
    private const string ResetKnownSql =
        "UPDATE login_failure SET failures = 0 WHERE expires > @knownExpires AND failures > 0";

    private const string DeleteExpiredSql =
        """
        DELETE FROM login_failure
        WHERE failure_key IN (SELECT failure_key FROM login_failure WHERE expires <= @now LIMIT @max)
        """;

    private readonly IStorage _storage;
    private readonly LoginFailureKeys _keys;
    private readonly TimeProvider _time;
    private readonly AuditWriter _audit;

    internal LoginFailureRepository(IStorage storage, LoginFailureKeys keys, TimeProvider time, AuditWriter audit)
    {
        _storage = storage;
        _keys = keys;
        _time = time;
        _audit = audit;
    }

    private long Now => _time.GetUtcNow().ToUnixTimeMilliseconds();

    /// <summary>Finds an associate by name, and the failed logins of a subject, with one statement.</summary>
    /// <param name="name">The login name; upper and lower case do not differ.</param>
    /// <param name="subject">The subject. Its name may be cut.</param>
    /// <param name="cancellationToken">Cancels the wait for a session.</param>
    public async Task<StoredLogin> FindAsync(string name, LoginSubject subject, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(name);
        ArgumentNullException.ThrowIfNull(subject);
        var arguments = new
        {
            // No associate has the empty key, and no row an empty key.
            nameKey = AssociateName.ToKey(name) ?? "",
            ofName = _keys.OfName(subject.NameKey),
            ofKnown = subject.Address is null ? [] : _keys.OfNameAtAddress(subject.NameKey, subject.Address),
            ofAddress = subject.Address is null ? [] : _keys.OfAddress(subject.Address),
        };
        await using var session = await _storage.OpenReaderAsync(cancellationToken);
        var rows = await session.QueryAsync<Row, Associate>(FindSql, arguments, nameof(Associate.AssociateId));
        var (row, associate) = rows[0];
        return new StoredLogin
        {
            Associate = associate,
            OfName = FailuresOf(row.Failures, row.LastFailure, row.Expires),
            OfNameAtAddress = FailuresOf(row.FailuresAtAddress, row.LastFailureAtAddress, row.ExpiresAtAddress),
            OfAddress = FailuresOf(row.FailuresOfAddress, row.LastFailureOfAddress, row.ExpiresOfAddress),
        };
    }

    /// <summary>Adds a failed login.</summary>
    /// <param name="subject">The subject.</param>
    /// <param name="isKnownAddress">
    /// Whether a login to the name has succeeded from the address: then the failure counts for the name at the address,
    /// and neither for the name elsewhere nor for the address.
    /// </param>
    /// <param name="associateId">The associate of that name, for the audit; null if there is none.</param>
    /// <param name="actor">The client, for the audit.</param>
    /// <param name="cancellationToken">Cancels the write while it is queued.</param>
    /// <exception cref="DbException">The failure could not be stored.</exception>
    public Task<AddedFailure> AddAsync(
        LoginSubject subject,
        bool isKnownAddress,
        int? associateId,
        AuditActor actor,
        CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(subject);
        var now = Now;
        return _storage.WriteAsync(WriteExtent.Rows, AddBothAsync, cancellationToken);

        async ValueTask<AddedFailure> AddBothAsync(IDatabaseSession session)
        {
            // Names before addresses, as in all jobs.
            var added = new AddedFailure(
                await AddOfNameAsync(session, subject, isKnownAddress, now),
                isKnownAddress || subject.Address is null
                    ? null
                    : await AddOfAddressAsync(session, subject.Address, now));

            // Without the name: users type passwords into the field of the name.
            await _audit.AddAsync(
                session,
                actor,
                AuditAction.LoginRefused,
                AuditRecord.User,
                associateId,
                associateId,
                associateId is null ? "unknown name" : null);
            return added;
        }
    }

    /// <summary>
    /// Stores that a login has succeeded: resets the failures with the name, and makes the address known.
    /// </summary>
    /// <param name="subject">The subject.</param>
    /// <param name="isKnownAddress">
    /// Whether the address was known before: then the failures with the name elsewhere still count.
    /// </param>
    /// <param name="cancellationToken">Cancels the write while it is queued.</param>
    /// <returns>The failures that are stored now; null for none.</returns>
    /// <exception cref="DbException">The success could not be stored.</exception>
    public Task<StoredFailures?> ResetAsync(
        LoginSubject subject, bool isKnownAddress, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(subject);
        var now = Now;
        return _storage.WriteAsync(WriteExtent.Rows, ResetBothAsync, cancellationToken);

        async ValueTask<StoredFailures?> ResetBothAsync(IDatabaseSession session)
        {
            if (!isKnownAddress)
            {
                await session.ExecuteAsync(DeleteSql, new { failureKey = _keys.OfName(subject.NameKey) });
            }

            if (subject.Address is null)
            {
                return null;
            }

            var expires = now + Milliseconds(FailureLifetimes.OfKnownAddress);
            var failureKey = _keys.OfNameAtAddress(subject.NameKey, subject.Address);
            await session.ExecuteAsync(SetKnownSql, new { failureKey, now, expires });
            return isKnownAddress ? new StoredFailures(0, now, expires) : null;
        }
    }

    /// <summary>
    /// Resets the failures that delay the logins of a user, whose password was set. Those from known addresses are
    /// reset for all users, because a row has no name: a guesser at a known address gains the free failures once more.
    /// </summary>
    /// <param name="nameKey">The key of the login name.</param>
    /// <param name="cancellationToken">Cancels the write while it is queued.</param>
    /// <returns>The number of counts that were reset.</returns>
    /// <exception cref="DbException">The failures could not be reset.</exception>
    public Task<int> ForgiveAsync(string nameKey, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(nameKey);
        var failureKey = _keys.OfName(nameKey);

        // Half of the lifetime, because the clocks of the hosts differ.
        var knownExpires = Now + Milliseconds(FailureLifetimes.OfKnownAddress / 2);
        return _storage.WriteAsync(WriteExtent.Rows, ForgiveBothAsync, cancellationToken);

        async ValueTask<int> ForgiveBothAsync(IDatabaseSession session) =>
            await session.ExecuteAsync(DeleteSql, new { failureKey })
            + await session.ExecuteAsync(ResetKnownSql, new { knownExpires });
    }

    /// <summary>Deletes the rows that count nothing any more, unless another host deletes at this moment.</summary>
    /// <returns>The number of deleted rows.</returns>
    public Task<int> DeleteExpiredAsync(DateTimeOffset now, CancellationToken cancellationToken) =>
        Housekeeping.DeleteExpiredAsync(_storage, DeleteExpiredSql, now, cancellationToken);

    private ValueTask<StoredFailures> AddOfNameAsync(
        IDatabaseSession session, LoginSubject subject, bool isKnownAddress, long now)
    {
        var failureKey = isKnownAddress
            ? _keys.OfNameAtAddress(subject.NameKey, subject.Address!)
            : _keys.OfName(subject.NameKey);
        var lifetime = isKnownAddress ? FailureLifetimes.OfKnownAddress : FailureLifetimes.OfName;
        return AddAsync(
            session,
            AddOfNameSql,
            new
            {
                failureKey,
                now,
                expires = now + Milliseconds(lifetime),
                countedSince = now - Milliseconds(FailureLifetimes.OfName),
            });
    }

    private ValueTask<StoredFailures> AddOfAddressAsync(IDatabaseSession session, byte[] address, long now) =>
        AddAsync(
            session,
            AddOfAddressSql,
            new
            {
                failureKey = _keys.OfAddress(address),
                now,
                recovery = Milliseconds(FailureLifetimes.OfAddress),
                maxExpires = now + Milliseconds(FailureLifetimes.MaxOfAddress),
            });

    private static async ValueTask<StoredFailures> AddAsync(IDatabaseSession session, string sql, object arguments)
    {
        var row = await session.QuerySingleAsync<AddedRow>(sql, arguments);
        return new StoredFailures(row.Failures, row.LastFailure, row.Expires);
    }

    private static long Milliseconds(TimeSpan time) => (long)time.TotalMilliseconds;

    private static StoredFailures? FailuresOf(int? failures, long? lastFailure, long? expires) =>
        failures is { } count ? new StoredFailures(count, lastFailure ?? 0, expires ?? 0) : null;

    private sealed class AddedRow
    {
        public required int Failures { get; init; }

        public required long LastFailure { get; init; }

        public required long Expires { get; init; }
    }

    private sealed class Row
    {
        public required int? Failures { get; init; }

        public required long? LastFailure { get; init; }

        public required long? Expires { get; init; }

        public required int? FailuresAtAddress { get; init; }

        public required long? LastFailureAtAddress { get; init; }

        public required long? ExpiresAtAddress { get; init; }

        public required int? FailuresOfAddress { get; init; }

        public required long? LastFailureOfAddress { get; init; }

        public required long? ExpiresOfAddress { get; init; }
    }
}
