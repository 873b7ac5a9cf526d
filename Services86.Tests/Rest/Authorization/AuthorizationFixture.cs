using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Services86.Agents.Calls;
using Services86.Data.Associates;
using Services86.Description;
using Services86.Rest.Authorization;
using Services86.Tests.Support;

namespace Services86.Tests.Rest.Authorization;

/// <summary>Authorizes requests with the server's services without sending the requests.</summary>
internal abstract class AuthorizationFixture : ServerFixture
{
    protected const string Password = "Pa55-of-rest";

    private static readonly ContractDescription User = ContractDescription.Of(typeof(IUserAgent));
    private static readonly ContractDescription SoPrincipal = ContractDescription.Of(typeof(ISoPrincipalAgent));

    protected RestAuthorization Authorization => Server.Services.GetRequiredService<RestAuthorization>();

    protected BrowserSession Session => Server.Services.GetRequiredService<BrowserSession>();

    protected static string Basic(string userName, string password) =>
        "Basic " + Convert.ToBase64String(Encoding.UTF8.GetBytes($"{userName}:{password}"));

    /// <summary>Creates a request with headers.</summary>
    protected static HttpContext Request(params (string Name, string? Value)[] headers)
    {
        var context = new DefaultHttpContext();
        context.Request.Scheme = "http";
        context.Request.Host = new HostString("crm.example.com");
        foreach (var (name, value) in headers)
        {
            context.Request.Headers[name] = value;
        }

        return context;
    }

    protected async Task<Caller?> AskAsync(params (string Name, string? Value)[] headers) =>
        await Authorization.RequireAsync(Request(headers), User);

    protected async Task<Caller?> AskSoPrincipalAsync(params (string Name, string? Value)[] headers) =>
        await Authorization.RequireAsync(Request(headers), SoPrincipal);

    protected Task<int> AddAsync(string name, AssociateRole role = AssociateRole.Employee) =>
        Server.AddUserAsync(name, Secret(Password), role);
}
