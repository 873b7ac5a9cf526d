using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Services86.Http;
using Services86.Soap.Help;

namespace Services86.Soap.Http;

/// <summary>Handles the GET and HEAD requests of a service: sends the WSDL or the help page.</summary>
internal static class ServiceDocuments
{
    /// <summary>Sends the WSDL for <c>?wsdl</c> and <c>?singleWsdl</c>, otherwise the help page.</summary>
    public static Task SendAsync(HttpContext context, SoapService service)
    {
        var request = context.Request;
        if (request.Query.ContainsKey("wsdl") || request.Query.ContainsKey("singleWsdl"))
        {
            return DocumentResponse.SendAsync(
                context, "text/xml; charset=utf-8", service.Wsdl.ToBytes(AddressOf(request)));
        }

        var contract = service.Contract.Description;
        return context.RequestServices.GetService<IServicePage>() is { } page
            ? page.SendAsync(context, contract)
            : DocumentResponse.SendAsync(
                context, "text/html; charset=utf-8", HelpPage.ToBytes(contract, AddressOf(request)));
    }

    private static string AddressOf(HttpRequest request) =>
        $"{request.Scheme}://{request.Host.ToUriComponent()}{request.PathBase.ToUriComponent()}"
        + request.Path.ToUriComponent().TrimEnd('/');
}
