namespace Services86.Benchmarks.Fuzz.Oracles;

/// <summary>A response or a state of the server that is wrong, whatever the request was.</summary>
/// <param name="Rule">The broken rule.</param>
/// <param name="Found">What was found.</param>
internal sealed record Violation(string Rule, string Found);
