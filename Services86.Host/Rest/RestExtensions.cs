using Services86.Host.Rest.Authorization;
using Services86.Host.Rest.Bodies;
using Services86.Host.Rest.Docs;
using Services86.Host.Rest.Errors;
using Services86.Host.Rest.Forms;
using Services86.Host.Rest.Guide;
using Services86.Host.Rest.Http;
using Services86.Host.Rest.Json;
using Services86.Host.Rest.OpenApi;
using Services86.Host.Rest.Patches;
using Services86.Host.Rest.Routing;
using Services86.Host.Rest.Xml;
using Services86.Soap;

namespace Services86.Host.Rest;

/// <summary>Puts REST into the program.</summary>
internal static class RestExtensions
{
    /// <summary>Adds what REST needs.</summary>
    public static IServiceCollection AddRest(this IServiceCollection services) => services
        .AddSingleton<RestServices>()
        .AddSingleton<RestAuthorization>()
        .AddSingleton<BrowserSession>()
        .AddSingleton<SessionEndpoint>()
        .AddSingleton<RestArguments>()
        .AddSingleton<RestFailures>()
        .AddSingleton<RestFormats>()
        .AddSingleton<RestResponse>()
        .AddSingleton<RestGuide>()
        .AddSingleton<OperationGuide>()
        .AddSingleton<DocComments>()
        .AddSingleton<Samples>()
        .AddSingleton<RestMediaTypes>()
        .AddSingleton<RestRequestHandler>()
        .AddSingleton<RestJson>()
        .AddSingleton(new DataContractXml(ServicesVersion.XmlNamespace))
        .AddSingleton<IRestFormat, JsonFormat>()
        .AddSingleton<IRestFormat, XmlFormat>()
        .AddSingleton<IRestBodyReader, JsonBodyReader>()
        .AddSingleton<IRestBodyReader, XmlBodyReader>()
        .AddSingleton<IRestBodyReader, FormBodyReader>()
        .AddSingleton<PatchedEntities>()
        .AddSingleton<IRestBodyReader, JsonPatchBodyReader>()
        .AddSingleton<IRestBodyReader, MergePatchBodyReader>();

    /// <summary>
    /// Serves the operations of every registered contract below <c>/api</c>, their OpenAPI documents below
    /// <c>/openapi</c>, and a page that shows these at <c>/docs</c>.
    /// </summary>
    public static IApplicationBuilder UseRest(this IApplicationBuilder app) => app
        .UseMiddleware<RestMiddleware>()
        .UseMiddleware<OpenApiMiddleware>()
        .UseMiddleware<DocsMiddleware>();
}
