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

/// <summary>Composes REST.</summary>
/// <remarks>
/// The folders of the project are namespaces. Each one uses only those that are listed before it: Headers and Languages
/// (what requests and texts say), Errors, Routing (operations and addresses), Authorization, Bodies (how requests are
/// read), Responses (how results are written), Json and Xml, UrlEncoded and Patches, Help, Http (what handles
/// requests), OpenApi and Docs.
/// </remarks>
internal static class RestExtensions
{
    /// <summary>Adds the services of REST.</summary>
    /// <param name="services">The services to add to, with the agents.</param>
    /// <param name="options">The settings of REST.</param>
    /// <returns><paramref name="services"/>.</returns>
    public static IServiceCollection AddRest(this IServiceCollection services, RestOptions options) => services
        .AddSingleton(options.Limits)
        .AddSingleton<RestServices>()
        .AddSingleton<RestAuthorization>()
        .AddSingleton<BrowserSession>()
        .AddFormats()
        .AddSingleton(provider => new RequestContentReader(
            provider.GetServices<IRestBodyReader>(), options.Limits, options.UnknownMembers))
        .AddSingleton(provider => new PatchHandler(
            provider.GetRequiredService<AgentDispatcher>(),
            provider.GetServices<SaveRight>(),
            provider.GetRequiredService<RestJson>(),
            options.Limits.MaxBodyBytes))
        .AddSingleton<ResponseFormats>()
        .AddSingleton<RestResponse>()
        .AddSingleton<RestFailures>()
        .AddSingleton<RestCallHandler>()
        .AddSingleton<OperationEndpoints>()
        .AddSingleton<SessionEndpoint>()
        .AddSingleton<RestRequestHandler>()
        .AddHelp();

    /// <summary>
    /// Serves the operations of every registered contract below <c>/api</c>, their OpenAPI documents below
    /// <c>/openapi</c>, and a page that shows the documents at <c>/docs</c>.
    /// </summary>
    public static IApplicationBuilder UseRest(this IApplicationBuilder app) => app
        .UseMiddleware<RestMiddleware>()
        .UseMiddleware<OpenApiMiddleware>()
        .UseMiddleware<DocsMiddleware>();

    // The first format is the default of responses. The OpenAPI documents list media types in this order.
    private static IServiceCollection AddFormats(this IServiceCollection services) => services
        .AddSingleton<RestJson>()
        .AddSingleton(new DataContractXml(ServicesVersion.Rest))
        .AddSingleton<IResponseFormat, JsonFormat>()
        .AddSingleton<IResponseFormat, XmlFormat>()
        .AddSingleton<IRestBodyReader, JsonBodyReader>()
        .AddSingleton<IRestBodyReader, XmlBodyReader>()
        .AddSingleton<IRestBodyReader, UrlEncodedBodyReader>()
        .AddSingleton<IRestBodyReader, JsonPatchBodyReader>()
        .AddSingleton<IRestBodyReader, MergePatchBodyReader>();

    private static IServiceCollection AddHelp(this IServiceCollection services) => services
        .AddSingleton<DocComments>()
        .AddSingleton<Samples>()
        .AddSingleton<HelpPages>()
        .AddSingleton<OperationHelp>()
        .AddSingleton<RestMediaTypes>();
}
