using Microsoft.OpenApi;
using Services86.Rest.Headers;
using Services86.Rest.Help;
using Services86.Rest.Routing;

namespace Services86.Rest.OpenApi;

/// <summary>Builds the OpenAPI document of an agent.</summary>
/// <remarks>
/// The names are those of the published documents, so that generated clients work with either. Source:
/// docs/SERVICES86.md section 6.4.
/// </remarks>
internal sealed class AgentDocumentBuilder
{
    private readonly RestService _service;
    private readonly RestMediaTypes _mediaTypes;
    private readonly DocComments _comments;
    private readonly OpenApiDocument _document = new();
    private readonly Schemas _schemas;
    private readonly CommonComponents _common;

    private AgentDocumentBuilder(RestService service, RestMediaTypes mediaTypes, DocComments comments, Samples samples)
    {
        _service = service;
        _mediaTypes = mediaTypes;
        _comments = comments;
        _schemas = new Schemas(_document, comments, samples);
        _common = new CommonComponents(_document, _schemas, mediaTypes);
    }

    private string Tag => _service.Contract.Name + "_Agent";

    /// <summary>Builds a document.</summary>
    /// <param name="service">The agent.</param>
    /// <param name="mediaTypes">The media types of bodies and responses.</param>
    /// <param name="comments">The descriptions of the operations and types.</param>
    /// <param name="samples">Samples of values.</param>
    /// <param name="address">The address of the server.</param>
    public static OpenApiDocument Build(
        RestService service, RestMediaTypes mediaTypes, DocComments comments, Samples samples, string address) =>
        new AgentDocumentBuilder(service, mediaTypes, comments, samples).Build(address);

    private OpenApiDocument Build(string address)
    {
        var contract = _service.Contract;
        _document.Info = new OpenApiInfo
        {
            Title = $"{ServicesVersion.Default.Name}: {contract.Name} agent",
            Version = "v1",
            Description = _comments.SummaryOf(contract.AgentType),
        };
        _document.Servers = [new OpenApiServer { Url = address }];
        _document.Tags = new HashSet<OpenApiTag> { new() { Name = Tag } };
        if (RestService.NeedsLogin(contract))
        {
            _common.AddSecurity();
        }

        foreach (var operation in _service.Operations)
        {
            _document.Paths.Add(operation.Path, new OpenApiPathItem
            {
                Operations = new() { [HttpMethod.Post] = Describe(operation) },
            });
        }

        return _document;
    }

    private OpenApiOperation Describe(RestOperation operation)
    {
        var method = operation.Description.Method;
        return new OpenApiOperation
        {
            OperationId = $"v1{operation.Description.Contract.Name}Agent_{operation.Description.Name}",
            Tags = new HashSet<OpenApiTagReference> { new(Tag, _document) },
            Summary = _comments.SummaryOf(method),
            Description = _comments.RemarksOf(method),
            Parameters = [.. ParametersOf(operation)],
            RequestBody = BodyOf(operation),
            Responses = ResponsesOf(operation),
            Security = RestService.NeedsLogin(operation.Description.Contract) ? null : [],
        };
    }

    private IEnumerable<IOpenApiParameter> ParametersOf(RestOperation operation)
    {
        if (operation.QueryName is { } name)
        {
            var id = operation.Description.Request.Parts[0];
            yield return new OpenApiParameter
            {
                Name = name,
                In = ParameterLocation.Query,
                Required = true,
                Description = _comments.SummaryOf(id),
                Schema = _schemas.OfWhole(id),
            };
        }

        if (CanSelect(operation))
        {
            yield return _common.Select;
        }

        if (!operation.IsVoid)
        {
            foreach (var header in _common.TranslationHeaders)
            {
                yield return header;
            }
        }

        if (!operation.IsVoid || operation.HasBody)
        {
            yield return _common.TimeZoneHeader;
        }

        yield return _common.ApplicationTokenHeader;
    }

    // As documented: not for an entity that is not stored yet, nor for an entity that has just been saved.
    private static bool CanSelect(RestOperation operation) =>
        !operation.IsVoid
        && operation.SavedEntity is null
        && !operation.Description.Name.StartsWith("CreateDefault", StringComparison.Ordinal);

    private OpenApiRequestBody? BodyOf(RestOperation operation)
    {
        if (!operation.HasBody)
        {
            return null;
        }

        var parts = operation.Description.Request.Parts;
        var (description, schema) = operation.Parameters == RestParameters.Body
            ? (_comments.SummaryOf(parts[0]), _schemas.OfBody(parts[0]))
            : (string.Join(", ", parts.Select(part => part.Name)), _schemas.OfParts(
                SchemaNames.OfParameters(operation), $"The parameters of {operation.Description.Name}.", parts));
        return new OpenApiRequestBody
        {
            Required = true,
            Description = description,
            Content = _mediaTypes.BodiesOf(operation).ToDictionary(
                mediaType => mediaType,
                IOpenApiMediaType (mediaType) => ContentOf(
                    mediaType == MediaType.JsonPatch ? _common.JsonPatch : schema)),
        };
    }

    private OpenApiResponses ResponsesOf(RestOperation operation)
    {
        var responses = new OpenApiResponses { [operation.IsVoid ? "204" : "200"] = SuccessOf(operation) };
        foreach (var (status, response) in _common.FailuresOf(operation))
        {
            responses.Add(status, response);
        }

        return responses;
    }

    private OpenApiResponse SuccessOf(RestOperation operation)
    {
        if (operation.IsVoid)
        {
            return new OpenApiResponse { Description = "It is done; there is no result." };
        }

        var reply = operation.Description.Reply;
        var schema = operation.HasSeveralResults
            ? _schemas.OfParts(
                SchemaNames.OfResults(operation), $"The results of {operation.Description.Name}.", reply.Parts)
            : _schemas.OfWhole(reply.Parts[0]);
        return new OpenApiResponse
        {
            Description = _comments.ResultOf(operation.Description.Method) ?? "It is done.",
            Content = _mediaTypes.Responses.ToDictionary(
                mediaType => mediaType, IOpenApiMediaType (_) => ContentOf(schema)),
        };
    }

    private static OpenApiMediaType ContentOf(IOpenApiSchema schema) => new() { Schema = schema };
}
