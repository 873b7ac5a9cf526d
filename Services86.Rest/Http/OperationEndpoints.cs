using Services86.Rest.Routing;

namespace Services86.Rest.Http;

/// <summary>The endpoints that call the operations. They are created once, at start-up.</summary>
internal sealed class OperationEndpoints(RestServices services, RestCallHandler calls)
{
    private readonly Dictionary<RestOperation, RestEndpoint> _endpoints = services.All
        .SelectMany(service => service.Operations)
        .ToDictionary(
            operation => operation,
            operation => new RestEndpoint(operation.Name, context => calls.RespondAsync(context, operation))
            {
                Operation = operation,
            });

    /// <summary>Gets the endpoint that calls an operation.</summary>
    public RestEndpoint Of(RestOperation operation) => _endpoints[operation];
}
