using Microsoft.AspNetCore.Http;

namespace Services86.Rest.Http;

/// <summary>What responds to the requests of an address.</summary>
/// <param name="Name">The name in the log, such as <c>User.SaveServiceAuth</c>.</param>
/// <param name="RespondAsync">Sends the response to a request, or throws.</param>
internal sealed record RestEndpoint(string Name, Func<HttpContext, Task> RespondAsync);
