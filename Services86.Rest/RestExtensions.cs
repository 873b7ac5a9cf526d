using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Services86.Agents.Calls;
using Services86.Rest.Authorization;
using Services86.Rest.Bodies;
using Services86.Rest.Docs;
using Services86.Rest.Errors;
using Services86.Rest.Help;
using Services86.Rest.Http;
using Services86.Rest.Json;
using Services86.Rest.OpenApi;
using Services86.Rest.Patches;
using Services86.Rest.Responses;
using Services86.Rest.Routing;
using Services86.Rest.UrlEncoded;
using Services86.Rest.Xml;
using Services86.Soap;

namespace Services86.Rest;

/// <summary>Puts REST into the program.</summary>
internal static class RestExtensions
{
    /// <summary>Adds what REST needs.</summary>
    public static IServiceCollection AddRest(this IServiceCollection services, RestOptions options) => services
        .AddSingleton<RestServices>()
        .AddSingleton<RestAuthorization>()
        .AddSingleton<BrowserSession>()
        .AddSingleton<SessionEndpoint>()
        .AddSingleton(provider => new RequestContentReader(
            provider.GetServices<IRestBodyReader>(), options.MaxRequestBytes))
        .AddSingleton<RestFailures>()
        .AddSingleton<ResponseFormats>()
        .AddSingleton<RestResponse>()
        .AddSingleton<HelpPages>()
        .AddSingleton<OperationHelp>()
        .AddSingleton<DocComments>()
        .AddSingleton<Samples>()
        .AddSingleton<RestMediaTypes>()
        .AddSingleton<RestRequestHandler>()
        .AddSingleton<RestJson>()
        .AddSingleton(new DataContractXml(ServicesVersion.Rest))
        .AddSingleton<IResponseFormat, JsonFormat>()
        .AddSingleton<IResponseFormat, XmlFormat>()
        .AddSingleton<IRestBodyReader, JsonBodyReader>()
        .AddSingleton<IRestBodyReader, XmlBodyReader>()
        .AddSingleton<IRestBodyReader, UrlEncodedBodyReader>()
        .AddSingleton<IRestBodyReader, JsonPatchBodyReader>()
        .AddSingleton<IRestBodyReader, MergePatchBodyReader>()
        .AddSingleton(provider => new PatchHandler(
            provider.GetRequiredService<AgentDispatcher>(),
            provider.GetServices<SaveRight>(),
            provider.GetRequiredService<RestJson>(),
            options.MaxRequestBytes));

    /// <summary>
    /// Serves the operations of every registered contract below <c>/api</c>, their OpenAPI documents below
    /// <c>/openapi</c>, and a page that shows these at <c>/docs</c>.
    /// </summary>
    public static IApplicationBuilder UseRest(this IApplicationBuilder app) => app
        .UseMiddleware<RestMiddleware>()
        .UseMiddleware<OpenApiMiddleware>()
        .UseMiddleware<DocsMiddleware>();
}
