using Services86.Rest.Routing;

namespace Services86.Host.TestMode.Seeding;

/// <summary>A call to be executed, for what users and applications do not cover.</summary>
/// <param name="Path">The JSON path of the call, for refusals.</param>
/// <param name="User">The login name of the caller.</param>
/// <param name="Operation">The operation.</param>
/// <param name="Arguments">A value for each part of the request.</param>
internal sealed record SeedCall(string Path, string User, RestOperation Operation, object?[] Arguments);
