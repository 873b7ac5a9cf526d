namespace Services86.Data.Logins;

/// <summary>The failed logins to a name or from an address, as stored.</summary>
/// <param name="Failures">
/// The number of failures; 0 for an address from which a login to the name has succeeded.
/// </param>
/// <param name="LastFailure">The time of the last failure or reset, in Unix milliseconds.</param>
/// <param name="Expires">The time from which the row counts nothing, in Unix milliseconds.</param>
public readonly record struct StoredFailures(int Failures, long LastFailure, long Expires);
