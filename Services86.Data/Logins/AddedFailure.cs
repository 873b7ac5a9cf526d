namespace Services86.Data.Logins;

/// <summary>The failures after one more was added.</summary>
/// <param name="OfName">Those with the name; for a known address, those from there.</param>
/// <param name="OfAddress">Those from the address; null for a known address, or none.</param>
public sealed record AddedFailure(StoredFailures OfName, StoredFailures? OfAddress);
