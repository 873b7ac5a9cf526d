using Microsoft.AspNetCore.Http;
using Services86.Description;

namespace Services86.Soap.Help;

/// <summary>The page at the address of a service, for people who open the address in a browser.</summary>
/// <remarks>
/// An application registers a page of its own as a service. Without one, the address has a plain page that lists the
/// operations. The page is resolved when it is first asked for.
/// </remarks>
public interface IServicePage
{
    /// <summary>Responds to a GET or HEAD request at the address of a service.</summary>
    /// <param name="context">The request and its response.</param>
    /// <param name="contract">The contract of the service.</param>
    Task SendAsync(HttpContext context, ContractDescription contract);
}
