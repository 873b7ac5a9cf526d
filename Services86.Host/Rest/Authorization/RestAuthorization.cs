using Services86.Description;
using Services86.Host.Agents;
using Services86.Host.Security;

namespace Services86.Host.Rest.Authorization;

/// <summary>Proves the application and the caller of a REST request by its headers.</summary>
internal sealed class RestAuthorization(ApplicationService applications, TicketService tickets)
{
    private const string ApplicationTokenHeader = "SO-AppToken";

    /// <summary>Gives the caller of a request.</summary>
    /// <param name="context">The request.</param>
    /// <param name="contract">The agent that is called.</param>
    /// <returns>The caller; null where the agent needs no login.</returns>
    /// <exception cref="SoSessionException">The application or the caller is not proved.</exception>
    /// <exception cref="SoFunctionRightException">The application may not call the agent.</exception>
    public async ValueTask<Caller?> RequireAsync(HttpContext context, ContractDescription contract)
    {
        var headers = context.Request.Headers;

        // Before the ticket: an application that may not call learns nothing about tickets or passwords.
        await applications.RequireAsync(headers[ApplicationTokenHeader], ApplicationTokenHeader, contract, context.RequestAborted);
        if (contract.RequestHeadersType == typeof(ApplicationRequestHeaders))
        {
            return null;
        }

        var authorization = headers.Authorization.ToString();
        var separator = authorization.IndexOf(' ', StringComparison.Ordinal);
        var ticket = separator > 0 && authorization.AsSpan(0, separator).Equals("SoTicket", StringComparison.OrdinalIgnoreCase)
            ? authorization[(separator + 1)..]
            : null;
        return await tickets.RequireAsync(ticket, context.RequestAborted);
    }
}
