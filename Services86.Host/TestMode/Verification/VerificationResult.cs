namespace Services86.Host.TestMode.Verification;

/// <summary>The result of a verification.</summary>
/// <param name="IsMet">Whether the calls are as expected.</param>
/// <param name="Message">What was expected, what came, and the nearest call; null if the calls are as expected.</param>
/// <param name="Failures">The expectations that are not met.</param>
internal sealed record VerificationResult(
    bool IsMet, string? Message, IReadOnlyList<VerificationFailure> Failures);

/// <summary>An expectation that is not met.</summary>
/// <param name="Expected">The expected calls, in words.</param>
/// <param name="Found">The number of such calls.</param>
/// <param name="Calls">The calls that are as expected, a line each.</param>
/// <param name="Nearest">The most similar other call, in a line; null for none.</param>
/// <param name="Differences">The differences of the most similar call.</param>
internal sealed record VerificationFailure(
    string Expected,
    int Found,
    IReadOnlyList<string> Calls,
    string? Nearest,
    IReadOnlyList<string> Differences);
