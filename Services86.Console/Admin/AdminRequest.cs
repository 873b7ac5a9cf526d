using Microsoft.AspNetCore.Http;
using Services86.Agents.Calls;

namespace Services86.WebConsole.Admin;

/// <summary>A request to the administration, whose caller is authenticated.</summary>
/// <param name="Context">The request and its response.</param>
/// <param name="Segments">The segments of the path below the name of the area.</param>
/// <param name="Caller">The caller, an administrator or an employee.</param>
internal sealed record AdminRequest(HttpContext Context, IReadOnlyList<string> Segments, Caller Caller)
{
    /// <summary>Gets the HTTP method, with GET for HEAD.</summary>
    public string Method => HttpMethods.IsHead(Context.Request.Method) ? HttpMethods.Get : Context.Request.Method;

    /// <summary>Gets the token that is cancelled when the client disconnects.</summary>
    public CancellationToken Aborted => Context.RequestAborted;
}
