using Microsoft.AspNetCore.Http;
using Services86.Agents.Calls;
using Services86.Data.Audit;

namespace Services86.WebConsole.Requests;

/// <summary>A request for a page.</summary>
/// <param name="context">The request and its response.</param>
/// <param name="path">The parts of its path.</param>
internal sealed class PageRequest(HttpContext context, PagePath path)
{
    /// <summary>Gets the request and its response.</summary>
    public HttpContext Context { get; } = context;

    /// <summary>Gets the parts of the path.</summary>
    public PagePath Path { get; } = path;

    /// <summary>Gets or sets the user; null if nobody is logged in.</summary>
    public Caller? Caller { get; set; }

    /// <summary>Gets the user, on a page that requires a login.</summary>
    /// <remarks>Not null: the user is authenticated before the page is asked.</remarks>
    public Caller RequiredCaller => Caller!;

    /// <summary>Gets or sets the token that forms send back; null if nobody is logged in.</summary>
    public string? XsrfToken { get; set; }

    /// <summary>Gets or sets the fields of the form; empty for GET.</summary>
    public IFormCollection Form { get; set; } = FormCollection.Empty;

    /// <summary>Gets or sets the number in the path, such as 12 in <c>users/12</c>; 0 if there is none.</summary>
    public int Id { get; set; }

    /// <summary>Gets the token that is cancelled when the client disconnects.</summary>
    public CancellationToken CancellationToken => Context.RequestAborted;

    /// <summary>Gets the user with the address of the client, for the audit.</summary>
    public AuditActor Actor => new(Caller?.AssociateId, Caller?.Name, Context.Connection.RemoteIpAddress);

    /// <summary>Gets the address of the server as the client used it, without a slash at its end.</summary>
    public string ServerAddress
    {
        get
        {
            var request = Context.Request;
            return $"{request.Scheme}://{request.Host.ToUriComponent()}{request.PathBase.ToUriComponent()}"
                + new PathString(Path.Before.Length == 0 ? null : Path.Before).ToUriComponent();
        }
    }

    /// <summary>Gets a field of the form without surrounding white space; empty if there is none.</summary>
    public string Field(string name) => Form[name].ToString().Trim();

    /// <summary>Gets a parameter of the query without surrounding white space; empty if there is none.</summary>
    public string Query(string name) => Context.Request.Query[name].ToString().Trim();

    /// <summary>Responds with a redirection to a page, which the browser gets by GET.</summary>
    /// <param name="page">The address of the page, relative to the folder of the console.</param>
    public void Redirect(string page)
    {
        Context.Response.StatusCode = StatusCodes.Status303SeeOther;
        Context.Response.Headers.Location = Path.Link(page);
    }
}
