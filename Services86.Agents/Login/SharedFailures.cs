using System.Data.Common;
using Microsoft.Extensions.Logging;
using Services86.Data.Logins;

namespace Services86.Agents.Login;

/// <summary>
/// Reads and stores the failed logins that all hosts count together. A login without failures costs no statement beyond
/// the one that reads its associate.
/// </summary>
/// <remarks>
/// A login is answered also if its outcome cannot be stored: then the host counts it in memory. After a failure of the
/// database, such as a full disk, nothing is stored for five seconds, so that a database that cannot be written to does
/// not cost every failed login a failed write. Safe for concurrent use.
/// </remarks>
internal sealed class SharedFailures(
    LoginFailureRepository failures, LoginThrottle throttle, TimeProvider time, ILogger<SharedFailures> logger)
{
    private readonly WritePause _pause = new(time);

    /// <summary>Finds an associate by name, and the failures that may delay an attempt, with one statement.</summary>
    public Task<StoredLogin> FindAsync(string name, LoginAttempt attempt, CancellationToken cancellationToken) =>
        failures.FindAsync(name, attempt.Subject, cancellationToken);

    /// <summary>Stores a failure, or the first success after failures, before the login is answered.</summary>
    /// <param name="attempt">The attempt, whose password was compared.</param>
    /// <remarks>The write is not cancelled: a client that disconnects after its guess is counted.</remarks>
    public async Task SaveAsync(LoginAttempt attempt)
    {
        attempt.SavedFailure = null;
        attempt.IsResetSaved = false;
        var isRight = attempt.IsPasswordRight == true;
        if (_pause.IsActive || (isRight && !throttle.NeedsReset(attempt)))
        {
            return;
        }

        try
        {
            if (isRight)
            {
                attempt.SavedReset = await failures.ResetAsync(
                    attempt.Subject, attempt.IsKnownAddress, CancellationToken.None);
                attempt.IsResetSaved = true;
            }
            else
            {
                attempt.SavedFailure = await failures.AddAsync(
                    attempt.Subject,
                    attempt.IsKnownAddress,
                    attempt.AssociateId,
                    attempt.Client,
                    CancellationToken.None);
            }
        }
        catch (DbException exception)
        {
            _pause.Begin();
            SecurityLog.FailuresNotSaved(logger, exception);
        }
    }
}
