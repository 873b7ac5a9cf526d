using Microsoft.AspNetCore.Http;
using Services86.Rest.Routing;

namespace Services86.Rest.Http;

/// <summary>What responds to the requests of an address.</summary>
/// <param name="Name">The name in the log, such as <c>User.SaveServiceAuth</c>.</param>
/// <param name="RespondAsync">Sends the response to a request, or throws.</param>
internal sealed record RestEndpoint(string Name, Func<HttpContext, Task> RespondAsync)
{
    /// <summary>The name of the protocol in logs and metrics.</summary>
    public const string Protocol = "rest";

    /// <summary>Gets the operation that the endpoint calls; null if it calls none.</summary>
    public RestOperation? Operation { get; init; }
}
