using Microsoft.AspNetCore.Http;

namespace Services86.WebConsole.Admin;

/// <summary>What responds to a request below <c>/admin</c>.</summary>
/// <param name="Name">The name in the log, such as <c>admin/calls</c>.</param>
/// <param name="RespondAsync">Sends the response, or throws.</param>
internal sealed record AdminExchange(string Name, Func<HttpContext, Task> RespondAsync);
