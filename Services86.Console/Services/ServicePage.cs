using Microsoft.AspNetCore.Http;
using Services86.Description;
using Services86.Soap.Help;
using Services86.Soap.Http;
using Services86.WebConsole.Requests;

namespace Services86.WebConsole.Services;

/// <summary>The page at the address of a SOAP service.</summary>
internal sealed class ServicePage(ServiceDescriber services, PageResponse responses, SoapOptions options)
    : IServicePage
{
    /// <inheritdoc/>
    public Task SendAsync(HttpContext context, ContractDescription contract)
    {
        var path = context.Request.Path.Value!;
        var service = path.TrimEnd('/');
        var before = service[..^options.PathOf(contract).Length];
        var depth = path[before.Length..].Count(c => c == '/') - 1;
        var request = new PageRequest(context, PagePath.Outside(before, depth));
        var address = request.ServerAddress + new PathString(service[before.Length..]).ToUriComponent();
        return responses.SendAsync<ServiceView>(
            request, services.Describe(contract, request.ServerAddress, address));
    }
}
