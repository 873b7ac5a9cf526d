using System.Globalization;
using Services86.Agents.Refusals;

namespace Services86.Agents.Login;

/// <summary>The refusals of logins that the client can repeat after a time.</summary>
internal static class LoginRefusals
{
    /// <summary>More logins wait than the server can execute.</summary>
    public static SoDbAccessException Busy(TimeSpan retryAfter) => new(
        "Too many logins and password changes are waiting.",
        $"The server is busy, and nothing was saved: try again in {Seconds(retryAfter)} seconds.")
    {
        RetryAfter = retryAfter,
    };

    /// <summary>The client has to wait after failed logins.</summary>
    /// <param name="attempt">The attempt that has to wait.</param>
    public static SoSessionException HasToWait(LoginAttempt attempt)
    {
        var retryAfter = TimeSpan.FromSeconds(Math.Ceiling(attempt.Wait.TotalSeconds));
        var (message, text) = attempt.IsWaitOfAddress
            ? ("Too many failed logins from this address.", "There were too many failed logins from your address")
            : ("Too many failed logins to this user name.", "There were too many failed logins with this user name");
        return new SoSessionException(message, $"{text}: wait {Seconds(retryAfter)} seconds, then try again.")
        {
            RetryAfter = retryAfter,
        };
    }

    /// <summary>The login of a caller ended while the caller asked for another ticket or an access token.</summary>
    public static SoSessionException LoginEnded() => new(
        "The password was changed, or the ticket revoked, while the call was executed.",
        "Your login is not valid any more: log in again.");

    private static string Seconds(TimeSpan time) => time.TotalSeconds.ToString(CultureInfo.InvariantCulture);
}
