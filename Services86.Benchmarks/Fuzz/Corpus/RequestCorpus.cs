using System.Collections.Immutable;
using System.Text;
using System.Text.Json.Nodes;
using System.Xml.Linq;
using Services86.Description;
using Services86.Rest.Routing;

namespace Services86.Benchmarks.Fuzz.Corpus;

/// <summary>Valid requests: each operation in each protocol and media type, and the documents of the server.</summary>
internal sealed class RequestCorpus
{
    private const string Soap11 = "http://schemas.xmlsoap.org/soap/envelope/";
    private const string Soap12 = "http://www.w3.org/2003/05/soap-envelope";

    // Operations that verify a password, which takes some 100 ms of processor time.
    private const string SlowPrefix = "Authenticate";
    private const int SlowShare = 20;

    // Saves of which the stored data are compared with the request.
    private const string ComparedOperation = "SaveServiceAuth";
    private const int ComparedCopies = 10;

    private static readonly string[] Documents =
    [
        "/", "/Remote/Services86/User.svc", "/Remote/Services86/User.svc?wsdl", "/api", "/api/v1",
        "/api/v1/Agents/User", "/openapi/User.json", "/docs/", "/Remote/Services86/", "/api/v1/session",
    ];

    private readonly SampleContent _content = new();
    private readonly List<FuzzRequest> _requests = [];
    private readonly List<FuzzRequest> _slow = [];

    /// <summary>Creates the corpus of the contracts that the server serves.</summary>
    public RequestCorpus()
    {
        foreach (var agent in (Type[])[typeof(IUserAgent), typeof(IEMailAgent), typeof(ISoPrincipalAgent)])
        {
            var service = new RestService(ContractDescription.Of(agent));
            foreach (var operation in ContractDescription.Of(agent).Operations)
            {
                AddSoap(operation);
            }

            foreach (var operation in service.Operations)
            {
                AddRest(operation);
            }
        }

        foreach (var address in Documents)
        {
            Add(new FuzzRequest
            {
                Name = $"GET {address}",
                Method = "GET",
                Address = address,
                Headers = ImmutableDictionary<string, string>.Empty,
                Syntax = BodySyntax.UrlEncoded,
                Body = [],
            });
        }

        var compared = _requests.Where(request => request.Name.Contains(ComparedOperation)).ToList();
        for (var copy = 1; copy < ComparedCopies; copy++)
        {
            _requests.AddRange(compared);
        }
    }

    /// <summary>Picks a request.</summary>
    public FuzzRequest Pick(Random random)
    {
        var list = random.Next(SlowShare) == 0 && random.Next(SlowShare) == 0 ? _slow : _requests;
        return list[random.Next(list.Count)];
    }

    private void Add(FuzzRequest request) =>
        (request.Name.Contains("." + SlowPrefix) ? _slow : _requests).Add(request);

    private void AddSoap(OperationDescription operation)
    {
        XNamespace services = operation.Request.XmlNamespace;
        var content = new XElement(
            services + operation.Request.WrapperName,
            operation.Request.Parts.Select(part => _content.Xml(part.Type, XName.Get(part.Name, part.XmlNamespace))));
        AddSoap(operation, content);
        if (operation.Name == ComparedOperation)
        {
            AddSmall(content, small => AddSoap(operation, small));
        }
    }

    private void AddSoap(OperationDescription operation, XElement content)
    {
        AddSoap(operation, Soap11, "text/xml", content);
        AddSoap(operation, Soap12, "application/soap+xml", content);
    }

