using Microsoft.AspNetCore.Http;
using Services86.Soap.Help;

namespace Services86.Soap.Http;

/// <summary>Handles the GET and HEAD requests of a service: sends the WSDL or the help page.</summary>
internal static class ServiceDocuments
{
    /// <summary>Sends the WSDL for <c>?wsdl</c> and <c>?singleWsdl</c>, otherwise the help page.</summary>
    public static Task SendAsync(HttpContext context, SoapService service)
    {
        var request = context.Request;
        var address = $"{request.Scheme}://{request.Host.ToUriComponent()}{request.PathBase.ToUriComponent()}"
            + $"{request.Path.ToUriComponent().TrimEnd('/')}";
        return request.Query.ContainsKey("wsdl") || request.Query.ContainsKey("singleWsdl")
            ? SendAsync(context, "text/xml; charset=utf-8", service.Wsdl.ToBytes(address))
            : SendAsync(context, "text/html; charset=utf-8", HelpPage.ToBytes(service.Contract.Description, address));
    }

    private static async Task SendAsync(HttpContext context, string contentType, byte[] content)
    {
        context.Response.ContentType = contentType;
        context.Response.ContentLength = content.Length;
        if (!HttpMethods.IsHead(context.Request.Method))
        {
            await context.Response.Body.WriteAsync(content, context.RequestAborted);
        }
    }
}
