using System.Net;
using System.Text;
using System.Text.Json;
using System.Xml;
using System.Xml.Linq;

namespace Services86.Benchmarks.Fuzz.Oracles;

/// <summary>Judges a response by itself: the status, the syntax and the schema.</summary>
internal sealed class ResponseOracle(ReplySchemas schemas)
{
    private const string Soap11 = "http://schemas.xmlsoap.org/soap/envelope/";
    private const string Soap12 = "http://www.w3.org/2003/05/soap-envelope";
    private const int MaxErrorBytes = 16 * 1024;

    /// <summary>Judges a response.</summary>
    /// <returns>The violation; null if there is none.</returns>
    public Violation? Judge(FuzzRequest request, FuzzResponse response)
    {
        if (response.Status >= 400 && response.Body.Length > MaxErrorBytes)
        {
            return new Violation("A rejection is small", $"{response.Body.Length} bytes");
        }

        try
        {
            if (response.IsXml)
            {
                return JudgeXml(Parse(response.Body), response);
            }

            if (response.Status >= 500 && response.Status != (int)HttpStatusCode.ServiceUnavailable)
            {
                return Failed(response);
            }

            return response.IsJson ? JudgeJson(request, response) : null;
        }
        catch (Exception exception) when (exception is XmlException or JsonException)
        {
            return new Violation("A response is well formed", exception.Message);
        }
    }

    /// <summary>Parses an XML document.</summary>
    /// <exception cref="XmlException">The document is not well formed.</exception>
    public static XDocument Parse(byte[] body)
    {
        using var reader = XmlReader.Create(
            new MemoryStream(body), new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit });
        return XDocument.Load(reader);
    }

    private static Violation Failed(FuzzResponse response) => new(
        "The server does not fail", $"status {response.Status}: {Encoding.UTF8.GetString(response.Body)}");

    private Violation? JudgeXml(XDocument document, FuzzResponse response)
    {
        var root = document.Root!;
        if (root.Name.LocalName != "Envelope" || root.Name.NamespaceName is not (Soap11 or Soap12))
        {
            return response.Status == (int)HttpStatusCode.InternalServerError ? Failed(response) : null;
        }

        var body = root.Elements(root.Name.Namespace + "Body").SingleOrDefault();
        if (body is null || body.Elements().Count() != 1)
        {
            return new Violation("An envelope has one body with one element", root.ToString());
        }

        var content = body.Elements().Single();
        if (content.Name != root.Name.Namespace + "Fault")
        {
            return schemas.Validate(root.Elements(root.Name.Namespace + "Header").Elements(), content);
        }

        // SOAP 1.1 prescribes the status 500 for every fault, also for those that the client caused.
        return content.Value.Contains("InternalServiceFault", StringComparison.Ordinal) ? Failed(response) : null;
    }

    private static Violation? JudgeJson(FuzzRequest request, FuzzResponse response)
    {
        using var document = JsonDocument.Parse(response.Body);
        if (response.Status != (int)HttpStatusCode.OK || !request.Address.StartsWith("/api/v1/Agents/", default)
            || request.Method != "POST")
        {
            return null;
        }

        return ReplyShape.Find(request.Address) is { } shape && shape.Compare(document.RootElement) is { } difference
            ? new Violation("A result has the members of its type", difference)
            : null;
    }
}
