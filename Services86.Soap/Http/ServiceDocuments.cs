using Microsoft.AspNetCore.Http;
using Services86.Soap.Help;

namespace Services86.Soap.Http;

/// <summary>Answers the GET requests of a service: with its WSDL, or with a page about it.</summary>
internal static class ServiceDocuments
{
    /// <summary>Sends the document that the query asks for: <c>?wsdl</c>, <c>?singleWsdl</c>, or none for the page.</summary>
    public static Task SendAsync(HttpContext context, SoapService service)
    {
        var request = context.Request;
        var address = $"{request.Scheme}://{request.Host.ToUriComponent()}{request.PathBase.ToUriComponent()}{request.Path.ToUriComponent().TrimEnd('/')}";
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
