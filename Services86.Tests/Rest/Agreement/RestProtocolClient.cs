using System.Text;
using System.Text.Json;
using Services86.Rest.Routing;
using Services86.Tests.Support;

namespace Services86.Tests.Rest.Agreement;

/// <summary>Calls operations over REST.</summary>
internal sealed class RestProtocolClient(Services86Server server, string ticket) : ProtocolClient(server, ticket)
{
    private readonly RestServices _services = (RestServices)server.Services.GetService(typeof(RestServices))!;

    public override async Task<ProtocolResult> CallAsync(string agent, string operation, WireObject parameters)
    {
        var style = _services.Require(agent, operation).Parameters;
        var path = $"/api/v1/Agents/{agent}/{operation}";
        if (style == RestParameters.Query)
        {
            path += $"?{parameters.Members[0].Name}={parameters.Members[0].Value}";
        }

        using var request = new HttpRequestMessage(HttpMethod.Post, path);
        request.Headers.TryAddWithoutValidation("Authorization", $"SoTicket {Ticket}");
        request.Content = new StringContent(
            style == RestParameters.Body ? parameters.Members[0].Value.ToJson() : parameters.ToJson(),
            Encoding.UTF8,
            "application/json");
        using var response = await Server.Http.SendAsync(request);
        var answer = await RestHttpAnswer.ReadAsync(response);
        var values = new Dictionary<string, string?>();
        if (!response.IsSuccessStatusCode)
        {
            var reached = answer.Json.GetProperty("ExceptionInfo").ValueKind == JsonValueKind.Object;
            return new ProtocolResult(reached ? answer.ErrorType : ProtocolResult.Malformed, values);
        }

        if (answer.Text.Length > 0)
        {
            Collect(answer.Json, "", values);
        }

        return new ProtocolResult(null, values);
    }

    private static void Collect(JsonElement value, string path, Dictionary<string, string?> values)
    {
        switch (value.ValueKind)
        {
            case JsonValueKind.Object when value.EnumerateObject().Any():
                foreach (var member in value.EnumerateObject())
                {
                    Collect(member.Value, $"{path}/{member.Name}", values);
                }

                break;
            case JsonValueKind.Array when value.GetArrayLength() > 0:
                foreach (var (item, index) in value.EnumerateArray().Select((item, index) => (item, index)))
                {
                    Collect(item, $"{path}/{index}", values);
                }

                break;
            case JsonValueKind.Object or JsonValueKind.Array:
                values[path] = "";
                break;
            case JsonValueKind.True or JsonValueKind.False:
                values[path] = value.GetRawText();
                break;
            case JsonValueKind.Null:
                values[path] = null;
                break;
            default:
                values[path] = value.ToString();
                break;
        }
    }
}
