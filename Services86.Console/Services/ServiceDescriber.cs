using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Services86.Description;
using Services86.Rest.Help;
using Services86.Rest.Routing;

namespace Services86.WebConsole.Services;

/// <summary>Describes a service: each operation with its doc comment and calls to copy.</summary>
internal sealed class ServiceDescriber(
    RestServices rest, DocComments comments, OperationHelp help, SoapSample envelopes)
{
    private const string Example = "Example";

    private static readonly JsonSerializerOptions Readable = new()
    {
        WriteIndented = true,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>Describes a service.</summary>
    /// <param name="contract">The contract.</param>
    /// <param name="server">The address of the server, without a slash at its end.</param>
    /// <param name="address">The address of the service.</param>
    public ServiceModel Describe(ContractDescription contract, string server, string address) => new(
        contract.Name,
        contract.Version.Name,
        address,
        contract.XmlNamespace,
        comments.SummaryOf(contract.AgentType),
        RestService.NeedsLogin(contract),
        [.. contract.Operations.Select(operation => Describe(operation, server, address))]);

    private ServiceOperation Describe(OperationDescription operation, string server, string address)
    {
        var envelope = envelopes.Of(operation);
        return new ServiceOperation(
            operation.Name,
            comments.SummaryOf(operation.Method),
            comments.RemarksOf(operation.Method),
            comments.ResultOf(operation.Method),
            operation.Action,
            envelope,
            $"""
            curl -s {Quote(address)} \
              -H 'Content-Type: text/xml; charset=utf-8' -H {Quote($"SOAPAction: \"{operation.Action}\"")} -d @- <<'XML'
            {envelope}
            XML
            """,
            RestCallOf(rest.Require(operation.Contract.Name, operation.Name), server));
    }

    private string RestCallOf(RestOperation operation, string server)
    {
        var query = operation.QueryName is { } name ? $"?{name}=0" : "";
        var login = RestService.NeedsLogin(operation.Description.Contract)
            ? $" \\\n  -H 'Authorization: SoTicket {SoapSample.Ticket}'"
            : "";
        var call = $"curl -s -X POST {Quote(server + operation.Path + query)}{login}";
        return help.Of(operation).TryGetPropertyValue(Example, out var body)
            ? $"{call} \\\n  -H 'Content-Type: application/json' -d {Quote(JsonOf(body))}"
            : call;
    }

    private static string JsonOf(JsonNode? body) =>
        (body?.ToJsonString(Readable) ?? "null").ReplaceLineEndings("\n");

    // As one word of a shell.
    private static string Quote(string text) => $"'{text.Replace("'", "'\\''", StringComparison.Ordinal)}'";
}