    private void AddSoap(OperationDescription operation, XNamespace soap, string mediaType, XElement content)
    {
        var contract = operation.Contract;
        XNamespace services = operation.Request.XmlNamespace;
        var envelope = new XElement(
            soap + "Envelope",
            new XElement(
                soap + "Header",
                new XElement(services + "ApplicationToken", "token"),
                new XElement(
                    services + "Credentials",
                    new XElement(services + "Ticket", FuzzRequest.TicketPlaceholder))),
            new XElement(soap + "Body", content));
        Add(new FuzzRequest
        {
            Name = $"SOAP {mediaType} {contract.Name}.{operation.Name}",
            Address = $"/Remote/{contract.Version.Name}/{contract.Name}.svc",
            Headers = ImmutableDictionary<string, string>.Empty
                .Add("Content-Type", $"{mediaType}; charset=utf-8")
                .Add("SOAPAction", $"\"{operation.Action}\""),
            Syntax = BodySyntax.Xml,
            Body = Encoding.UTF8.GetBytes(envelope.ToString(SaveOptions.DisableFormatting)),
        });
    }

    // The mutation of a small record often leaves no member that the server knows.
    private static void AddSmall(XElement content, Action<XElement> add)
    {
        foreach (var member in content.Elements().Single().Elements().Where(member => !member.HasElements))
        {
            var small = new XElement(content);
            small.Elements().Single().ReplaceNodes(member);
            add(small);
        }
    }

    private void AddRest(RestOperation operation)
    {
        var parts = operation.Description.Request.Parts
            .Select(part => (Part: part, Xml: _content.Xml(part.Type, XName.Get(part.Name, part.XmlNamespace))))
            .ToList();
        var json = new JsonObject(parts.Select(
            part => KeyValuePair.Create(part.Part.Name, SampleContent.Json(part.Part.Type, part.Xml))));
        var address = operation.QueryName is { } id ? $"{operation.Path}?{id}=1" : operation.Path;
        var isWhole = operation.Parameters == RestParameters.Body;
        var body = isWhole ? json.First().Value! : json;
        XNamespace services = operation.Description.Request.XmlNamespace;
        var xml = isWhole
            ? Renamed(parts[0].Xml, parts[0].Part.Type)
            : new XElement(services + operation.Description.Request.WrapperName, parts.Select(part => part.Xml));
        AddRest(operation, address, "application/json", BodySyntax.Json, body.ToJsonString());
        AddRest(operation, address, "application/xml", BodySyntax.Xml, xml.ToString(SaveOptions.DisableFormatting));
        AddRest(operation, address, "application/x-www-form-urlencoded", BodySyntax.UrlEncoded, Form(json));
        if (operation.Description.Name == ComparedOperation)
        {
            foreach (var member in (JsonObject)body)
            {
                var small = new JsonObject { [member.Key] = member.Value?.DeepClone() };
                AddRest(operation, address, "application/json", BodySyntax.Json, small.ToJsonString());
            }
        }

        if (operation.Patchable is not null)
        {
            AddRest(operation, address, "application/merge-patch+json", BodySyntax.Json, body.ToJsonString());
            AddRest(operation, address, "application/json-patch+json", BodySyntax.Json, Patch((JsonObject)body));
        }
    }

    private void AddRest(RestOperation operation, string address, string mediaType, BodySyntax syntax, string body) =>
        Add(new FuzzRequest
        {
            Name = $"REST {mediaType} {operation.Name}",
            Address = address,
            Headers = ImmutableDictionary<string, string>.Empty
                .Add("Content-Type", mediaType)
                .Add("Authorization", "SOTicket " + FuzzRequest.TicketPlaceholder),
            Syntax = syntax,
            Body = Encoding.UTF8.GetBytes(body),
        });

    private static XElement Renamed(XElement part, TypeDescription type) =>
        new(XName.Get(type.Name, type.XmlNamespace), part.Attributes(), part.Nodes());

    private static string Form(JsonObject parameters) => string.Join('&', parameters
        .Where(parameter => parameter.Value is JsonValue)
        .Select(parameter => $"{parameter.Key}={Uri.EscapeDataString(parameter.Value!.ToString())}"));

    private static string Patch(JsonObject entity) => new JsonArray([.. entity
        .Where(member => member.Value is JsonValue)
        .Select(member => (JsonNode)new JsonObject
        {
            ["op"] = "replace",
            ["path"] = "/" + member.Key,
            ["value"] = member.Value?.DeepClone(),
        })]).ToJsonString();
}
